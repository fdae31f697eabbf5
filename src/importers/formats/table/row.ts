import { fieldNames, fieldsSchema } from "../../../article/fields.ts";
import { shortHash } from "../../../article/slug.ts";
import { oneLine, shorten } from "../../../article/text.ts";
import type { Body, ImportRule, StoryStep } from "../../importer.ts";
import { bodyIn } from "../../reading/plaintext.ts";
import { filled, headlineFrom, lineOf, siteOf, unique, webAddress } from "../../reading/values.ts";
import { type ColumnField, type Columns, type SortedValues, sortValues, type Values } from "./columns.ts";
import { type DayOrder, dateOfCell, isAmbiguous } from "./dates.ts";
import { authorsOf, imageOf, languageIn, listOf, plainText, termsOf, textOf, truthOf } from "./values.ts";

/** What is to be told of a record. */
export interface RowProblem {
	readonly rule: ImportRule;
	readonly message: string;
	readonly remedy: string;
}

/** A record as a story, and what is to be told of it; or why it is none. */
export type RowStory =
	| { readonly story: Omit<StoryStep, "step" | "place">; readonly problems: readonly RowProblem[] }
	| { readonly why: string };

/** What a record is read by. */
export interface RowReading {
	readonly columns: Columns;
	readonly zone: string;
	/** The order of day and month in a column. */
	readonly order: (column: string) => DayOrder;
	/** It is a record of our own open data: no text in it is HTML. */
	readonly literal: boolean;
}

/** Fields that are one line of text. */
const LINES = ["byline", "section", "series", "dateline", "standfirst", "description", "rights", "license", "reason"] as const;

const DATES = ["published", "updated", "embargo", "expires"] as const;

const MEND = { image: "Write its whole address.", language: "Write a tag such as en or pt-BR." } as const;

/** Where a value that cannot be read may hide that a story is not to be published. */
const VITAL: ReadonlySet<ColumnField> = new Set(["status", "draft", "embargo", "expires"]);

/** Whether a target decides whether a story may be published. */
export function isVital(target: ColumnField | undefined): boolean {
	return target !== undefined && VITAL.has(target);
}

/** Whether a column holds dates. */
export function isDated(target: ColumnField | undefined): boolean {
	return target === "print.date" || DATES.some((name) => name === target);
}

/** Makes a record a story. */
export function rowStory(values: Values, { columns, zone, order, literal }: RowReading): RowStory {
	const sorted = sortValues(values, columns);
	const at = (target: ColumnField) => sorted.of.get(target)?.value;
	const { body, left } = bodyOf(sorted);
	const written = plainText(at("headline"), literal);
	const headline = (written === undefined ? headlineFrom(body) : undefined) ?? (written && shorten(written, 10_000));
	if (headline === undefined) return { why: "it has neither a headline nor a text" };
	const problems: RowProblem[] = [];
	const tell = (rule: ImportRule, message: string, remedy: string) =>
		problems.push({ rule, message: `"${shorten(headline, 80)}" ${message}`, remedy });
	if (written === undefined) tell("headline-missing", "has no headline; its first words became it.", "Write a headline.");

	const addresses = addressesOf(sorted);
	if (addresses.length === 0 && at("url") !== undefined)
		tell("field-odd", `has an address that is none of the web (${quoted(at("url"))}); it was left out.`, "Look where it stood.");
	const base = addresses.find((address) => URL.canParse(address));
	const dates = Object.fromEntries(DATES.map((name) => [name, date(name)]));
	const [status, ...statusFaults] = statusOf(sorted, dates);
	for (const fault of statusFaults) tell("status-odd", fault, "Look whether it may be published, and write its status.");
	const { authors, emails } = authorsOf(at("authors"));
	const categories = [at("section"), at("categories")].flatMap((value, index) =>
		value === undefined || (index === 0 && !Array.isArray(value)) ? [] : termsOf(value, literal),
	);
	const section = plainText(at("section"), literal) ?? categories[0];
	const fields = filled({
		...Object.fromEntries(LINES.map((name) => [name, plainText(at(name), literal)])),
		headline,
		slug: lineOf(textOf(at("slug"))),
		...dates,
		updated: dates.updated === dates.published ? undefined : dates.updated,
		authors,
		section,
		tags: unique([...termsOf(at("tags"), literal), ...categories.filter((name) => name !== section)]),
		language: languageIn(at("language")),
		image: imageOf(at("image"), { alt: at("image.alt"), caption: at("image.caption"), credit: at("image.credit") }, base),
		print: printOf(),
		source: sourceOf(sorted),
		corrections: at("corrections") === undefined ? undefined : correctionsOf(at("corrections")),
		noindex: truthOf(at("noindex")) || undefined,
		hide_headline: truthOf(at("hide_headline")) || undefined,
		status,
	});
	for (const name of ["image", "language"] as const)
		if (at(name) !== undefined && fields[name] === undefined)
			tell("field-odd", `has under ${sorted.of.get(name)?.name} what cannot be one (${quoted(at(name))}); it was left out.`, MEND[name]);
	dropUnfit();
	const kind = /^pages?$/i.test(lineOf(textOf(at("kind"))) ?? "") ? "page" : "story";
	const story = {
		// Some papers have a "Weather" every day, and some tables no dates.
		key: lineOf(textOf(at("id"))) ?? addresses[0] ?? `${shorten(headline, 200)} ${dates.published ?? "undated"} ${shortHash(body.text)}`,
		name: shorten(headline, 200),
		kind: kind as "page" | "story",
		fields,
		body,
		addresses,
		site: siteOf(base),
		notCarried: [
			...[...sorted.notCarried, ...left, ...furtherIn(sorted)].map(nameInShort),
			...Array.from({ length: emails }, () => "e-mail addresses"),
		],
	};
	return { story, problems };

	function date(name: (typeof DATES)[number] | "print.date"): string | undefined {
		const found = sorted.of.get(name);
		const text = textOf(found?.value);
		if (!found || text === undefined || (name === "published" && truthOf(text) !== undefined)) return undefined;
		const read = dateOfCell(text, zone, order(found.name));
		if (read === undefined && !isVital(name)) {
			const why = isAmbiguous(text) ? "in which nobody can tell the day from the month" : "that cannot be read, or of a day that never was";
			const then = name === "published" ? "it is undated" : "it was left out";
			tell(
				name === "published" ? "date-missing" : "field-odd",
				`has a date under ${found.name} ${why} (${quoted(text)}); ${then}.`,
				"Write dates as 1957-03-04.",
			);
		}
		return read;
	}

	function printOf(): unknown {
		const whole = at("print");
		const { date: _date, ...inner } =
			typeof whole === "object" && whole !== null && !Array.isArray(whole) ? (whole as { date?: unknown }) : {};
		const written = _date ?? (typeof whole === "string" ? whole : undefined);
		const line = (name: "issue" | "edition" | "page") => lineOf(textOf(at(`print.${name}`) ?? (inner as Record<string, unknown>)[name]));
		const day = date("print.date") ?? (typeof written === "string" ? dateOfCell(written, zone, order("print")) : undefined);
		const print = filled({ date: day, issue: line("issue"), edition: line("edition"), page: line("page") });
		return Object.keys(print).length === 0 ? undefined : print;
	}

	/** Takes out what the archive would refuse. */
	function dropUnfit(): void {
		const { shape } = schemaFor(zone);
		for (const name of fieldNames) {
			if (name === "headline" || fields[name] === undefined) continue;
			const result = shape[name].safeParse(fields[name]);
			if (result.success) continue;
			tell(
				"field-odd",
				`has under ${name} what cannot be one (${quoted(fields[name])}): it ${result.error.issues[0]?.message}; it was left out.`,
				"Look where it stood.",
			);
			delete fields[name];
		}
	}
}

const schemas = new Map<string, ReturnType<typeof fieldsSchema>>();

function schemaFor(zone: string): ReturnType<typeof fieldsSchema> {
	const schema = schemas.get(zone) ?? fieldsSchema(zone);
	schemas.set(zone, schema);
	return schema;
}

function bodyOf({ of }: SortedValues): { readonly body: Body; readonly left: readonly string[] } {
	const found = (["body_html", "body_markdown", "body"] as const).flatMap((target) => {
		const value = of.get(target)?.value;
		const text = Array.isArray(value) ? value.flatMap((part: unknown) => textOf(part) ?? []).join("\n\n") : textOf(value);
		return text === undefined || text === "" ? [] : [{ target, text, name: of.get(target)?.name ?? "" }];
	});
	const [first, ...others] = found;
	const left = others.map(({ name }) => name);
	if (!first) return { body: { format: "text", text: "" }, left };
	if (first.target === "body_html") return { body: { format: "html", text: first.text }, left };
	if (first.target === "body_markdown") return { body: { format: "markdown", text: first.text }, left };
	return { body: bodyIn(first.text), left };
}

function addressesOf({ of }: SortedValues): readonly string[] {
	const given = [of.get("url")?.value, ...listOf(of.get("redirect_from")?.value, true)].map((value) => lineOf(textOf(value)));
	return unique(given.map((value) => webAddress(value) ?? (value !== undefined && /^\/(?!\/)/.test(value) ? value : undefined)));
}

function sourceOf({ of }: SortedValues): unknown {
	const value = of.get("source")?.value;
	const { url } = typeof value === "object" && value !== null ? (value as { url?: unknown }) : {};
	const name = plainText(value, true);
	const address = webAddress(of.get("source.url")?.value) ?? webAddress(url) ?? webAddress(name);
	const source = filled({ name: webAddress(name) === undefined ? name : undefined, url: address });
	return Object.keys(source).length === 0 ? undefined : source;
}

/** Names of columns that hold a list where a story has one of the kind. */
function furtherIn({ of }: SortedValues): readonly string[] {
	const single: readonly ColumnField[] = ["headline", "image", "source", ...LINES.filter((name) => name !== "section")];
	return single.flatMap((target) => {
		const found = of.get(target);
		return found && Array.isArray(found.value) && found.value.length > 1 ? [found.name] : [];
	});
}

/** Corrections as front matter has them; `1957-03-04: …` is how our own data give one. */
function correctionsOf(value: unknown): readonly unknown[] {
	const items = Array.isArray(value) ? value : String(textOf(value)).split(/; (?=\d{4}[^ ]*: )/);
	return items.map((item: unknown) => {
		if (typeof item !== "string") return item;
		const [, date, text] = /^(\d[^ ]{3,}): (.+)$/s.exec(item) ?? [];
		return date === undefined ? item : { date, text };
	});
}

const SHOWN = new Set(["published", "publish", "public", "live", "active"]);
const HELD = new Set(["draft", "pending", "private", "unpublished", "hidden", "inactive", "future", "scheduled", "review"]);

/** The status, and what is odd about it: whoever cannot tell whether a story may be published makes it a draft. */
function statusOf({ of }: SortedValues, dates: Readonly<Record<string, string | undefined>>): [string | undefined, ...string[]] {
	const faults: string[] = [];
	for (const name of ["embargo", "expires"] as const)
		if (of.has(name) && dates[name] === undefined)
			faults.push(`has a date under ${of.get(name)?.name} that cannot be read (${quoted(of.get(name)?.value)}); it is a draft.`);
	const status = lineOf(textOf(of.get("status")?.value))?.toLowerCase();
	const draft = of.get("draft");
	if (status === "withdrawn" || status === "retracted") return ["withdrawn", ...faults];
	const known = status === undefined || SHOWN.has(status) || HELD.has(status) || truthOf(status) !== undefined;
	if (!known) faults.push(`has the status ${quoted(status)}, which is not known; it is a draft.`);
	if (draft && truthOf(draft.value) === undefined)
		faults.push(`has under ${draft.name} neither yes nor no (${quoted(draft.value)}); it is a draft.`);
	const held =
		faults.length > 0 ||
		(status !== undefined && (HELD.has(status) || truthOf(status) === false)) ||
		truthOf(draft?.value) === true ||
		(of.has("published") && truthOf(of.get("published")?.value) === false);
	return [held ? "draft" : undefined, ...faults];
}

function nameInShort(name: string): string {
	return oneLine(shorten(name, 80)) || "a column without a name";
}

function quoted(value: unknown): string {
	return JSON.stringify(shorten(lineOf(textOf(value)) ?? JSON.stringify(value) ?? "", 60));
}
