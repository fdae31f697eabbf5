import { CannotRun } from "../../../problem.ts";

/** What a column may hold, with the names of columns that hold it, the best first. Case, spaces, underscores, hyphens and full stops do not count. */
const NAMES = {
	headline: "headline title head heading articletitle storytitle newstitle posttitle",
	id: "id guid uid uuid identifier articleid storyid postid newsid recordid",
	url: "url link permalink address uri weburl articleurl storyurl pageurl posturl href",
	redirect_from: "redirectfrom aliases oldurls oldurl oldaddresses formerurl",
	slug: "slug urlslug postname",
	body: "body content text story article fulltext articlebody bodytext storytext articletext maintext contenttext plaintext",
	body_html: "bodyhtml contenthtml html",
	body_markdown: "bodymarkdown contentmarkdown markdown bodymd md",
	published:
		"published date publishedat publishedon publicationdate publishdate publisheddate datepublished dateofpublication pubdate publishtime postdate datetime",
	updated: "updated modified lastmod updatedat modifiedat lastmodified lastupdated datemodified dateupdated modifieddate updateddate",
	authors: "authors author authorname authornames writer writers writtenby reporter reporters journalist creator",
	byline: "byline",
	section: "section category sectionname categoryname department rubric",
	categories: "categories",
	tags: "tags keywords topics tag keyword topic subjects subject labels",
	series: "series",
	dateline: "dateline",
	language: "language lang",
	standfirst: "standfirst summary excerpt dek subtitle subheadline subheading subhead deck teaser abstract",
	description: "description metadescription",
	image: "image imageurl picture photo photourl featuredimage mainimage leadimage topimage urltoimage imagesrc",
	"image.alt": "imagealt imagealttext alttext",
	"image.caption": "imagecaption photocaption caption",
	"image.credit": "imagecredit photocredit photographer",
	print: "print",
	"print.date": "printdate",
	"print.issue": "printissue issue issuenumber",
	"print.edition": "printedition edition",
	"print.page": "printpage page pagenumber",
	source: "source sourcename publication newspaper",
	"source.url": "sourceurl canonical canonicalurl originalurl",
	rights: "rights copyright",
	license: "license licence",
	noindex: "noindex",
	corrections: "corrections correction",
	status: "status poststatus",
	draft: "draft",
	reason: "reason",
	hide_headline: "hideheadline",
	embargo: "embargo embargountil embargoeduntil embargodate",
	expires: "expires expiry expirydate expirationdate",
	kind: "type kind posttype",
} as const satisfies Record<string, string>;

/** What a column may hold. */
export type ColumnField = keyof typeof NAMES;

/** What a column holds, and how good its name is: 0 is the best. */
export interface KnownColumn {
	readonly target: ColumnField;
	readonly rank: number;
}

const KNOWN: ReadonlyMap<string, KnownColumn> = new Map(
	Object.entries(NAMES).flatMap(([target, names]) =>
		[target, ...names.split(" ")].map((name, rank) => [plainName(name), { target: target as ColumnField, rank }] as const),
	),
);

/** A column's name as it is compared: without case, blanks, underscores, hyphens and full stops. */
function plainName(name: string): string {
	return name
		.normalize("NFKC")
		.toLowerCase()
		.replace(/[\s_.-]+/gu, "");
}

/** Which columns hold what, by `--map` and by their names. */
export interface Columns {
	/** What a column with this name holds; undefined if not known. */
	known(name: string): KnownColumn | undefined;
	/** The names of columns in `--map`, by what they hold. */
	readonly mapped: ReadonlyMap<ColumnField, string>;
}

/**
 * @param map `--map`
 * @throws {CannotRun} if it names a field that does not exist
 */
export function columnsBy(map: ReadonlyMap<string, string>): Columns {
	const mapped = new Map<ColumnField, string>();
	for (const [field, name] of map) {
		const target = KNOWN.get(plainName(field))?.target;
		if (target === undefined)
			throw new CannotRun(`--map ${field}=${name}: there is no field ${field}.`, `Write one of ${Object.keys(NAMES).join(", ")}.`);
		mapped.set(target, name);
	}
	const taken = new Map([...mapped].map(([target, name]) => [plainName(name), { target, rank: 0 }]));
	const remembered = new Map<string, KnownColumn | undefined>();
	return { mapped, known };

	function known(name: string): KnownColumn | undefined {
		if (remembered.has(name)) return remembered.get(name);
		const plain = plainName(name);
		const found = taken.get(plain) ?? KNOWN.get(plain);
		// If the user named the column of a field, no other column holds it.
		const result = found && mapped.has(found.target) && !taken.has(plain) ? undefined : found;
		if (remembered.size < 10_000) remembered.set(name, result);
		return result;
	}
}

/** A record: its values by the names of its columns. */
export type Values = ReadonlyMap<string, unknown>;

/** The values of a record by what they are. */
export interface SortedValues {
	readonly of: ReadonlyMap<ColumnField, { readonly name: string; readonly value: unknown }>;
	/** Names of columns whose values are not carried. */
	readonly notCarried: readonly string[];
}

/** Sorts a record. If several columns hold the same thing, the one with the best name counts, unless it is empty. */
export function sortValues(values: Values, columns: Columns): SortedValues {
	const of = new Map<ColumnField, { name: string; value: unknown; rank: number }>();
	const notCarried: string[] = [];
	for (const [target, name] of columns.mapped) {
		const value = valueAt(values, name);
		if (!isEmpty(value)) of.set(target, { name, value, rank: -1 });
	}
	const used = new Set([...columns.mapped.values()].map((name) => plainName(name.split(".")[0] ?? name)));
	for (const [name, value] of values) {
		if (isEmpty(value)) continue;
		const known = columns.known(name);
		const before = known && of.get(known.target);
		if (!known) {
			if (!used.has(plainName(name))) notCarried.push(name);
		} else if (!before || known.rank < before.rank) {
			if (before && !isSame(before.value, value)) notCarried.push(before.name);
			of.set(known.target, { name, value, rank: known.rank });
		} else if (before.rank >= 0 && !isSame(before.value, value)) notCarried.push(name);
	}
	return { of, notCarried };
}

/** The value of a column, or of a member within one (`seo.title`), in any case. */
export function valueAt(values: Values, name: string): unknown {
	if (values.has(name)) return values.get(name);
	const plain = plainName(name);
	for (const [other, value] of values) if (plainName(other) === plain) return value;
	const [first = "", ...rest] = name.split(".");
	let value = rest.length > 0 ? values.get(first) : undefined;
	for (const key of rest) {
		if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
		value = (value as Record<string, unknown>)[key];
	}
	return value;
}

function isEmpty(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value === "string") return value.trim() === "";
	return typeof value === "object" && Object.keys(value).length === 0;
}

function isSame(a: unknown, b: unknown): boolean {
	return a === b || JSON.stringify(a) === JSON.stringify(b);
}
