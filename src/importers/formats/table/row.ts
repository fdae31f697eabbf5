import { shortHash } from "../../../article/slug.ts";
import { oneLine, shorten } from "../../../article/text.ts";
import type { Body, ImportRule, StoryStep } from "../../importer.ts";
import { bodyIn } from "../../reading/plaintext.ts";
import { headlineFrom, lineOf, siteOf, unique, webAddress } from "../../reading/values.ts";
import { type ColumnField, type Columns, type SortedValues, sortValues, type Values } from "./columns.ts";
import type { DayOrder } from "./dates.ts";
import { fieldsOf, LINES, type OpenRow, withoutUnfit } from "./fields.ts";
import { authorsOf, listOf, plainText, quoted, textOf } from "./values.ts";

/** A problem of a record. */
export interface RowProblem {
	readonly rule: ImportRule;
	readonly message: string;
	readonly remedy: string;
}

/** A record as a story and its problems, or why it is not a story. */
export type RowStory =
	| { readonly story: Omit<StoryStep, "step" | "place">; readonly problems: readonly RowProblem[] }
	| { readonly why: string };

/** How a record is read. */
export interface RowReading {
	readonly columns: Columns;
	readonly zone: string;
	/** The order of day and month in a column. */
	readonly order: (column: string) => DayOrder;
	/** Whether it is a record of our own open data, in which no text is HTML. */
	readonly literal: boolean;
}

/** Makes a record a story. */
export function rowStory(values: Values, { columns, zone, order, literal }: RowReading): RowStory {
	const sorted = sortValues(values, columns);
	const at = (field: ColumnField) => sorted.of.get(field)?.value;
	const { body, left } = bodyOf(sorted);
	const written = plainText(at("headline"), literal);
	const headline = (written === undefined ? headlineFrom(body) : undefined) ?? (written && shorten(written, 10_000));
	if (headline === undefined) return { why: "it has neither a headline nor a text" };
	const problems: RowProblem[] = [];
	const tell = (rule: ImportRule, message: string, remedy: string) =>
		void problems.push({ rule, message: `"${shorten(headline, 80)}" ${message}`, remedy });
	if (written === undefined) tell("headline-missing", "has no headline. Its first words became it.", "Write a headline.");

	const addresses = addressesOf(sorted);
	if (addresses.length === 0 && at("url") !== undefined)
		tell("field-odd", `has an address that is not one of the web (${quoted(at("url"))}). It was left out.`, "Look where it stood.");
	const base = addresses.find((address) => URL.canParse(address));
	const row: OpenRow = { sorted, zone, order, literal, tell };
	const { authors, emails } = authorsOf(at("authors"));
	const read = fieldsOf(row, base);
	const fields = withoutUnfit({ headline, ...read, ...(authors.length > 0 && { authors }) }, row);
	const name = shorten(headline, 200);
	const story: Omit<StoryStep, "step" | "place"> = {
		// Some papers have a "Weather" every day, and some tables have no dates.
		key: lineOf(textOf(at("id"))) ?? addresses[0] ?? `${name} ${read.published ?? "undated"} ${shortHash(body.text)}`,
		name,
		kind: /^pages?$/i.test(lineOf(textOf(at("kind"))) ?? "") ? "page" : "story",
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

/** Names of columns that hold a list, if a story has only one value of the kind. */
function furtherIn({ of }: SortedValues): readonly string[] {
	const single: readonly ColumnField[] = ["headline", "image", "source", ...LINES.filter((name) => name !== "section")];
	return single.flatMap((target) => {
		const found = of.get(target);
		return found && Array.isArray(found.value) && found.value.length > 1 ? [found.name] : [];
	});
}

function nameInShort(name: string): string {
	return oneLine(shorten(name, 80)) || "a column without a name";
}
