import { DateTime } from "luxon";
import type { NewsDate } from "../article/date.ts";

/** A period as templates name it. */
export interface NamedPeriod {
	readonly unit: "decade" | "year" | "month" | "day";
	readonly name: string;
	readonly year: number;
	readonly month?: number;
	readonly day?: number;
}

/** Dates as people read them, in one language and zone. Answers are remembered: listings ask for the same days again and again. */
export interface DateWords {
	/** “15 March 2024”, “March 1957”, “about 1957”, “1950s”; empty for no date. */
	dateText(date: NewsDate | undefined): string;
	/** The same, with the time of an instant. */
	dateTimeText(date: NewsDate | undefined): string;
	/** What may stand in `<time datetime>` (HTML, 4.5.14); empty where nothing may. */
	machineDate(date: NewsDate | undefined): string;
	/** “1950s”, “1957”, “March 1957”, “Monday, 4 March 1957”. */
	periodText(period: NamedPeriod): string;
	/** A period within a longer one: “March”, “Mon 4”. */
	dayText(period: NamedPeriod): string;
	/** RFC 5322 with a four-digit year, as RSS wants it; empty for a date that is not known to the day. A date without a time begins at midnight in the zone. */
	rfc822(date: NewsDate | undefined): string;
}

const SEASONS: Readonly<Record<string, string>> = { 21: "spring", 22: "summer", 23: "autumn", 24: "winter" };

/** Makes the date filters. */
export function dateWords(language: string, zone: string): DateWords {
	const wall = (milliseconds: number) => DateTime.fromMillis(milliseconds, { zone: "utc", locale: language });
	const long = (milliseconds: number) => wall(milliseconds).toLocaleString({ day: "numeric", month: "long", year: "numeric" });
	const monthOf = (milliseconds: number) => wall(milliseconds).toLocaleString({ month: "long", year: "numeric" });

	const dateText = remember((date: NewsDate | undefined) => {
		if (!date) return "";
		if (date.instant !== undefined) return long(date.from);
		const [start, end] = date.edtf.split("/");
		return end === undefined ? plainText(date.edtf) : spanText(start ?? "", end);
	});

	function spanText(start: string, end: string): string {
		if (isOpen(start)) return `until ${plainText(end)}`;
		return isOpen(end) ? `from ${plainText(start)}` : `${plainText(start)} – ${plainText(end)}`;
	}

	function plainText(name: string): string {
		const plain = name.replace(/[?~%]/g, "").replace(/(-XX)+$/, "");
		const about = /[~%]/.test(name) ? "about " : "";
		const doubt = /[?%]/.test(name) ? " (uncertain)" : "";
		return `${about}${bareText(plain)}${doubt}`;
	}

	function bareText(plain: string): string {
		if (plain.endsWith("XX")) return `${plain.replaceAll("X", "0")}–${plain.replaceAll("X", "9")}`;
		if (plain.endsWith("X")) return `${plain.replace("X", "0")}s`;
		const [year = "", month, day] = plain.split("-");
		if (month === undefined) return year;
		if (SEASONS[month]) return `${SEASONS[month]} ${year}`;
		const from = Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1));
		return day === undefined ? monthOf(from) : long(from);
	}

	const dateTimeText = remember((date: NewsDate | undefined) => {
		if (date?.instant === undefined) return dateText(date);
		return `${dateText(date)}, ${wall(date.from).toLocaleString(DateTime.TIME_SIMPLE)}`;
	});

	const periodText = remember(({ unit, name, year, month = 1, day = 1 }: NamedPeriod) => {
		const from = Date.UTC(year, month - 1, day);
		if (unit === "month") return monthOf(from);
		return unit === "day" ? wall(from).toLocaleString({ weekday: "long", day: "numeric", month: "long", year: "numeric" }) : name;
	});

	const dayText = remember(({ unit, name, year, month = 1, day = 1 }: NamedPeriod) => {
		const from = wall(Date.UTC(year, month - 1, day));
		if (unit === "month") return from.toLocaleString({ month: "long" });
		return unit === "day" ? from.toLocaleString({ weekday: "short", day: "numeric" }) : name;
	});

	const rfc822 = remember((date: NewsDate | undefined) => {
		if (!date || date.day === undefined) return "";
		const moment =
			date.instant === undefined
				? DateTime.fromMillis(date.from, { zone: "utc" }).setZone(zone, { keepLocalTime: true })
				: DateTime.fromMillis(date.instant, { zone });
		return moment.toRFC2822() ?? "";
	});

	return { dateText, dateTimeText, machineDate, periodText, dayText, rfc822 };
}

/** An end of a span that is not known, or not yet. */
function isOpen(name: string): boolean {
	return name === "" || name === "..";
}

function machineDate(date: NewsDate | undefined): string {
	if (!date) return "";
	if (date.instant !== undefined) return date.edtf;
	return /^\d{4}(-\d{2}(-\d{2})?)?$/.test(date.edtf) && !/-2[1-4]$/.test(date.edtf.slice(0, 7)) ? date.edtf : "";
}

const MOST = 50_000;

/** Remembers a function's answers by what makes two dates or two periods the same. */
function remember<T extends { readonly edtf?: string; readonly name?: string } | undefined>(
	make: (value: T) => string,
): (value: T) => string {
	const answers = new Map<string, string>();
	return (value) => {
		const key = value?.edtf ?? value?.name ?? "";
		const known = answers.get(key);
		if (known !== undefined) return known;
		if (answers.size >= MOST) answers.clear();
		const answer = make(value);
		answers.set(key, answer);
		return answer;
	};
}
