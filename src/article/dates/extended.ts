import edtf from "edtf";
import { parseCalendarDate } from "./calendar.ts";
import { type NewsDate, withoutPlace, withPlace } from "./newsdate.ts";

/** Reads a date of EDTF level 0 or 1: uncertain, approximate, a season, a decade, a span; undefined where the text is none. */
export function parseExtended(text: string): NewsDate | undefined {
	// edtf.js takes 29 February of any year.
	const days = text.match(/\d{4}-\d{2}-\d{2}/g) ?? [];
	// It also takes spans with times, whose ends are no days.
	if (!/\d\d[\dX]{2}/i.test(text) || text.includes("T") || days.some((day) => !parseCalendarDate(day))) return undefined;
	try {
		const name = text.replace(/(\d)x+(?=\b|[?~%])/gi, (digits) => digits.toUpperCase());
		const value = edtf(name, { level: 1 });
		const open = value.type === "Interval" ? { from: !isDate(value.lower), to: !isDate(value.upper) } : { from: false, to: false };
		if (open.from && open.to) return undefined;
		if (open.to) return withoutPlace(name, value.min, value.min);
		return open.from ? withoutPlace(name, value.max, value.max) : withPlace(name, value.min, value.max);
	} catch {
		return undefined;
	}
}

function isDate(end: unknown): boolean {
	return typeof end === "object" && end !== null && "min" in end;
}
