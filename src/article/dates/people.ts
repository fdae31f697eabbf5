import { DateTime } from "luxon";
import { dateInEra } from "./eras.ts";
import { fromMoment } from "./instant.ts";
import { monthOf } from "./months.ts";
import { calendarDate, type NewsDate, padded } from "./newsdate.ts";
import { withoutWeekday } from "./weekdays.ts";
import { isZoneName, momentIn } from "./zones.ts";

/** A time of day: `10:00`, `10:00:00.5`, `9.30 pm`, `10 a.m.`, and whatever stands before and behind it. */
const TIME =
	/^(.*?)(?:[T, ]| at |^)\s*(\d{1,2})(?:(?::(\d{2}))(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\b\.?)?|(?:\.(\d{2}))?\s*([ap]\.?m\b\.?))(.*)$/i;

/** A zone behind a time, as its offset or its name; what stands in brackets or behind an offset says the same again, or stands alone. */
const ZONE =
	/^\s*((?:gmt|utc|ut)? ?[+-]\d{1,2}(?::?\d{2})?(?=[^\d:]|$)|[a-z]+(?:\/[\w+-]+)+|[a-z]{1,4}(?=[^a-z]|$))?\s*(?:\[([\w/+:-]+)\]|\(([\w ./+:-]+)\)|(?<=\d\s*)[a-z]{2,5}(?=$|\s))?/i;

/** What stands before a time, in several languages: `at 10:00`, `um 10:00 Uhr`, `à 10h00`, `kl. 10:00`. */
const BEFORE_TIME = /[ ,]+(?:à|um|a las|a la|alle|ore|às|kl\.?|klo|om|o|о|в|@|-) (?=\d{1,2}:\d\d(?!\d))/i;

/** What stands behind a time and says only that it is one. */
const BEHIND_TIME = /(?<=:\d\d) ?(?:uhr|uur|hrs?|hs|h)\b\.?/i;

/** An hour and its minutes as they are written in French, Portuguese and Spanish: `15h04`, `15 h 04`. */
const HOUR_SIGN = /(?<=^|[^\d:])(\d{1,2}) ?h ?(\d{2})(?!\d)/i;

/** The names of months that are two words in Arabic. */
const ARABIC_NAME = /(كانون|تشرين)\s+(ال[أا]ول|الثاني)/;

/** The figures of Arabic; those of Persian stand for years of another calendar. */
const ARABIC_FIGURES = /[\u0660-\u0669]/g;
const ARABIC_FIGURE = /[\u0660-\u0669]/;

/** Years before 1600 that are written in such figures are of the Islamic calendar. */
const FIRST_IN_ARABIC_FIGURES = Date.UTC(1600, 0);

/** A day with an offset and no time, as XML Schema has it. */
const DAY_IN_ZONE = /^(\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)$/;

/**
 * Reads a date as people and programs write it, wherever the day is certain: in words, with a weekday, a time and the name of a zone,
 * in figures with other signs between them, as the seconds since 1970.
 * @returns undefined where it is none, or may mean two days
 */
export function parsePeoplesDate(written: string, zone: string): NewsDate | undefined {
	const date = parsePlain(written, zone);
	return ARABIC_FIGURE.test(written) && date && date.from < FIRST_IN_ARABIC_FIGURES ? undefined : date;
}

function parsePlain(written: string, zone: string): NewsDate | undefined {
	const text = plain(written);
	if (/^\d{10}(\d{3})?$/.test(text)) return fromMoment(DateTime.fromMillis(Number(text) * (text.length === 10 ? 1000 : 1), { zone }));
	const [, before = "", hour, minute, second, noon, dotted, bareNoon, behind = ""] = TIME.exec(text) ?? [];
	if (hour === undefined) return dayOf(text.replace(DAY_IN_ZONE, "$1"));
	const clock = clockOf(Number(hour), Number(minute ?? dotted ?? 0), Number(second ?? 0), noon ?? bareNoon);
	const [zoned = "", name] = behindTime(behind);
	const day = dayOf(`${before} ${behind.slice(zoned.length)}`.trim());
	if (clock === undefined || day?.day === undefined) return undefined;
	const wall = `${day.edtf}T${clock}`;
	if (name === undefined) return fromMoment(DateTime.fromISO(wall, { zone }));
	const instant = momentIn(wall, name, zone);
	return instant && fromMoment(instant.setZone(zone));
}

/** A text with one kind of digits, blanks and dashes. */
function plain(text: string): string {
	return text
		.normalize("NFKC")
		.replace(/[\u2010-\u2015\u2212]/g, "-")
		.replace(ARABIC_FIGURES, (figure) => String(figure.charCodeAt(0) - 0x660))
		.replace(ARABIC_NAME, "$1$2")
		.replaceAll("،", ",")
		.replace(/\s+/g, " ")
		.replace(/[ .,;]+$/, "")
		.trim()
		.replace(HOUR_SIGN, "$1:$2")
		.replace(BEHIND_TIME, "")
		.replace(BEFORE_TIME, " ");
}

function behindTime(behind: string): readonly [whole: string, name?: string] {
	const match = ZONE.exec(behind);
	// "10:00 on Monday": a word that is the name of no zone belongs to the day.
	const name = match?.[1];
	if (!match || !(name === undefined || /\d/.test(name) || isZoneName(name))) return [""];
	const inBrackets = match[2] ?? match[3] ?? "";
	return [match[0], name ?? (isZoneName(inBrackets) || /^(gmt|utc)?[+-]\d/i.test(inBrackets) ? inBrackets : undefined)];
}

function clockOf(hour: number, minute: number, second: number, noon: string | undefined): string | undefined {
	if (noon !== undefined && (hour < 1 || hour > 12)) return undefined;
	const whole = noon === undefined ? hour : (hour % 12) + (/^p/i.test(noon) ? 12 : 0);
	return whole < 24 && minute < 60 && second < 60 ? `${padded(whole)}:${padded(minute)}:${padded(second)}` : undefined;
}

/** A day, a month or a year without a time; a weekday that is not that of the day makes it uncertain. */
function dayOf(text: string): NewsDate | undefined {
	const [weekday, rest] = withoutWeekday(text);
	const date = inFigures(rest) ?? inWords(rest) ?? inCharacters(rest) ?? dateInEra(rest);
	if (weekday === undefined || !date) return date;
	return date.day !== undefined && (new Date(date.from).getUTCDay() + 6) % 7 === weekday ? date : undefined;
}

/** `2016.04.01`, `25.12.2014`, `12/25/2014`, `25 12 2014`: the year is known by its four digits, the day where it is no month. */
function inFigures(text: string): NewsDate | undefined {
	const first = /^(\d{4})([-/. ])\s?(\d{1,2})\2\s?(\d{1,2})\.?$/.exec(text);
	if (first) return calendarDate(Number(first[1]), Number(first[3]), Number(first[4]));
	const [, one, , two, year] = /^(\d{1,2})([-/. ])\s?(\d{1,2})\2\s?(\d{4})$/.exec(text) ?? [];
	if (year === undefined) return undefined;
	const readings = [calendarDate(Number(year), Number(two), Number(one)), calendarDate(Number(year), Number(one), Number(two))];
	const days = new Map(readings.flatMap((date) => (date ? [[date.edtf, date]] : [])));
	return days.size === 1 ? [...days.values()][0] : undefined;
}

/** `4 March 1957`, `March 4th, 1957`, `1er avril 2016`, `1. April 2016`, `1 de abril de 2016`, `Mar-04-1957`, `1957 March 4`. */
function inWords(text: string): NewsDate | undefined {
	const words = text
		.toLowerCase()
		.split(/[ ,/-]+|\.(?= |$|\d)/)
		.filter((word) => word !== "" && !/^(of|the|de|del|den|di|du|le|el|il|am|op|на|г|года|року|r)$/.test(word));
	if (words.length < 2 || words.length > 3) return undefined;
	const figures = words.map((word) => /^(\d{1,4})(?:st|nd|rd|th|er|º|ª|e|\.)?$/.exec(word)?.[1]);
	const months = words.flatMap((word, index) => (figures[index] === undefined ? [monthOf(word)] : []));
	const [month] = months;
	if (months.length !== 1 || month === undefined) return undefined;
	const numbers = figures.filter((figure) => figure !== undefined);
	const year = numbers.filter((number) => number.length === 4);
	const day = numbers.filter((number) => number.length < 3);
	if (year.length !== 1 || year.length + day.length !== numbers.length) return undefined;
	return calendarDate(Number(year[0]), month, day[0] === undefined ? undefined : Number(day[0]));
}

/** `2016年4月1日`, `2016년 4월 1일`, as far as it is given. */
function inCharacters(text: string): NewsDate | undefined {
	const [, year, month, day] = /^(\d{4}) ?[年년](?: ?(\d{1,2}) ?[月월](?: ?(\d{1,2}) ?[日일号])?)?$/.exec(text) ?? [];
	if (year === undefined) return undefined;
	return calendarDate(Number(year), month === undefined ? undefined : Number(month), day === undefined ? undefined : Number(day));
}
