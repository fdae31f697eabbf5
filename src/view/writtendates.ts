import { knownDate, type NewsDate } from "../article/date.ts";
import type { DateFormats } from "./dateformats.ts";
import { decadeText, yearText } from "./periodnames.ts";
import { remember } from "./remember.ts";
import type { Words } from "./words.ts";

/** Dates as people read them. */
export interface WrittenDates {
	/**
	 * A date as people read it: “15 March 2024”, “March 1957”, “about 1957”, “1950s”; empty for no date.
	 * @example {{ item.article.published | dateText }} → 15 March 2024
	 */
	dateText(date: NewsDate | undefined): string;
	/**
	 * A date as people read it, with the time of an instant in the zone of the site.
	 * @example {{ item.article.updated | dateTimeText }} → 16 March 2024, 09:30
	 */
	dateTimeText(date: NewsDate | undefined): string;
	/**
	 * A date as people read it, with the weekday of a day that is known for certain.
	 * @example {{ item.article.published | fullDateText }} → Friday, 15 March 2024
	 */
	fullDateText(date: NewsDate | undefined): string;
}

/** The first year of which a weekday is told. Before, papers counted days in two calendars, and nobody can tell which one a date is in. */
const FIRST_WITH_WEEKDAYS = 1753;

/** Makes what writes dates in a language. Answers are remembered: listings ask for the same days again and again. */
export function writtenDates(words: Words, formats: DateFormats): WrittenDates {
	const edtfText = remember((edtf: string) => textOfEdtf(edtf, words, formats), String);
	function dateText(date: NewsDate | undefined): string {
		if (!date) return "";
		return date.instant === undefined ? edtfText(date.edtf) : formats.date(date.from);
	}
	function dateTimeText(date: NewsDate | undefined): string {
		return date?.instant === undefined ? dateText(date) : withTime(dateText(date), date, words, formats);
	}
	function fullDateText(date: NewsDate | undefined): string {
		if (!hasWeekday(date)) return dateTimeText(date);
		const day = formats.weekdayAndDate(date.from);
		return date.instant === undefined ? day : withTime(day, date, words, formats);
	}
	return { dateText, dateTimeText, fullDateText };
}

function withTime(day: string, { from }: NewsDate, { say }: Words, { time }: DateFormats): string {
	return say("date-and-time", { date: day, time: time(from) });
}

function hasWeekday(date: NewsDate | undefined): date is NewsDate {
	return date?.day !== undefined && (date.year ?? 0) >= FIRST_WITH_WEEKDAYS && knownDate(date) !== undefined;
}

/** A date or a span in EDTF, in words. */
function textOfEdtf(edtf: string, words: Words, formats: DateFormats): string {
	const [start = "", end] = edtf.split("/");
	const text = (date: string) => qualifiedText(date, words, formats);
	if (end === undefined) return text(edtf);
	if (isOpen(start)) return words.say("until-date", { date: text(end) });
	if (isOpen(end)) return words.say("from-date", { date: text(start) });
	return words.say("date-range", { start: text(start), end: text(end) });
}

/** Whether an end of a span is not known, or still to come. */
function isOpen(end: string): boolean {
	return end === "" || end === "..";
}

/** A date with what its marks say: about (`~`), uncertain (`?`), or both (`%`). */
function qualifiedText(date: string, words: Words, formats: DateFormats): string {
	const plain = date.replace(/[?~%]/g, "").replace(/(-XX)+$/, "");
	const bare = plainText(plain, words, formats);
	const about = /[~%]/.test(date) ? words.say("about-date", { date: bare }) : bare;
	return /[?%]/.test(date) ? words.say("uncertain-date", { date: about }) : about;
}

/** A date without marks: a century (`19XX`), a decade (`195X`), a season (`1957-21`), a year, a month or a day. */
function plainText(plain: string, words: Words, formats: DateFormats): string {
	const { say } = words;
	if (plain.endsWith("XX"))
		return say("date-range", {
			start: yearText(Number(plain.replaceAll("X", "0")), formats),
			end: yearText(Number(plain.replaceAll("X", "9")), formats),
		});
	if (plain.endsWith("X")) return decadeText(Number(plain.replace("X", "0")), words, formats);
	const [year = "", month, day] = plain.split("-");
	if (month === undefined) return yearText(Number(year), formats);
	if (/^2[1-4]$/.test(month)) return say(`season-${month}`, { year: yearText(Number(year), formats) });
	const from = Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1));
	return day === undefined ? formats.month(from) : formats.date(from);
}
