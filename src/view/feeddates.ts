import { DateTime } from "luxon";
import type { NewsDate } from "../article/date.ts";
import { remember } from "./remember.ts";

/** Dates as feeds have them. */
export interface FeedDates {
	/**
	 * A date for RSS: RFC 5322 with a four-digit year; empty for a date that is not known to the day. A date without a time begins at midnight in the zone.
	 * @example {{ item.article.published | rfc822 }} → Fri, 15 Mar 2024 00:00:00 +0000
	 */
	rfc822(date: NewsDate | undefined): string;
	/**
	 * When a date begins, for Atom and JSON Feed: RFC 3339, in the zone of the site; empty for no date.
	 * @example {{ item.article.published | rfc3339 }} → 2024-03-15T00:00:00Z
	 */
	rfc3339(date: NewsDate | undefined): string;
}

/**
 * Makes what writes dates for feeds. Answers are remembered.
 * @param zone the site's time zone
 */
export function feedDates(zone: string): FeedDates {
	const midnight = (from: number) => DateTime.fromMillis(from, { zone: "utc" }).setZone(zone, { keepLocalTime: true });
	const midnightText = remember((from: number) => midnight(from).toISO({ suppressMilliseconds: true }) ?? "", Number);
	const rfc822 = remember(
		(date: NewsDate | undefined) => {
			if (!date || date.day === undefined) return "";
			const moment = date.instant === undefined ? midnight(date.from) : DateTime.fromMillis(date.instant, { zone });
			return moment.toRFC2822() ?? "";
		},
		(date) => (date?.day === undefined ? "" : date.edtf),
	);
	function rfc3339(date: NewsDate | undefined): string {
		if (!date) return "";
		return date.instant === undefined ? midnightText(date.from) : date.edtf;
	}
	return { rfc822, rfc3339 };
}
