import { DateTime } from "luxon";
import type { NewsDate } from "../article/date.ts";
import { remember } from "./remember.ts";

/** Dates as feeds have them. */
export interface FeedDates {
	/** RFC 5322 with a four-digit year, as RSS wants it; empty for a date that is not known to the day. A date without a time begins at midnight in the zone. */
	rfc822(date: NewsDate | undefined): string;
	/** RFC 3339: when a date begins, in the zone; empty for no date. */
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
