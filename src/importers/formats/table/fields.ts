import { beginsLater } from "../../../article/dates/approximate.ts";
import { saysUnknown } from "../../../article/dates/unknown.ts";
import { truthOf } from "../../../article/fields/truths.ts";
import { fieldNames, fieldsSchema } from "../../../article/fields.ts";
import type { Body, ImportRule } from "../../importer.ts";
import { filled, lineOf, membersOf, unique, webAddress } from "../../reading/values.ts";
import { readDates } from "../wordpress/dates.ts";
import { isOpening } from "./body.ts";
import type { ColumnField, SortedValues } from "./columns.ts";
import { type DayOrder, dateOfCell, isAmbiguous } from "./dates.ts";
import { bylineIn, holdsText } from "./people.ts";
import { endOfUnreadDate, statusOf } from "./status.ts";
import { imageOf, isId, languageIn, plainText, quoted, termsOf, textOf } from "./values.ts";

/** A record whose fields are being read. */
export interface OpenRow {
	readonly sorted: SortedValues;
	/** IANA time zone of dates without an offset. */
	readonly zone: string;
	/** The order of day and month in a column. */
	readonly order: (column: string) => DayOrder;
	/** Whether no text in it is HTML, whatever it looks like. */
	readonly literal: boolean;
	/** Reports a problem. The headline is put before the message. */
	tell(rule: ImportRule, message: string, remedy: string): void;
}

/** Fields that are one line of text. */
export const LINES = ["byline", "section", "series", "dateline", "standfirst", "description", "rights", "license", "reason"] as const;

const DATES = ["published", "updated", "embargo", "expires"] as const;

const MEND: Readonly<Record<string, string>> = { image: "Write its whole address.", language: "Write a tag such as en or pt-BR." };

/** Fields that hold texts or names, which a program may have put into objects. */
const NAMED = [...LINES, "tags", "slug", "image", "language"] as const;

/** Whether a field is a date. */
export function isDated(field: ColumnField | undefined): boolean {
	return field === "print.date" || DATES.some((name) => name === field);
}

/**
 * The front matter of a record, without its headline and its authors.
 * @param base the address of the story, to which other addresses may be relative
 */
export function fieldsOf(row: OpenRow, base: string | undefined, body: Body): Readonly<Record<string, unknown>> {
	const { sorted, literal } = row;
	const at = (field: ColumnField) => sorted.of.get(field)?.value;
	const dates = Object.fromEntries(DATES.map((name) => [name, dateOf(name, row)]));
	const { status, faults } = statusOf(sorted, dates);
	for (const fault of faults)
		row.tell(
			"status-odd",
			fault,
			"Look whether it may be published. Where a column is about something else, name the one that says it: --map status=NAME.",
		);
	const { section, others } = sectionOf(row);
	const slug = lineOf(textOf(at("slug")));
	const standfirst = plainText(at("standfirst"), literal);
	return filled({
		...Object.fromEntries(LINES.map((name) => [name, plainText(at(name), literal)])),
		byline: plainText(bylineIn(at("byline")), literal),
		series: termsOf([at("series")], literal)[0],
		standfirst: standfirst !== undefined && isOpening(standfirst, body) ? undefined : standfirst,
		slug: slug?.startsWith("/") ? undefined : slug,
		...dates,
		embargo: dates.embargo ?? waitFor(at("published"), dates.published),
		updated: dates.updated === dates.published ? undefined : dates.updated,
		section,
		tags: unique([...termsOf(at("tags"), literal), ...others]),
		language: languageIn(at("language")),
		image: imageOf(at("image"), { alt: at("image.alt"), caption: at("image.caption"), credit: at("image.credit") }, base),
		print: printOf(row),
		source: sourceOf(sorted),
		corrections: at("corrections") === undefined ? undefined : correctionsOf(at("corrections")),
		noindex: truthOf(at("noindex")) || undefined,
		hide_headline: truthOf(at("hide_headline")) || undefined,
		status,
	});
}

/** Takes out of front matter what a build would refuse, and reports it. */
export function withoutUnfit(fields: Readonly<Record<string, unknown>>, { sorted, zone, tell }: OpenRow): Record<string, unknown> {
	for (const name of NAMED) {
		const given = sorted.of.get(name);
		if (!given || fields[name] !== undefined || isId(given.value) || !holdsText(given.value) || isKept(name, fields)) continue;
		tell("field-odd", `has under ${given.name} what cannot be one (${quoted(given.value)}). It was left out.`, MEND[name] ?? LOOK);
	}
	const kept = { ...fields };
	const { shape } = schemaFor(zone);
	for (const name of fieldNames) {
		if (name === "headline" || fields[name] === undefined) continue;
		const result = shape[name].safeParse(fields[name]);
		if (result.success) continue;
		const why = `it ${result.error.issues[0]?.message}`;
		tell("field-odd", `has under ${name} what cannot be one (${quoted(fields[name])}): ${why}. It was left out.`, LOOK);
		delete kept[name];
	}
	return kept;
}

const LOOK = "Look where it stood.";

/** Whether what stands under a name is in the story all the same. */
function isKept(name: (typeof NAMED)[number], fields: Readonly<Record<string, unknown>>): boolean {
	// An excerpt that a program cut from the text is in the text; a slug may be an address; of a byline the persons are authors.
	return name === "standfirst" || name === "slug" || (name === "byline" && fields.authors !== undefined);
}

const schemas = new Map<string, ReturnType<typeof fieldsSchema>>();

function schemaFor(zone: string): ReturnType<typeof fieldsSchema> {
	const schema = schemas.get(zone) ?? fieldsSchema(zone);
	schemas.set(zone, schema);
	return schema;
}

function dateOf(name: (typeof DATES)[number] | "print.date", { sorted, zone, order, tell }: OpenRow): string | undefined {
	const found = sorted.of.get(name);
	const text = (name === "published" || name === "updated" ? onOldClock(name, sorted) : undefined) ?? textOf(found?.value) ?? "";
	if (text === "" && !found) return undefined;
	if (saysUnknown(text) && name !== "embargo" && name !== "expires") return undefined;
	const date = dateOfCell(text, zone, order(found?.name ?? ""));
	if (date !== undefined || !found || name === "embargo" || name === "expires") return date;
	const why = isAmbiguous(text) ? "in which nobody can tell the day from the month" : "that cannot be read, or of a day that never was";
	const until = endOfUnreadDate(found.value);
	const undated = until === undefined ? "is undated" : `is undated, and under embargo until ${until}`;
	const isPublished = name === "published";
	tell(
		isPublished ? "date-missing" : "field-odd",
		`has a date under ${found.name} ${why} (${quoted(found.value)}). It ${isPublished ? undated : "was left out"}.`,
		"Write dates as 1957-03-04.",
	);
	return undefined;
}

/** Until when a story waits of whose date only the year is certain, or not even that much can be read. */
function waitFor(written: unknown, date: string | undefined): string | undefined {
	if (written === undefined || (date !== undefined && !beginsLater(textOf(written) ?? ""))) return undefined;
	// A decade is over with its last year: `202X`.
	return endOfUnreadDate(date === undefined ? written : date.replaceAll("X", "9"));
}

/** A date that WordPress wrote twice, with the offset that the site's clock had from UTC. */
function onOldClock(name: "published" | "updated", { of }: SortedValues): string | undefined {
	const gmt = textOf(of.get(`${name}_gmt`)?.value);
	return gmt === undefined ? undefined : readDates({ local: textOf(of.get(name)?.value), gmt }).date;
}

/** The section, and further categories, which become tags. */
function sectionOf({ sorted, literal }: OpenRow): { readonly section?: string; readonly others: readonly string[] } {
	const [given, more] = [sorted.of.get("section")?.value, sorted.of.get("categories")?.value];
	const categories = [...(Array.isArray(given) ? termsOf(given, literal) : []), ...(more === undefined ? [] : termsOf(more, literal))];
	const single = isId(given) ? undefined : plainText(given, literal);
	const section = single ?? categories[0];
	return { section, others: categories.filter((name) => name !== section) };
}

function printOf(row: OpenRow): unknown {
	const { sorted, zone, order } = row;
	const whole = sorted.of.get("print")?.value;
	const { date, ...inner } = membersOf(whole);
	const written = date ?? (typeof whole === "string" ? whole : undefined);
	const line = (name: "issue" | "edition" | "page") => lineOf(textOf(sorted.of.get(`print.${name}`)?.value ?? inner[name]));
	const day = dateOf("print.date", row) ?? (typeof written === "string" ? dateOfCell(written, zone, order("print")) : undefined);
	const print = filled({ date: day, issue: line("issue"), edition: line("edition"), page: line("page") });
	return Object.keys(print).length === 0 ? undefined : print;
}

function sourceOf({ of }: SortedValues): unknown {
	const value = of.get("source")?.value;
	const { url } = typeof value === "object" && value !== null ? (value as { url?: unknown }) : {};
	const name = plainText(value, true);
	const address = webAddress(of.get("source.url")?.value) ?? webAddress(url) ?? webAddress(name);
	const source = filled({ name: webAddress(name) === undefined ? name : undefined, url: address });
	return Object.keys(source).length === 0 ? undefined : source;
}

/** Corrections as front matter has them. Our own open data write one as `1957-03-04: …`. */
function correctionsOf(value: unknown): readonly unknown[] {
	const items = Array.isArray(value) ? value : String(textOf(value)).split(/; (?=\d{4}[^ ]*: )/);
	return items.map((item: unknown) => {
		if (typeof item !== "string") return item;
		const [, date, text] = /^(\d[^ ]{3,}): (.+)$/s.exec(item) ?? [];
		return date === undefined ? item : { date, text };
	});
}
