import { parseDate } from "../../../article/date.ts";
import { lettersOf, oneLine, textOfHtml } from "../../../article/text.ts";
import type { Body, ImportRule, StoryStep } from "../../importer.ts";
import { filled, headlineFrom, languageOf, membersOf, nameOf, plainOf, unique, webAddress } from "../../reading/values.ts";
import { peopleIn } from "../table/people.ts";
import { type WirePicture, withPictures } from "./pictures.ts";
import { withoutHeadline } from "./text.ts";

/** A story as an agency sends it, in any of its formats. Texts are as the source has them, and may be empty. */
export interface WireItem {
	/** Its identifier, the same in all its versions. */
	readonly id: string;
	readonly version?: string;
	readonly headline?: string;
	/** Who wrote it. */
	readonly bylines: readonly Byline[];
	readonly dateline?: string;
	readonly standfirst?: string;
	readonly description?: string;
	readonly section?: string;
	readonly tags: readonly (string | undefined)[];
	readonly series?: string;
	readonly language?: string;
	/** When its first version was made; else when this one was. */
	readonly published?: string;
	readonly updated?: string;
	/** `withheld`: kept back for now; `canceled`: taken back for good. */
	readonly status: "usable" | "withheld" | "canceled";
	/** Nobody may publish it before; empty if it is under embargo for nobody knows how long. */
	readonly embargo?: string;
	/** A note to editors. It is never published. */
	readonly note?: string;
	/** What it says of its rights, and of how it may be used. */
	readonly rights?: readonly (string | undefined)[];
	/** Who published it first. */
	readonly source?: { readonly name?: string; readonly url?: string };
	readonly corrections?: readonly string[];
	readonly print?: Readonly<Record<string, unknown>>;
	readonly pictures: readonly WirePicture[];
	readonly body?: Body;
	readonly addresses?: readonly string[];
	readonly notCarried: readonly string[];
}

/** A line as printed, such as “By Ann Example and Tom Example”, and what stands below it, such as “Staff Writers”. */
export interface Byline {
	readonly name: string;
	readonly title?: string;
}

/** A story, and what is to be told of it. */
export interface WireStory {
	readonly story: Omit<StoryStep, "step" | "place">;
	readonly problems: readonly { readonly rule: ImportRule; readonly message: string; readonly remedy: string }[];
}

/** An item as a story; undefined if it has neither a headline nor a text. */
export function wireStory(item: WireItem, zone: string): WireStory | undefined {
	const given = plainOf(item.headline ?? "");
	const headline = given === "" ? headlineFrom(item.body) : given;
	if (headline === undefined) return undefined;
	const text = withoutHeadline(item.body ?? { format: "text", text: "" }, headline);
	const { image, body } = withPictures(text, item.pictures);
	const words = body.format === "html" ? textOfHtml(body.text) : body.text;
	const published = dateOf(item.published, zone);
	const updated = dateOf(item.updated, zone);
	const hold = heldBack(item, zone);
	const standfirst = plainOf(item.standfirst ?? "");
	const description = plainOf(item.description ?? "");
	const people = peopleOf(item.bylines);
	const fields = filled({
		headline,
		published,
		updated: updated === published ? undefined : updated,
		...people,
		section: plainOf(item.section ?? ""),
		tags: unique(item.tags.map((tag) => plainOf(tag ?? "") || undefined)),
		series: plainOf(item.series ?? ""),
		dateline: datelineOf(item.dateline, words),
		language: languageOf(item.language),
		standfirst: standfirst === headline ? undefined : standfirst,
		description: opens(words, description) || description === standfirst ? undefined : description,
		image,
		print: item.print,
		source: filled({ name: plainOf(item.source?.name ?? ""), url: webAddress(item.source?.url) }),
		rights: sentences(item.rights ?? []),
		corrections: item.corrections?.map((correction) => filled({ date: updated ?? published, text: plainOf(correction) })),
		status: item.status === "canceled" ? "withdrawn" : hold.isDraft ? "draft" : undefined,
		embargo: hold.until,
	});
	const problems: (readonly [rule: ImportRule, message: string, remedy: string])[] = [];
	if (given === "") problems.push(["headline-missing", "has no headline. Its first words became it.", "Write a headline."]);
	if (published === undefined)
		problems.push([
			"date-missing",
			"has no date that can be read. It is undated.",
			"Write the date when it was published, if you know it.",
		]);
	if (hold.why !== undefined) problems.push(["status-odd", `${hold.why}. It is a draft.`, "Look whether it may be published."]);
	return {
		story: {
			key: oneLine(item.id) || `${headline} ${published ?? "undated"}`,
			name: headline,
			kind: "story",
			fields: withoutEmptyMembers(fields),
			body,
			addresses: item.addresses ?? [],
			...(item.status === "withheld" && { isPrivate: true }),
			notCarried: [...item.notCarried, ...(plainOf(item.note ?? "") === "" ? [] : ["notes to editors"])],
		},
		problems: problems.map(([rule, message, remedy]) => ({ rule, message: `"${headline}" ${message}`, remedy })),
	};
}

function withoutEmptyMembers(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
	const isEmpty = (value: unknown) => typeof value === "object" && value !== null && Object.keys(value).length === 0;
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value)));
}

/** A date as front matter has it. ISO 8601 is read in its short form, too (`20151210T191044Z`). */
function dateOf(written: string | undefined, zone: string): string | undefined {
	if (written === undefined) return undefined;
	const [, year, month, day, hour, minute, second = "00", offset = ""] =
		/^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?$/.exec(written.trim()) ?? [];
	if (year === undefined) return parseDate(written.trim().replace(/([+-]\d\d)(\d\d)$/, "$1:$2"), zone)?.edtf;
	// A midnight without a zone stands for the whole day.
	const isDay = hour === undefined || (`${hour}${minute}${second}` === "000000" && offset === "");
	const time = isDay ? "" : `T${hour}:${minute}:${second}${offset.replace(/^([+-]\d\d)(\d\d)$/, "$1:$2")}`;
	return parseDate(`${year}-${month}-${day}${time}`, zone)?.edtf;
}

interface Held {
	readonly isDraft: boolean;
	readonly until?: string;
	/** Why it is a draft, where its status does not say so. */
	readonly why?: string;
}

/** Whether and how long an item must wait. */
function heldBack({ status, embargo, note = "" }: WireItem, zone: string): Held {
	if (embargo !== undefined) {
		const until = dateOf(embargo, zone);
		if (until !== undefined) return { isDraft: status === "withheld", until };
		return { isDraft: true, why: "is under embargo, and nobody can tell how long" };
	}
	if (status !== "withheld" && /\bembargo/i.test(note)) return { isDraft: true, why: "has a note to editors that speaks of an embargo" };
	return { isDraft: status === "withheld" };
}

/** Authors where all lines are names of people; else the lines as printed. */
function peopleOf(bylines: readonly Byline[]): Readonly<Record<string, unknown>> {
	const named = bylines.map(({ name, title }) => {
		const role = plainOf(title ?? "");
		return peopleIn(nameOf(name)).authors.map((author) => (typeof author === "string" && role !== "" ? { name: author, role } : author));
	});
	const isName = (author: unknown) => NAME.test(String(membersOf(author).name ?? author));
	const authors = unique(named.flat().map((author) => JSON.stringify(author))).map((author): unknown => JSON.parse(author));
	if (named.every((people) => people.length > 0 && people.every(isName))) return { authors };
	const lines = bylines.map(({ name, title }) => [plainOf(name), plainOf(title ?? "")].filter((part) => part !== "").join(", "));
	return { byline: unique(lines.map((line) => line || undefined)).join("; ") };
}

/** Texts as sentences behind each other. */
function sentences(texts: readonly (string | undefined)[]): string {
	const parts = texts.map((text) => plainOf(text ?? "")).filter((text) => text !== "");
	return parts.map((text, index) => (index < parts.length - 1 && /[\p{L}\p{N})]$/u.test(text) ? `${text}.` : text)).join(" ");
}

/** What looks like the name of a person. */
const NAME = /^(?!The )\p{Lu}[\p{L}\p{M}.'’-]+( [\p{L}\p{M}.'’-]+)+$/u;

/** The dateline, unless the text begins with it, as agencies write it. */
function datelineOf(dateline: string | undefined, words: string): string | undefined {
	const line = plainOf(dateline ?? "");
	return line === "" || opens(words, line) ? undefined : line;
}

/** Whether a text begins with a line, whatever its letters' case. */
function opens(words: string, line: string): boolean {
	const wanted = lettersOf(line).slice(0, 80);
	return wanted !== "" && lettersOf(words.slice(0, 2_000)).startsWith(wanted);
}
