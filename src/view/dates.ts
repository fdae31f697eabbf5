import { knownDate, type NewsDate } from "../article/date.ts";
import { escapeHtml } from "../article/text.ts";
import { firstWeekdayOf, weeksOf } from "./charts.ts";
import { type DateFormats, dateFormats } from "./dateformats.ts";
import { type FeedDates, feedDates } from "./feeddates.ts";
import { type PeriodNames, periodNames } from "./periodnames.ts";
import { remember } from "./remember.ts";
import type { Words } from "./words.ts";
import { type WrittenDates, writtenDates } from "./writtendates.ts";

/** The filters that write dates, in one language and zone. */
export interface DateWords extends WrittenDates, PeriodNames, Weeks, FeedDates {
	/**
	 * What may stand in `<time datetime>` (HTML, 4.5.14); empty where nothing may.
	 * @example {{ item.article.published | machineDate }} → 2024-03-15
	 */
	machineDate(date: NewsDate | undefined): string;
	/**
	 * A date as HTML: what people read, in `<time>` where that may stand there; of no date, that none is known; mark it `safe`.
	 * @example {{ item.article.published | timeHtml | safe }} → <time datetime="2024-03-15">15 March 2024</time>
	 */
	timeHtml(date: NewsDate | undefined): string;
}

/** The weeks of a month as its grid shows them. */
interface Weeks {
	/** The days of the week, in the order in which the language has them: `short` and `name`. The text before the bar is not used. */
	weekdays(): readonly { readonly short: string; readonly name: string }[];
	/** A month as weeks of seven days, each with its `count`, its `url` and a `shade` of 0 to 4; `most` is the number of stories of the darkest. */
	weeks(month: Parameters<typeof weeksOf>[0], most: number): ReturnType<typeof weeksOf>;
}

let last: { readonly words: Words; readonly zone: string; readonly dates: DateWords } | undefined;

/** The date filters of a language and zone, with their memory. Those that were asked for last are kept for the next batch of outputs. */
export function dateWords(words: Words, zone: string): DateWords {
	if (last?.words !== words || last.zone !== zone) last = { words, zone, dates: makeDateWords(words, zone) };
	return last.dates;
}

function makeDateWords(words: Words, zone: string): DateWords {
	const formats = dateFormats(words.language);
	const written = writtenDates(words, formats);
	const machineDate = (date: NewsDate | undefined) => knownDate(date) ?? "";
	// Every line of a listing has one.
	const known = remember(
		(date: NewsDate) => timeElement(machineDate(date), written.dateText(date)),
		({ edtf, instant }) => instant ?? edtf,
	);
	return {
		...written,
		...periodNames(words, formats),
		...weeksIn(words.language, formats),
		...feedDates(zone),
		machineDate,
		timeHtml: (date) => (date ? known(date) : escapeHtml(words.say("date-unknown"))),
	};
}

function timeElement(machine: string, text: string): string {
	return machine === "" ? escapeHtml(text) : `<time datetime="${escapeHtml(machine)}">${escapeHtml(text)}</time>`;
}

function weeksIn(language: string, { narrowWeekday, weekday }: DateFormats): Weeks {
	const firstWeekday = firstWeekdayOf(language);
	// The first of January 2024 was a Monday.
	const week = Array.from({ length: 7 }, (_, index) => Date.UTC(2024, 0, firstWeekday + index));
	return {
		weekdays: () => week.map((day) => ({ short: narrowWeekday(day), name: weekday(day) })),
		weeks: (month, most) => weeksOf(month, most, firstWeekday),
	};
}
