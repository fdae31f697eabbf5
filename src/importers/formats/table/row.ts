import { shortHash } from "../../../article/slug.ts";
import { shorten } from "../../../article/text.ts";
import type { ImportRule, StoryStep } from "../../importer.ts";
import { headlineFrom, lineOf, membersOf, siteOf, unique, webAddress } from "../../reading/values.ts";
import { bodyOf, isOpening, type RowBody } from "./body.ts";
import { type ColumnField, type Columns, type SortedValues, sortValues, type Values } from "./columns.ts";
import type { DayOrder } from "./dates.ts";
import { fieldsOf, LINES, type OpenRow, withoutUnfit } from "./fields.ts";
import { type InnerText, isWords, longestText } from "./nested.ts";
import { peopleIn } from "./people.ts";
import { isPrivate } from "./status.ts";
import { isId, listOf, nameInShort, plainText, quoted, textOf } from "./values.ts";

/** A problem of a record. */
export interface RowProblem {
	readonly rule: ImportRule;
	readonly severity: "warning" | "error";
	readonly message: string;
	readonly remedy: string;
}

/** A record as a story and its problems, or why it is not a story. */
export type RowStory =
	| {
			readonly story: Omit<StoryStep, "step" | "place">;
			readonly problems: readonly RowProblem[];
			/** The columns in which numbers stand where names should. */
			readonly ids: readonly string[];
	  }
	| { readonly why: string };

/** How a record is read. */
export interface RowReading {
	readonly columns: Columns;
	readonly zone: string;
	/** The order of day and month in a column. */
	readonly order: (column: string) => DayOrder;
	/** It is a record of our own open data: no text in it is HTML, and it has no body. */
	readonly literal: boolean;
}

/** Types of records that systems keep beside their stories. */
const NO_STORIES = /^(revision|attachment|nav_menu_item|custom_css|customize_changeset|oembed_cache|user_request|wp_[a-z_]+)$/;

/** Makes a record a story. */
export function rowStory(values: Values, { columns, zone, order, literal }: RowReading): RowStory {
	const sorted = sortValues(values, columns);
	const at = (field: ColumnField) => sorted.of.get(field)?.value;
	const kind = lineOf(textOf(at("kind"))) ?? "";
	if (NO_STORIES.test(kind)) return { why: `it is of the type ${kind}, which is no story` };
	const rowBody = bodyOf(sorted);
	const { body, left } = rowBody;
	const written = plainText(at("headline"), literal);
	const headline = (written === undefined ? headlineFrom(body) : undefined) ?? (written && shorten(written, 10_000));
	if (headline === undefined) return { why: "it has neither a headline nor a text" };
	const problems: RowProblem[] = [];
	const tell = (rule: ImportRule, message: string, remedy: string, severity: RowProblem["severity"] = "warning") =>
		void problems.push({ rule, severity, message: `"${shorten(headline, 80)}" ${message}`, remedy });
	if (written === undefined) tell("headline-missing", "has no headline. Its first words became it.", "Write a headline.");
	if (!literal) tellOfWords(rowBody, values, columns, tell);

	const addresses = addressesOf(sorted);
	if (addresses.length === 0 && at("url") !== undefined)
		tell("field-odd", `has an address that is not one of the web (${quoted(at("url"))}). It was left out.`, "Look where it stood.");
	const base = addresses.find((address) => URL.canParse(address));
	const row: OpenRow = { sorted, zone, order, literal, tell };
	const { authors, emails, ids } = authorsOf(row);
	const read = fieldsOf(row, base, body);
	const fields = withoutUnfit({ headline, ...read, ...(authors.length > 0 && { authors }) }, row);
	const name = shorten(headline, 200);
	const standfirst = plainText(at("standfirst"), literal);
	const story: Omit<StoryStep, "step" | "place"> = {
		// Some papers have a "Weather" every day, and some tables no dates.
		key:
			lineOf(textOf(at("id"))) ??
			addresses[0] ??
			lineOf(textOf(at("guid"))) ??
			`${name} ${read.published ?? "undated"} ${shortHash(body.text)}`,
		name,
		kind: /^pages?$/i.test(kind) ? "page" : "story",
		fields,
		body,
		addresses,
		site: siteOf(base),
		...(isPrivate(sorted) && { isPrivate: true }),
		notCarried: [
			...[...sorted.notCarried, ...left, ...furtherIn(sorted)].map(nameInShort),
			...Array.from({ length: emails }, () => "e-mail addresses"),
			...(standfirst !== undefined && isOpening(standfirst, body) ? ["summaries that repeat the opening"] : []),
		],
	};
	return { story, problems, ids: [...ids, ...termIds(sorted, fields)] };
}

/** Tells of words that the story may lack. */
function tellOfWords(
	{ body, unread }: RowBody,
	values: Values,
	columns: Columns,
	tell: (...told: [ImportRule, string, string, RowProblem["severity"]?]) => void,
): void {
	for (const words of unread.slice(0, 3))
		tell(
			"text-missing",
			`has words in its text that could not be read (${quoted(words)}).`,
			"Look at the text, and write them there.",
			"error",
		);
	if (body.text !== "") return;
	const found = wordsElsewhere(values, columns);
	if (!found) tell("text-missing", "has no text. Its page shows nothing but its headline.", "Write its text, or take the record out.");
	else
		tell(
			"text-missing",
			`has no text where it is looked for. There are words under ${nameInShort(found.path)} (${quoted(found.text)}).`,
			`If that is the text, say so: --map body=${nameInShort(found.path)}.`,
			"error",
		);
}

/** The longest text of a record that no field carries. */
export function wordsElsewhere(values: Values, columns: Columns): InnerText | undefined {
	const others = Object.fromEntries(
		[...values].filter(([name]) => columns.known(name) === undefined && columns.publicity(name) === undefined),
	);
	const longest = longestText(others);
	return longest && isWords(longest.text) ? longest : undefined;
}

/** Authors as front matter has them, and the column in which the number of one stands. */
function authorsOf({ sorted: { of }, tell }: OpenRow) {
	const [given, byline] = [of.get("authors"), of.get("byline")];
	const parts = [of.get("authors.first"), of.get("authors.last")].flatMap((part) => lineOf(textOf(part?.value)) ?? []);
	const people = given ? peopleIn(given.value) : typeof byline?.value === "object" ? peopleIn(byline.value) : peopleIn([]);
	if (people.isUnread && given)
		tell(
			"field-odd",
			`has under ${given.name} something that is no name (${quoted(given.value)}). It was left out.`,
			"Write the names of its authors.",
		);
	const authors = people.authors.length > 0 || parts.length === 0 ? people.authors : [parts.join(" ")];
	return { authors, emails: people.emails, ids: authors.length === 0 && given && isId(given.value) ? [given.name] : [] };
}

/** Columns in which numbers stand where names of sections and tags should. */
function termIds({ of }: SortedValues, fields: Readonly<Record<string, unknown>>): readonly string[] {
	return (["section", "categories", "tags", "series"] as const).flatMap((target) => {
		const given = of.get(target);
		const isThere = target === "categories" ? fields.section : fields[target];
		return given && isThere === undefined && isId(given.value) ? [given.name] : [];
	});
}

function addressesOf({ of }: SortedValues): readonly string[] {
	const given = [of.get("url")?.value, of.get("slug")?.value, ...listOf(of.get("redirect_from")?.value, true), of.get("guid")?.value].map(
		(value) => lineOf(textOf(membersOf(value).alias ?? value)),
	);
	return unique(given.map((value) => webAddress(value) ?? (value !== undefined && /^\/(?!\/)/.test(value) ? value : undefined)));
}

/** Names of columns that hold a list, if a story has only one value of the kind. */
function furtherIn({ of }: SortedValues): readonly string[] {
	const single: readonly ColumnField[] = ["headline", "image", "source", ...LINES.filter((name) => name !== "section")];
	return single.flatMap((target) => {
		const found = of.get(target);
		return found && Array.isArray(found.value) && found.value.length > 1 ? [found.name] : [];
	});
}
