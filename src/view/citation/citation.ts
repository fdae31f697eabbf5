import type { Article, PrintPlace } from "../../article/article.ts";
import type { NewsDate } from "../../article/date.ts";
import type { PersonName } from "../../article/fields/people.ts";
import { oneLine } from "../../article/text.ts";
import { authorsOf } from "./names.ts";

/** A year, its month (1 to 12), its day, as far as they are known. */
export type DateParts = readonly [year: number, month?: number, day?: number];

/** A date as CSL-JSON has it: one or two (a span) `date-parts`, or a `literal`. */
export interface CitedDate {
	readonly "date-parts"?: readonly DateParts[];
	/** 1 (spring) to 4 (winter). */
	readonly season?: number;
	readonly circa?: true;
	/** English words for what has no parts: “1950s”, “until 1959”. */
	readonly literal?: string;
}

/** A story as an item of CSL-JSON (csl-data.json of CSL 1.0.2). */
export interface Citation {
	readonly type: "article-newspaper";
	readonly id: string;
	readonly title: string;
	readonly author?: readonly PersonName[];
	/** The paper that published it first. */
	readonly "container-title": string;
	/** The site, where another paper published the story first. */
	readonly archive?: string;
	readonly publisher?: string;
	/** Undefined where no date is known. */
	readonly issued?: CitedDate;
	readonly edition?: string;
	readonly issue?: string;
	readonly page?: string;
	readonly section?: string;
	readonly URL: string;
	readonly language: string;
	readonly note?: string;
}

/** The site that a citation is for. */
export interface CitingSite {
	readonly title: string;
	/** BCP 47. */
	readonly language: string;
	readonly publisher: string;
}

/** The months in English, as the styles write them. */
export const MONTHS = "January February March April May June July August September October November December".split(" ");
/** The seasons in the order of their CSL numbers, 1 to 4. */
export const SEASONS = ["Spring", "Summer", "Autumn", "Winter"];

/**
 * Makes the citation of a story. The story's own words stay as they are, on one line and without control characters.
 * Page, edition and issue are given where they are of the same date as the story; those of another date stand in the note.
 * @param url the story's whole address
 */
export function citationOf(article: Article, url: string, site: CitingSite): Citation {
	const { print, published = print?.date } = article;
	const language = article.language ?? site.language;
	const author = authorsOf(article, language);
	const paper = oneLine(article.source?.name ?? "");
	const title = oneLine(site.title);
	const ours = paper === "" || paper === title;
	const sameDay = print?.date === undefined || published === undefined || agree(print.date, published);
	return {
		type: "article-newspaper",
		id: oneLine(article.id),
		title: oneLine(article.headline),
		...(author.length > 0 && { author }),
		"container-title": ours ? title : paper,
		...(ours ? filled({ publisher: site.publisher }) : { archive: title }),
		...(published && { issued: issuedOf(published) }),
		...(print && sameDay && filled({ edition: print.edition, issue: print.issue, page: print.page })),
		...filled({ section: article.section }),
		URL: oneLine(url),
		language: oneLine(language),
		...(print && !sameDay && { note: printNote(print) }),
	};
}

function filled<K extends string>(fields: Readonly<Record<K, string | undefined>>): { readonly [key in K]?: string } {
	const entries = Object.entries<string | undefined>(fields).map(([key, value]) => [key, oneLine(value ?? "")] as const);
	return Object.fromEntries(entries.filter(([, value]) => value !== "")) as { [key in K]?: string };
}

function printNote({ date, issue = "", edition = "", page = "" }: PrintPlace): string {
	const day = date && issuedOf(date);
	const when = day?.["date-parts"]?.map(partsText).join("–") ?? day?.literal ?? "";
	const number = /^\d/.test(issue) ? `no. ${issue}` : issue;
	const version = edition === "" || /\bed(ition|\.)?$/i.test(edition) ? edition : `${edition} edition`;
	const place = [when, number, version, page && `p. ${page}`].filter((part) => part !== "").join(", ");
	return oneLine(`Printed ${day?.circa ? "about " : ""}${place}`);
}

/** Whether two dates may be of one day, as far as both are known. */
function agree(a: NewsDate, b: NewsDate): boolean {
	return (a.from <= b.to && b.from <= a.to) || (a.day !== undefined && a.day === b.day && a.month === b.month && a.year === b.year);
}

function issuedOf({ edtf, instant, year = 0, month, day }: NewsDate): CitedDate {
	if (instant !== undefined) return { "date-parts": [partsFrom(year, month, day)] };
	const circa = /[?~%]/.test(edtf) && ({ circa: true } as const);
	const ends = edtf.replace(/[?~%]/g, "").split("/");
	const parts = ends.map(partsOf);
	if (parts.every((part) => part !== undefined)) return { "date-parts": parts, ...circa };
	const season = ends.length === 1 ? seasonOf(ends[0] ?? "") : undefined;
	if (season) return { "date-parts": [[season.year]], season: season.number, ...circa };
	return { literal: spanText(ends), ...circa };
}

/** The parts of an EDTF date; `1957-XX` and `1957-03-XX` are known to the year and the month. */
function partsOf(name: string): DateParts | undefined {
	const [, year, month, day] = /^(\d{4})(?:-(0\d|1[0-2])(?:-(\d\d))?)?(?:-XX)*$/.exec(name) ?? [];
	return year === undefined ? undefined : partsFrom(Number(year), month && Number(month), day && Number(day));
}

function partsFrom(year: number, month?: number | string, day?: number | string): DateParts {
	if (!month) return [year];
	return day ? [year, Number(month), Number(day)] : [year, Number(month)];
}

function seasonOf(name: string): { readonly year: number; readonly number: number } | undefined {
	const [, year, number] = /^(\d{4})-2([1-4])$/.exec(name) ?? [];
	return year === undefined ? undefined : { year: Number(year), number: Number(number) };
}

function spanText([start = "", end]: readonly string[]): string {
	if (end === undefined) return endText(start);
	if (start === "" || start === "..") return `until ${endText(end)}`;
	return end === "" || end === ".." ? `from ${endText(start)}` : `${endText(start)}–${endText(end)}`;
}

function endText(name: string): string {
	if (name.endsWith("XX")) return `${name.replaceAll("X", "0")}–${name.replaceAll("X", "9")}`;
	if (name.endsWith("X")) return `${name.slice(0, -1)}0s`;
	const parts = partsOf(name);
	return parts ? partsText(parts) : name;
}

function partsText([year, month, day]: DateParts): string {
	if (month === undefined) return String(year);
	return day === undefined ? `${MONTHS[month - 1]} ${year}` : `${MONTHS[month - 1]} ${day}, ${year}`;
}
