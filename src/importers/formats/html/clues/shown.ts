import { all, closest, type DomDocument, type DomElement, isOne } from "../dom.ts";
import { dateIn, WORDED } from "./dates.ts";
import { lettersOf } from "./headline.ts";
import { timeOf } from "./microdata.ts";
import { isOfOthers } from "./zones.ts";

/** A date that readers see on a page. */
export interface ShownDate {
	/** EDTF. */
	readonly date: string;
	/** Whether it stands with the story: within its article, or behind its headline. */
	readonly isPlaced: boolean;
}

/** Where a page shows the date of publication, by names that say so. */
const PUBLISHED =
	".published, .entry-date, .post-date, .article-date, .pubdate, .posted-on, .publish-date, .story-date, .dt-published, .date-published";

/** Names of any date. */
const DATED = `${PUBLISHED}, .date, .timestamp, .dateline, .meta-date`;

const TIMES = "time[datetime], time[pubdate]";

/** So many elements of a page are looked at. */
const MOST = 200;

/** A date that belongs to a story stands in its first lines, or its last. */
const FIRST = 25;

/** So few lines behind the headline are above the text. */
const NEAR = 6;

/** What is left of a line that holds nothing but a date. */
const AROUND =
	/^((mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\b|published|posted|updated|filed|created|date|on|at|in|by|gmt|utc|[ap]\.?m|[\s:,.|·•–—()-]|\d{1,2}[:.]\d\d)+$/i;

/** Words in small letters that stand beside a date of publication, as in “Posted by Ann Lee in News, last updated at …”. */
const BESIDE =
	/^(mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|(mon|tues|wednes|thurs|fri|satur|sun)day|published|posted|updated|filed|created|written|last|date|dated|on|at|in|by|to|for|the|and|from|of|under|words|story|photos?|staff|desk|agency|agencies|writer|reporter|correspondent|editor|comments?|share|min|mins|minutes?|read|am|pm|gmt|utc|le|la|par|von|um|der|die|das|de|el|por|en|il|di|da|du|à)$/;

/**
 * The dates that a page shows as its story's, the likeliest first: in elements that are named for it, in `<time>`, in lines that hold
 * nothing else. Those of comments, of other stories, of the masthead and of sentences are none of them.
 * @param lines those of the story, as readers see them
 */
export function shownDates(document: DomDocument, lines: readonly string[], headline: string | undefined, zone: string): ShownDate[] {
	const named = elementsIn(document, headline);
	const ofElements = (isPlaced: boolean, selector: string) => {
		const found = named.filter((one) => one.isPlaced === isPlaced && isOne(one.element, selector) && !isOfOthers(one.element));
		const dates = found.filter(({ element }) => selector !== TIMES || !isInSentence(element)).map(({ element }) => textOfDate(element));
		return only(dates.flatMap((text) => dateIn(text, zone) ?? []));
	};
	const letters = headline === undefined ? "" : lettersOf(headline);
	const title = letters === "" ? -1 : lines.findIndex((line) => lettersOf(line) === letters);
	const behind = title < 0 ? [] : lines.slice(title + 1);
	const ends = [...lines.slice(0, FIRST), ...lines.slice(FIRST).slice(-FIRST)];
	const found: readonly (readonly [string | undefined, boolean])[] = [
		[ofElements(true, PUBLISHED), true],
		[ofElements(true, DATED), true],
		[ofElements(true, TIMES), true],
		[only(dateLines(behind.slice(0, NEAR), zone)), true],
		[ofElements(false, DATED), false],
		[ofElements(false, TIMES), false],
		[only(dateLines(behind, zone)), true],
		[only(dateLines(ends, zone)), false],
	];
	return found.flatMap(([date, isPlaced]) => (date === undefined ? [] : [{ date, isPlaced }]));
}

/** What an element says of a date: to machines, where it does, since only that has the time of day. */
function textOfDate(element: DomElement): string {
	if (element.localName === "time") return timeOf(element);
	const [time, ...others] = all(element, "time[datetime]");
	return time && others.length === 0 ? timeOf(time) : element.textContent;
}

interface PlacedElement {
	readonly element: DomElement;
	readonly isPlaced: boolean;
}

/** The elements that may hold a date, in their order on the page. */
function elementsIn(document: DomDocument, headline: string | undefined): PlacedElement[] {
	const letters = headline === undefined ? "" : lettersOf(headline);
	const found: PlacedElement[] = [];
	let isBehind = false;
	for (const element of all(document, `h1, h2, h3, ${DATED}, ${TIMES}`)) {
		if (found.length === MOST) break;
		if (/^h[123]$/.test(element.localName)) isBehind ||= letters !== "" && lettersOf(element.textContent) === letters;
		else found.push({ element, isPlaced: isBehind || closest(element, "article, main") !== undefined });
	}
	return found;
}

/** The only date among some, however often it comes; undefined where there are several, or none. */
function only(dates: readonly string[]): string | undefined {
	const [first, ...others] = dates;
	// With a time and without one it is the same day.
	const days = new Set(dates.map((date) => date.slice(0, 10)));
	return days.size === 1 ? ([first, ...others].find((date) => (date?.length ?? 0) > 10) ?? first) : undefined;
}

function dateLines(lines: readonly string[], zone: string): string[] {
	return lines.flatMap((line) => {
		if (line.length > 80 || !/\d{4}/.test(line)) return [];
		const rest = line.replace(WORDED, " ").trim();
		return (rest === "" || AROUND.test(rest) ? dateIn(line, zone) : undefined) ?? [];
	});
}

/** Whether a `<time>` stands in a sentence: then it tells when something happened, and not when the story was published. */
function isInSentence(time: DomElement): boolean {
	const block = closest(time, "p, li, td, th, dd, blockquote, figcaption, div, header, section");
	const text = block?.textContent ?? "";
	if (text.length > 1_000) return block?.localName !== "div" && block?.localName !== "header" && block?.localName !== "section";
	const rest = text.replace(time.textContent, " ").match(/[\p{L}\p{M}'’.-]+/gu) ?? [];
	const words = rest.filter((word) => /^\p{Ll}/u.test(word) && !BESIDE.test(word.replace(/\.$/, "")));
	return words.length > 1;
}

/**
 * The date of a story among those that its page states and shows, the likeliest first. One that many pages have is that of the site,
 * unless it stands with the story and nothing tells of another one, or the address has it too.
 * @param ofAddress as far as the address has it
 * @param commonDays those of many pages
 */
export function ownDate(dates: readonly ShownDate[], ofAddress: string | undefined, commonDays: ReadonlySet<string>): string | undefined {
	const isCommon = ({ date }: ShownDate) => commonDays.has(date.slice(0, 10));
	const isConfirmed = ({ date }: ShownDate) => ofAddress !== undefined && date.startsWith(ofAddress);
	const own = dates.find((one) => isConfirmed(one) || (one.isPlaced && !isCommon(one)));
	const other = () => (dates.find(({ isPlaced }) => isPlaced) ?? dates.find((one) => !isCommon(one)))?.date;
	const date = own?.date ?? ofAddress ?? other();
	return dates.find((one) => date?.length === 10 && one.date.startsWith(`${date}T`))?.date ?? date;
}
