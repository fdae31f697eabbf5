import type { Format } from "../article.ts";
import { parseDate } from "../date.ts";
import { dayAt, type NewsDate } from "../dates/newsdate.ts";
import { lineAt, oneLine, textOfHtml } from "../text.ts";

/** A line at the head of a story by which an agency or an office says that it is not to be published, or not yet. */
export interface Notice {
	/** 1-based, in the story's file. */
	readonly line: number;
	/** The line as it stands, shortened. */
	readonly text: string;
	/** Where it stands, if not at the head of the story. */
	readonly place?: string;
	/** The date until which the story waits, as an EDTF day or an instant; undefined where the line names none that is understood. */
	readonly until?: string;
}

/** How far into a text such a line is looked for: what stands further down may be a quotation. */
const MOST_LINES = 10;
const MOST_CHARACTERS = 20_000;

/** No such line is longer. */
const LONGEST_LINE = 300;

const EMBARGO =
	/^(?:(?:strictly|strict|under|sous|sotto|onder|bajo|sob|unter|a|press|news|media)\s+)*(?:embarg(?:o|oed|ado|ada)|sperrfrist|sperrvermerk|gesperrt|klausuleret)(?!\p{L})/iu;

const REFUSAL =
	/^(?:strictly\s+)?(?:hold for (?:release|publication)(?! of\b)|(?:not|never) (?:for|to be) (?:publication|published|release|released)|(?:not|never) (?:for|to be) (?:use|used|broadcast|transmission|transmitted) (?:before|until|till)|for (?:internal use|background) only|do not publish|don['’]t publish|nicht (?:zur veröffentlichung|veröffentlichen)|ne pas (?:publier|diffuser)|no publicar|prohibida su publicación|non pubblicare|não publicar|niet (?:publiceren|voor publicatie))(?!\p{L})/iu;

/** What stands between such words and a date. */
const UNTIL =
	/^[\s:,–—-]*(?:(?:for|on|the|release|publication|broadcast|use|strictly|vor|bis(?: zum)?|avant|jusqu['’]?(?:au?|à)|hasta(?: el)?|antes del?|fino (?:al?|alle)|prima del|até|tot|till?|until|to|before|after|ab|den|le|el|am|um)[\s:,]+)*(?:for|release|publication|bis|avant|jusqu\S*|hasta|antes|fino|até|tot|till?|until|before)(?!\p{L})/iu;

/** The head of an offer of shares, which is public: “not for release, publication or distribution in the United States”. */
const SHARES = /directly or indirectly|in whole or in part|\bin(?:to| or into)? (?:the )?(?:united states|u\.?s\.?|usa)\b|distribution/i;

/**
 * Finds the notice at the head of a story. Only a line that begins with it counts, so that a story about an embargo is none.
 * @param bodyAt where in the text its front matter ends
 * @param zone the site's time zone
 */
export function findNotice(text: string, bodyAt: number, format: Format, zone: string): Notice | undefined {
	const lines = firstLines(text, bodyAt, format);
	for (const [index, { at, words }] of lines.entries()) {
		const rest = afterNotice(words);
		if (rest === undefined) continue;
		// A letterhead has the date on a line of its own.
		const dated = /\d/.test(rest) ? rest : `${rest} ${lines[index + 1]?.words ?? ""}`;
		return { line: lineAt(text, at), text: words.slice(0, 100), until: untilOf(dated, zone) };
	}
	return undefined;
}

/** What follows a notice at the beginning of a line; undefined where the line is none. */
export function afterNotice(line: string): string | undefined {
	const words = line.replace(/^[^\p{L}]+/u, "");
	const [embargo] = EMBARGO.exec(words) ?? [];
	const phrase = embargo ?? REFUSAL.exec(words)?.[0];
	if (phrase === undefined || SHARES.test(words)) return undefined;
	const rest = words.slice(phrase.length);
	const isAlone = !/[\p{L}\d]/u.test(rest);
	const isDated = /^[^\p{L}\d]*\d/u.test(rest) || UNTIL.test(rest) || (/^\s*:/.test(rest) && /\d/.test(rest));
	const isShouted = embargo === undefined && phrase === phrase.toUpperCase();
	return isAlone || isDated || isShouted ? rest : undefined;
}

interface Line {
	/** Where in the text it begins. */
	readonly at: number;
	readonly words: string;
}

const BLOCK = /\n|<\/?(?:p|div|h[1-6]|br|li|ul|ol|tr|td|table|section|article|header|main|body|blockquote|center|pre)\b[^<>]*>/gi;

function firstLines(text: string, bodyAt: number, format: Format): readonly Line[] {
	const head = text.slice(bodyAt, bodyAt + MOST_CHARACTERS);
	if (format !== "html") return linesFrom(head, bodyAt, /\n/g);
	const body = Math.max(0, head.search(/<body\b/i));
	const h1 = head.search(/<h1\b/i);
	const start = linesFrom(head.slice(body), bodyAt + body, BLOCK);
	return h1 < 0 ? start : [...start, ...linesFrom(head.slice(h1), bodyAt + h1, BLOCK)];
}

function linesFrom(text: string, offset: number, end: RegExp): Line[] {
	const lines: Line[] = [];
	let from = 0;
	const add = (to: number): void => {
		const written = text.slice(from, Math.min(to, from + LONGEST_LINE)).replace(/<!--+|--+>/g, " ");
		const words = oneLine(/[<&]/.test(written) ? textOfHtml(written) : written);
		if (/\p{L}/u.test(words)) lines.push({ at: offset + from, words });
	};
	for (const match of text.matchAll(end)) {
		add(match.index);
		if (lines.length === MOST_LINES) return lines;
		from = match.index + match[0].length;
	}
	add(text.length);
	return lines;
}

/** A time in four figures, which is no year: `0001 GMT`, `1900 hrs`. */
const CLOCK = /\b(?:[01]\d|2[0-4])[0-5]\d\s*(?:hrs?|hours|h|uhr|z|gmt|utc|[bcew]?e?s?t|[acemp][sd]t|local)\b\.?/gi;

/** Days as people write them, with their year. */
const DAYS =
	/\d{4}-\d\d-\d\d|\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{1,2}(?:\.|st|nd|rd|th|er|º)?\s(?:of\s|de\s)?\p{L}{3,12}\.?,?\s(?:de\s)?\d{4}(?!\d)|\p{L}{3,12}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}(?!\d)/gu;

/**
 * The moment until which words ask to wait; undefined where they name no day that is understood.
 * A time beside a day that cannot be read with it may be one of any zone: behind the next day it is over everywhere.
 */
export function untilOf(rest: string, zone: string): string | undefined {
	const written = rest.replace(UNTIL, "").replace(/^[\s:,–—-]+/, "");
	const words = written.replace(CLOCK, " ");
	const exact = words === written ? parseDate(written.slice(0, 80), zone) : undefined;
	if (exact?.instant !== undefined || exact?.day !== undefined) return exact.edtf;
	const days = [...words.matchAll(DAYS)]
		.flatMap(([day]) => parseDate(day.replace(/\b(?:de|of)\s/gi, ""), zone) ?? [])
		.filter(({ day }) => day !== undefined);
	const [last] = days.toSorted((a, b) => b.from - a.from);
	const isTimed = words !== written || /\d|\b(?:mid|noon)/i.test(words.replace(DAYS, " "));
	return last && (isTimed ? dayAfter(last, 2)?.edtf : last.edtf);
}

function dayAfter({ year = 0, month = 1, day = 1 }: NewsDate, days: number): NewsDate | undefined {
	return dayAt(Date.UTC(year, month - 1, day + days));
}
