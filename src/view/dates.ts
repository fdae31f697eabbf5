import { DateTime } from "luxon";
import { knownDate, type NewsDate } from "../article/date.ts";
import type { NamedPeriod } from "../site/periods.ts";
import { firstWeekdayOf, weeksOf } from "./charts.ts";
import type { Words } from "./words.ts";

/** Dates as people read them, in one language and zone. Answers are remembered: listings ask for the same days again and again. */
export interface DateWords {
	/** “15 March 2024”, “March 1957”, “about 1957”, “1950s”; empty for no date. */
	dateText(date: NewsDate | undefined): string;
	/** The same, with the time of an instant. */
	dateTimeText(date: NewsDate | undefined): string;
	/** What may stand in `<time datetime>` (HTML, 4.5.14); empty where nothing may. */
	machineDate(date: NewsDate | undefined): string;
	/** “1950s”, “1957”, “March 1957”, “Monday, 4 March 1957”, “Date unknown”, “Part 2”. */
	periodText(period: NamedPeriod): string;
	/** A period within a longer one: “March”, “Mon 4”. */
	dayText(period: NamedPeriod): string;
	/** A day of any year: “4 March”. */
	anniversaryText(day: { readonly month: number; readonly day: number }): string;
	/** The days of the week, in the order in which the language has them: short and whole. */
	weekdays(): readonly { readonly short: string; readonly name: string }[];
	/** A month as weeks of seven days, each with its `count`, `url` and `shade`; see charts.ts. */
	weeks(month: Parameters<typeof weeksOf>[0], most: number): ReturnType<typeof weeksOf>;
	/** RFC 5322 with a four-digit year, as RSS wants it; empty for a date that is not known to the day. A date without a time begins at midnight in the zone. */
	rfc822(date: NewsDate | undefined): string;
	/** RFC 3339: when a date begins, in the zone; empty for no date. */
	rfc3339(date: NewsDate | undefined): string;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let last: { readonly words: Words; readonly zone: string; readonly dates: DateWords } | undefined;

/** The date filters of a language and zone, with their memory: those that were asked for last. */
export function dateWords(words: Words, zone: string): DateWords {
	if (last?.words !== words || last.zone !== zone) last = { words, zone, dates: makeDateWords(words, zone) };
	return last.dates;
}

function makeDateWords({ language, say }: Words, zone: string): DateWords {
	/** Intl itself: luxon, which asks it too, takes ten times as long for a date. */
	const wall = (parts: Intl.DateTimeFormatOptions) => {
		const format = new Intl.DateTimeFormat(language, { ...parts, timeZone: "UTC", calendar: "gregory" });
		return (milliseconds: number) => format.format(milliseconds);
	};
	const long = remember(wall({ day: "numeric", month: "long", year: "numeric" }), (milliseconds) => Math.floor(milliseconds / DAY));
	const clock = remember(wall({ hour: "numeric", minute: "numeric" }), (milliseconds) =>
		Math.floor((((milliseconds % DAY) + DAY) % DAY) / MINUTE),
	);
	const monthOf = wall({ month: "long", year: "numeric" });
	const yearOf = wall({ year: "numeric" });
	const digits = new Intl.NumberFormat(language, { useGrouping: false }).format;
	const monthName = wall({ month: "long" });
	const dayOf = wall({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
	const anniversaryOf = wall({ day: "numeric", month: "long" });
	const [narrowDay, wholeDay] = [wall({ weekday: "narrow" }), wall({ weekday: "long" })];
	const firstWeekday = firstWeekdayOf(language);
	const shortDayOf = wall({ weekday: "short", day: "numeric" });

	const writtenText = remember((edtf: string) => {
		const [start, end] = edtf.split("/");
		return end === undefined ? plainText(edtf) : spanText(start ?? "", end);
	}, String);

	function dateText(date: NewsDate | undefined): string {
		if (!date) return "";
		return date.instant === undefined ? writtenText(date.edtf) : long(date.from);
	}

	function spanText(start: string, end: string): string {
		if (isOpen(start)) return say("until-date", { date: plainText(end) });
		if (isOpen(end)) return say("from-date", { date: plainText(start) });
		return say("date-range", { start: plainText(start), end: plainText(end) });
	}

	function plainText(name: string): string {
		const plain = name.replace(/[?~%]/g, "").replace(/(-XX)+$/, "");
		const bare = bareText(plain);
		const about = /[~%]/.test(name) ? say("about-date", { date: bare }) : bare;
		return /[?%]/.test(name) ? say("uncertain-date", { date: about }) : about;
	}

	function bareText(plain: string): string {
		if (plain.endsWith("XX"))
			return say("date-range", { start: yearText(plain.replaceAll("X", "0")), end: yearText(plain.replaceAll("X", "9")) });
		if (plain.endsWith("X")) return decadeText(plain.replace("X", "0"));
		const [year = "", month, day] = plain.split("-");
		if (month === undefined) return yearText(year);
		if (/^2[1-4]$/.test(month)) return say(`season-${month}`, { year: yearText(year) });
		const from = Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1));
		return day === undefined ? monthOf(from) : long(from);
	}

	function dateTimeText(date: NewsDate | undefined): string {
		return date?.instant === undefined ? dateText(date) : `${dateText(date)}, ${clock(date.from)}`;
	}

	function yearText(year: string | number): string {
		return yearOf(Date.UTC(Number(year)));
	}

	function decadeText(first: string | number): string {
		return say("decade", { decade: digits(Number(first)) });
	}

	const periodText = remember((period: NamedPeriod) => {
		const { unit, year = 0, number = 1 } = period;
		if (unit === "undated") return say("date-unknown");
		if (unit === "part") return say("part-number", { number });
		if (unit === "decade") return decadeText(year);
		if (unit === "year") return yearText(year);
		return unit === "month" ? monthOf(startOf(period)) : dayOf(startOf(period));
	}, nameOf);

	const dayText = remember((period: NamedPeriod) => {
		if (period.unit === "month") return monthName(startOf(period));
		return period.unit === "day" ? shortDayOf(startOf(period)) : periodText(period);
	}, nameOf);

	// 2024 has all 366 days.
	const anniversaryText = ({ month, day }: { readonly month: number; readonly day: number }) =>
		anniversaryOf(Date.UTC(2024, month - 1, day));
	const weeks = (month: Parameters<typeof weeksOf>[0], most: number) => weeksOf(month, most, firstWeekday);
	// The first of January 2024 was a Monday.
	const week = Array.from({ length: 7 }, (_, index) => Date.UTC(2024, 0, firstWeekday + index));
	const weekdays = () => week.map((day) => ({ short: narrowDay(day), name: wholeDay(day) }));

	const midnight = (from: number) => DateTime.fromMillis(from, { zone: "utc" }).setZone(zone, { keepLocalTime: true });

	const rfc822 = remember(
		(date: NewsDate | undefined) => {
			if (!date || date.day === undefined) return "";
			const moment = date.instant === undefined ? midnight(date.from) : DateTime.fromMillis(date.instant, { zone });
			return moment.toRFC2822() ?? "";
		},
		(date) => (date?.day === undefined ? "" : date.edtf),
	);

	const begins = remember((from: number) => midnight(from).toISO({ suppressMilliseconds: true }) ?? "", Number);

	function rfc3339(date: NewsDate | undefined): string {
		if (!date) return "";
		return date.instant === undefined ? begins(date.from) : date.edtf;
	}

	return { dateText, dateTimeText, machineDate, periodText, dayText, anniversaryText, weekdays, weeks, rfc822, rfc3339 };
}

/** An end of a span that is not known, or not yet. */
function isOpen(name: string): boolean {
	return name === "" || name === "..";
}

function machineDate(date: NewsDate | undefined): string {
	return knownDate(date) ?? "";
}

const MOST = 50_000;

/** Remembers a function's answers by what tells one question from another. */
function remember<T>(make: (value: T) => string, keyOf: (value: T) => string | number): (value: T) => string {
	const answers = new Map<string | number, string>();
	return (value) => {
		const key = keyOf(value);
		const known = answers.get(key);
		if (known !== undefined) return known;
		if (answers.size >= MOST) answers.clear();
		const answer = make(value);
		answers.set(key, answer);
		return answer;
	};
}

/** The first day of a period, as wall-clock milliseconds. */
function startOf({ year = 0, month = 1, day = 1 }: NamedPeriod): number {
	return Date.UTC(year, month - 1, day);
}

function nameOf({ name }: NamedPeriod): string {
	return name;
}
