import { parseDate } from "../../../../article/date.ts";
import { monthOf } from "../../../../article/dates/months.ts";
import { padded } from "../../../../article/dates/newsdate.ts";

/** Which number of `03/04/2005` is the day, where a site tells. */
export type DayOrder = "day" | "month";

/** A date in a line, and what else stands there. */
export interface DatedLine {
	/** EDTF. */
	readonly date: string;
	readonly rest: string;
}

/** A line with more characters is text. */
const LONGEST = 200;

const DAY = "(\\d{1,2})(?:st|nd|rd|th|er|[.ºª])?";
const YEAR = "((?:1[5-9]|20)\\d\\d)";
const OF = "(?:\\s+(?:de|of|del))?";

/** Days in words: `15. März 2014`, `15 de marzo de 2014`, `March 15, 1999`. */
const DAY_FIRST = new RegExp(`(?<!\\d)${DAY}${OF}\\s+(\\p{L}{3,12})\\.?,?${OF}\\s+${YEAR}(?!\\d)`, "gu");
const MONTH_FIRST = new RegExp(`(?<!\\p{L})(\\p{L}{3,12})\\.?\\s+${DAY},?\\s+${YEAR}(?!\\d)`, "gu");

/** Days in figures. */
const YEAR_FIRST = new RegExp(`(?<!\\d)${YEAR}([-./])(\\d{1,2})\\2(\\d{1,2})(?!\\d)`, "g");
const FIGURES = new RegExp(`(?<!\\d)(\\d{1,2})\\s?([./-])\\s?(\\d{1,2})\\s?\\2\\s?${YEAR}(?!\\d)`, "g");

const TIME = /(?<!\d)(\d{1,2})[:.h](\d{2})(?::\d{2})?(?!\d)\s*([ap])?\.?m?\b\.?/i;

/** Words behind which stands the day of a change. */
const CHANGED = /(updated?|modified|edited|changed|aktualisiert|geändert|mis à jour|actualizado|aggiornato)\W*(\w+\W+){0,2}$/i;

interface FoundDay {
	readonly at: number;
	readonly end: number;
	readonly year: string;
	readonly month: number;
	readonly day: number;
}

/**
 * The day in a short line, with its time of day if that stands behind it: the first that is not that of a change.
 * @param order for days that may be two; they are passed over without it
 */
export function dateOfLine(line: string, zone: string, order?: DayOrder): DatedLine | undefined {
	if (line.length > LONGEST || !/\d/.test(line)) return undefined;
	const days = daysOf(line, order).sort((a, b) => a.at - b.at);
	const own = days.find(({ at }) => !CHANGED.test(line.slice(0, at))) ?? days[0];
	if (!own) return undefined;
	const day = `${own.year}-${padded(String(own.month))}-${padded(String(own.day))}`;
	const behind = line.slice(own.end);
	const time = TIME.exec(behind);
	const isNear = time !== null && time.index < 12;
	const [, hour = "", minute = "", half] = time ?? [];
	const clock = `${padded(String(half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0)))}:${minute}`;
	const date = (isNear ? parseDate(`${day} ${clock}`, zone)?.edtf : undefined) ?? parseDate(day, zone)?.edtf;
	if (date === undefined) return undefined;
	const rest = `${line.slice(0, own.at)}\n${isNear ? behind.slice(time.index + time[0].length) : behind}`;
	return { date, rest };
}

function daysOf(line: string, order: DayOrder | undefined): FoundDay[] {
	const found: FoundDay[] = [];
	const add = (match: RegExpMatchArray, year: string | undefined, month: number | undefined, day: number) => {
		const at = match.index ?? 0;
		if (year !== undefined && month !== undefined && month >= 1 && month <= 12 && day >= 1 && day <= 31)
			found.push({ at, end: at + match[0].length, year, month, day });
	};
	for (const match of line.matchAll(DAY_FIRST)) add(match, match[3], monthOf(match[2] ?? ""), Number(match[1]));
	for (const match of line.matchAll(MONTH_FIRST)) add(match, match[3], monthOf(match[1] ?? ""), Number(match[2]));
	for (const match of line.matchAll(YEAR_FIRST)) add(match, match[1], Number(match[3]), Number(match[4]));
	for (const match of line.matchAll(FIGURES)) {
		const [first, second] = [Number(match[1]), Number(match[3])];
		const which = match[2] === "." || first === second ? "day" : (orderOf(first, second) ?? order);
		if (which !== undefined) add(match, match[4], which === "day" ? second : first, which === "day" ? first : second);
	}
	return found;
}

function orderOf(first: number, second: number): DayOrder | undefined {
	return first > 12 ? "day" : second > 12 ? "month" : undefined;
}

/** Which number is the day, by a line with a day in figures that can only be one; undefined if it does not tell. */
export function orderIn(line: string): DayOrder | undefined {
	const match = [...line.slice(0, LONGEST).matchAll(FIGURES)][0];
	return match ? orderOf(Number(match[1]), Number(match[3])) : undefined;
}

/** Whether a line holds a day in figures, whichever it is. */
export function hasFigures(line: string): boolean {
	return line.length <= LONGEST && line.search(FIGURES) >= 0;
}

/** Names in a line, and whether a word such as “By” says that they are authors. */
export interface NamedLine {
	readonly names: readonly string[];
	readonly isSaid: boolean;
}

const BY =
	/^\s*(?:(?:written|posted|published|reported|story|words|report|text|foto und text)\s*(?:by|von)?|by|von|par|por|di|da|door|av|af|autor(?:in|en)?|author|authors|auteur|autore)\b\s*:?\s*/i;

/** A name of a person: at least two words, and the last begins with a capital letter. */
const NAME = /^\p{Lu}[\p{L}.'’-]*(?:\s+(?:\p{Lu}[\p{L}.'’-]*|v[ao]n|de[nrl]?|der|zu|d[aiou]|la|le|al|bin|ten|ter))*\s+\p{Lu}[\p{L}'’-]+$/u;

const LONGEST_NAME = 60;

const WEEKDAY =
	/(?<!\p{L})(mon|tues|wednes|thurs|fri|satur|sun|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)(day)?(?!\p{L}),?/giu;

/** The names of authors in a short line, which may hold a date as well. */
export function namesOfLine(line: string, zone: string): NamedLine | undefined {
	if (line.length > LONGEST) return undefined;
	const plain = (dateOfLine(line, zone, "day")?.rest ?? line).replace(WEEKDAY, "\n");
	for (const part of plain.split(/\n|\s[|·•–—]\s|[|·•]|\s{2,}/)) {
		const said = BY.exec(part);
		const list = part.slice(said?.[0].length ?? 0).replace(/[\s,;:(–—-]+$/, "");
		const names = list.split(/\s*[,;/]\s*(?:and\s+|und\s+)?|\s+(?:and|&|und|et|y|e|en|och|og)\s+/).map((name) => name.trim());
		const real = names.filter((name) => NAME.test(name) && name.length <= LONGEST_NAME);
		if (real.length > 0 && (real.length === names.length || (said && real[0] === names[0]))) return { names: real, isSaid: said !== null };
	}
	return undefined;
}
