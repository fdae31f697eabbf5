import { parseDate } from "../../../article/date.ts";
import { oneLine, textOfHtml } from "../../../article/text.ts";
import type { StoryComment } from "../../contract/comment.ts";
import type { Body, ImportRule, ReadOptions, StoryStep } from "../../importer.ts";
import { filled, headlineFrom, nameOf, plainOf, siteOf, unique, webAddress } from "../../reading/values.ts";
import { autoParagraphs } from "../wordpress/body/paragraphs.ts";
import type { Entry, EntryPart } from "./entries.ts";

/** What becomes of an entry: a story with its problems; or why it is none. */
export type EntryResult =
	| { readonly why: string }
	| {
			readonly story: Omit<StoryStep, "step" | "place">;
			readonly problems: readonly { readonly rule: ImportRule; readonly message: string; readonly remedy: string }[];
	  };

/** Fields that are read, or whose values are of no use to readers. */
const READ = new Set(
	"AUTHOR|TITLE|BASENAME|STATUS|PRIMARY CATEGORY|CATEGORY|TAGS|DATE|UNIQUE URL|PERMALINK|URL|IMAGE|ALLOW COMMENTS|ALLOW PINGS|NO ENTRY|CONVERT BREAKS".split(
		"|",
	),
);

type Fields = ReadonlyMap<string, readonly string[]>;

/** Makes a story of an entry. */
export function entryStory({ line, parts }: Entry, { zone, facts }: ReadOptions): EntryResult {
	const fields = fieldsIn(parts[0]?.lines ?? []);
	const field = (name: string) => fields.get(name)?.find((value) => value !== "");
	const textOf = (name: string) =>
		parts
			.find((part) => part.name === name)
			?.lines.join("\n")
			.trim() ?? "";
	const body = bodyOf([textOf("BODY"), textOf("EXTENDED BODY")], field("CONVERT BREAKS"));
	const title = plainOf(field("TITLE") ?? "");
	const headline = title || headlineFrom(body);
	if (field("NO ENTRY") === "1") return { why: "it holds comments of another entry" };
	if (headline === undefined) return { why: "it has neither a title nor a text" };
	const published = dateOf(field("DATE"), zone);
	const status = (field("STATUS") ?? "publish").toLowerCase();
	const [section, ...others] = unique(
		[field("PRIMARY CATEGORY"), ...(fields.get("CATEGORY") ?? [])].map((name) => plainOf(name ?? "") || undefined),
	);
	const address = webAddress(field("UNIQUE URL") ?? field("PERMALINK") ?? field("URL"));
	const problems: (readonly [rule: ImportRule, message: string, remedy: string])[] = [];
	if (title === "") problems.push(["headline-missing", "has no title. Its first words became its headline.", "Write a headline."]);
	if (published === undefined)
		problems.push([
			"date-missing",
			field("DATE") === undefined ? "has no date. It is undated." : `has a date that cannot be read ("${field("DATE")}"). It is undated.`,
			"Write its date.",
		]);
	if (!/^(publish|published|draft|future|scheduled)$/.test(status))
		problems.push(["status-odd", `has the status "${status}", which is not known. It is a draft.`, "Look whether it may be published."]);
	return {
		story: {
			key: (address ?? oneLine([field("BASENAME") ?? headline, published ?? `line ${line}`].join(" "))).trim(),
			name: headline,
			kind: "story",
			fields: filled({
				headline,
				published,
				authors: nameOf(field("AUTHOR")) === undefined ? [] : [nameOf(field("AUTHOR"))],
				section,
				tags: unique([...others, ...tagsIn(field("TAGS") ?? "")]),
				standfirst: plainOf(textOfHtml(textOf("EXCERPT"))),
				image: webAddress(field("IMAGE")),
				slug: field("BASENAME")?.replaceAll("_", "-"),
				status: /^(publish|published|future|scheduled)$/.test(status) ? undefined : "draft",
				embargo: /^(future|scheduled)$/.test(status) ? published : undefined,
			}),
			body,
			addresses: address === undefined ? [] : [address],
			...(address !== undefined && { site: siteOf(address) }),
			...(facts && commentsIn(parts, zone)),
			notCarried: [
				...[...fields.keys()].filter((name) => !READ.has(name)).map((name) => name.toLowerCase()),
				...parts.filter(({ name }) => name === "PING").map(() => "pings"),
				...(textOf("KEYWORDS") === "" ? [] : ["keywords"]),
			],
		},
		problems: problems.map(([rule, message, remedy]) => ({ rule, message: `"${headline}" ${message}`, remedy })),
	};
}

function fieldsIn(lines: readonly string[]): Fields {
	const fields = new Map<string, string[]>();
	for (const line of lines) {
		const [, name, value = ""] = /^([A-Z][A-Z ]{1,30}):\s?(.*)$/.exec(line) ?? [];
		if (name !== undefined) fields.set(name, [...(fields.get(name) ?? []), value.trim()]);
	}
	return fields;
}

/** The text and its second half. `CONVERT BREAKS` says how the lines of a text were shown. */
function bodyOf(texts: readonly string[], breaks: string | undefined): Body {
	const text = texts.filter((part) => part !== "").join("\n\n");
	if (/markdown/i.test(breaks ?? "")) return { format: "markdown", text };
	const isPlain = breaks === "1" || breaks === "__default__" || (breaks === undefined && !/<(p|br|div)\b/i.test(text));
	return { format: "html", text: isPlain ? autoParagraphs(text) : text };
}

/** Tags are parted by commas; one that holds a comma is in quotation marks. */
function tagsIn(text: string): (string | undefined)[] {
	return (text.match(/"[^"]*"|[^,"]+/g) ?? []).map((tag) => plainOf(tag.trim().replace(/^"(.*)"$/, "$1")) || undefined);
}

/** A date as Movable Type writes it: `01/31/2002 03:31:05 PM`; or of another program, as ISO 8601. */
function dateOf(written: string | undefined, zone: string): string | undefined {
	const [, month, day, year, hour = "", minute, second, half = ""] =
		/^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: (\d{1,2}):(\d\d):(\d\d)(?: ?([AP]M))?)?$/i.exec(written?.trim() ?? "") ?? [];
	if (year === undefined) return written === undefined ? undefined : parseDate(written, zone)?.edtf;
	const two = (text = "") => text.padStart(2, "0");
	const date = `${year}-${two(month)}-${two(day)}`;
	if (hour === "") return parseDate(date, zone)?.edtf;
	const hours = half === "" ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0);
	return parseDate(`${date}T${two(String(hours))}:${minute}:${second}`, zone)?.edtf;
}

/** The comments of an entry. Who wrote them is told by the name alone. */
function commentsIn(parts: readonly EntryPart[], zone: string): Pick<StoryStep, "comments"> {
	return { comments: parts.filter(({ name }) => name === "COMMENT").map(({ lines }, index) => commentOf(lines, index, zone)) };
}

function commentOf(lines: readonly string[], index: number, zone: string): StoryComment {
	const end = lines.findIndex((line) => !/^(AUTHOR|EMAIL|IP|URL|DATE):/.test(line));
	const head = fieldsIn(lines.slice(0, end < 0 ? undefined : end));
	const name = nameOf(head.get("AUTHOR")?.[0]);
	const date = dateOf(head.get("DATE")?.[0], zone);
	const text = end < 0 ? "" : lines.slice(end).join("\n").trim();
	return { id: String(index + 1), ...(name !== undefined && { name }), ...(date !== undefined && { date }), text: autoParagraphs(text) };
}
