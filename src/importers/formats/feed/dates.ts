import { parseDate } from "../../../article/date.ts";
import { dateOf } from "../../reading/values.ts";

/** A date as we write it, and what was odd about it. */
export interface FeedDate {
	readonly date?: string;
	/** Behind “its date”. */
	readonly odd?: string;
}

/** No program writes a longer date. */
const LONGEST = 100;

/** A weekday before a date, in whatever language, and its comma. */
const WEEKDAY = /^\p{L}{2,12}\.?,\s*(?=\p{N})/u;

/** A day with the name or the number of its month, as a program writes it, and what follows. */
const DAY = /^(\d{1,2}[ -]\p{L}{3,12}\.?[ -,]\s*\d{4}|\d{4}-\d{2}-\d{2})(?=$|[\sT,])(.*)$/su;

/**
 * The first date of several that can be read. Programs write them: a weekday that is not that of the day, or in a language of its own, is
 * the program's error and not the date's. Of a time that cannot be read the day is left.
 */
export function feedDate(values: readonly (string | undefined)[], zone: string): FeedDate {
	const written = values.filter((value) => value !== undefined && value.trim() !== "").map((value) => String(value).trim());
	for (const read of [plainDate, dateWithoutWeekday, dayOnly]) {
		for (const value of written) {
			const found = value.length > LONGEST ? undefined : read(value, zone);
			if (found) return found;
		}
	}
	return {};
}

function plainDate(value: string, zone: string): FeedDate | undefined {
	const date = dateOf(value, zone);
	return date === undefined ? undefined : { date };
}

function dateWithoutWeekday(value: string, zone: string): FeedDate | undefined {
	const rest = value.replace(WEEKDAY, "");
	const date = rest === value ? undefined : dateOf(rest, zone);
	if (date === undefined) return undefined;
	const isEnglish = /^(mon|tue|wed|thu|fri|sat|sun)/i.test(value);
	return { date, ...(isEnglish && { odd: `"${value}" has the weekday of another day` }) };
}

function dayOnly(value: string, zone: string): FeedDate | undefined {
	const [, day = ""] = DAY.exec(value.replace(WEEKDAY, "")) ?? [];
	const date = day === "" ? undefined : parseDate(day, zone);
	return date?.day === undefined ? undefined : { date: date.edtf, odd: `"${value}" has a time that cannot be read; the day was taken` };
}
