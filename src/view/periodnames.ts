import type { NamedPeriod } from "../site/periods.ts";
import type { DateFormats } from "./dateformats.ts";
import { remember } from "./remember.ts";
import type { Words } from "./words.ts";

/** Names of periods as people read them. */
export interface PeriodNames {
	/**
	 * The name of a period: “1950s”, “1957”, “March 1957”, “Monday, 4 March 1957”, “No date, or several decades”.
	 * @example {{ item.filedUnder.period | periodText }} → Friday, 15 March 2024
	 */
	periodText(period: NamedPeriod): string;
	/**
	 * The name of a period within a longer one: “March”, “Mon 4”.
	 * @example {{ item.filedUnder.period | dayText }} → Fri 15
	 */
	dayText(period: NamedPeriod): string;
	/**
	 * The name of a day of any year.
	 * @example {{ { month: 3, day: 4 } | anniversaryText }} → 4 March
	 */
	anniversaryText(day: { readonly month: number; readonly day: number }): string;
}

/** Makes what names periods in a language. Answers are remembered. */
export function periodNames(words: Words, formats: DateFormats): PeriodNames {
	const periodText = remember((period: NamedPeriod) => nameOfPeriod(period, words, formats), keyOf);
	const dayText = remember((period: NamedPeriod) => {
		if (period.unit === "month") return formats.monthAlone(startOf(period));
		return period.unit === "day" ? formats.shortDay(startOf(period)) : periodText(period);
	}, keyOf);
	return {
		periodText,
		dayText,
		// 2024 has all 366 days.
		anniversaryText: ({ month, day }) => formats.dayOfYear(Date.UTC(2024, month - 1, day)),
	};
}

function nameOfPeriod(period: NamedPeriod, words: Words, formats: DateFormats): string {
	const { unit, year = 0 } = period;
	if (unit === "undated") return words.say("several-decades");
	if (unit === "decade") return decadeText(year, words, formats);
	if (unit === "year") return yearText(year, formats);
	return unit === "month" ? formats.month(startOf(period)) : formats.weekdayAndDate(startOf(period));
}

/** A year as a language writes it: “1957”. */
export function yearText(year: number, formats: DateFormats): string {
	return formats.year(Date.UTC(year));
}

/**
 * A decade as a language writes it: “1950s”.
 * @param first its first year
 */
export function decadeText(first: number, { say }: Words, { digits }: DateFormats): string {
	return say("decade", { decade: digits(first) });
}

/** The first day of a period, as wall-clock milliseconds. */
function startOf({ year = 0, month = 1, day = 1 }: NamedPeriod): number {
	return Date.UTC(year, month - 1, day);
}

function keyOf({ name }: NamedPeriod): string {
	return name;
}
