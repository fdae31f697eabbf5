import { remember } from "./remember.ts";

/** Languages in which Intl gives a month alone in the genitive, as within a date: “of March”. With a year it is in the nominative. */
const IN_GENITIVE_ALONE = new Set(["el"]);

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Writes a moment, given as wall-clock milliseconds (see article/date.ts). */
type WallFormat = (milliseconds: number) => string;

/** How a language writes dates. */
export interface DateFormats {
	/** “15 March 2024”. */
	readonly date: WallFormat;
	/** “14:30”. */
	readonly time: WallFormat;
	/** “2024”. */
	readonly year: WallFormat;
	/** “March 2024”. */
	readonly month: WallFormat;
	/** “March”. */
	readonly monthAlone: WallFormat;
	/** “Friday, 15 March 2024”. */
	readonly weekdayAndDate: WallFormat;
	/** “Fri 15”. */
	readonly shortDay: WallFormat;
	/** “15 March”. */
	readonly dayOfYear: WallFormat;
	/** “F”. */
	readonly narrowWeekday: WallFormat;
	/** “Friday”. */
	readonly weekday: WallFormat;
	/** A number without marks between its digits: “1950”. */
	readonly digits: (value: number) => string;
}

/**
 * Makes the formats of a language.
 * @param language BCP 47
 */
export function dateFormats(language: string): DateFormats {
	/** This uses Intl itself. Luxon uses it too, and takes ten times as long for a date. */
	const wall = (parts: Intl.DateTimeFormatOptions): WallFormat => {
		const format = new Intl.DateTimeFormat(language, { ...parts, timeZone: "UTC", calendar: "gregory" });
		return (milliseconds) => format.format(milliseconds);
	};
	return {
		date: remember(wall({ day: "numeric", month: "long", year: "numeric" }), dayNumber),
		time: remember(wall({ hour: "numeric", minute: "numeric" }), minuteOfDay),
		year: wall({ year: "numeric" }),
		month: wall({ month: "long", year: "numeric" }),
		monthAlone: IN_GENITIVE_ALONE.has(new Intl.Locale(language).language) ? monthOfYear(language) : wall({ month: "long" }),
		weekdayAndDate: remember(wall({ weekday: "long", day: "numeric", month: "long", year: "numeric" }), dayNumber),
		shortDay: wall({ weekday: "short", day: "numeric" }),
		dayOfYear: wall({ day: "numeric", month: "long" }),
		narrowWeekday: wall({ weekday: "narrow" }),
		weekday: wall({ weekday: "long" }),
		digits: new Intl.NumberFormat(language, { useGrouping: false }).format,
	};
}

/** Writes the month as it stands before a year, without the year. */
function monthOfYear(language: string): WallFormat {
	const format = new Intl.DateTimeFormat(language, { month: "long", year: "numeric", timeZone: "UTC", calendar: "gregory" });
	return (milliseconds) => format.formatToParts(milliseconds).find(({ type }) => type === "month")?.value ?? format.format(milliseconds);
}

function dayNumber(milliseconds: number): number {
	return Math.floor(milliseconds / DAY);
}

function minuteOfDay(milliseconds: number): number {
	return Math.floor((((milliseconds % DAY) + DAY) % DAY) / MINUTE);
}
