import { DateTime, Info } from "luxon";
import { calendarDate, DAY, MINUTE, type NewsDate, padded, withPlace } from "./newsdate.ts";

const TIME = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[T ]+(\d{1,2}):(\d{2})(:\d{2}(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/i;

/** An offset behind a time, with hours and minutes that some clocks may have: none is more than 14 hours from UTC. */
const OFFSET_BEHIND = /\d ?[+-](\d\d):?(\d\d)?(?: ?\([^()]*\))?$/;

/** Reads a date with a time of day, or an ISO 8601 day in another form than year-month-day; undefined where the text is neither. */
export function parseInstant(text: string, zone: string): NewsDate | undefined {
	if (!isPossible(OFFSET_BEHIND.exec(text))) return undefined;
	const match = TIME.exec(text);
	if (match) {
		const [, year, month, day, hour, minute, second = "", offset = ""] = match;
		const plain = offset === "" ? undefined : plainInstant(match);
		if (plain !== undefined) return fromInstant(plain, zone);
		const iso = `${year}-${padded(month)}-${padded(day)}T${padded(hour)}:${minute}${second}${/[a-z]/i.test(offset) ? "Z" : offset}`;
		return fromMoment(DateTime.fromISO(iso, { zone }));
	}
	if (/^\d{8}(T\d|$)|^\d{4}-?W\d\d-?\d|^\d{4}-\d{3}(T|$)/.test(text)) {
		const moment = DateTime.fromISO(text, { zone });
		if (text.includes("T")) return fromMoment(moment);
		return moment.isValid ? calendarDate(moment.year, moment.month, moment.day) : undefined;
	}
	return /^[a-z]{3}, |^\d{1,2} [a-z]{3} \d{2,4} \d/i.test(text) ? fromMoment(DateTime.fromRFC2822(text, { zone })) : undefined;
}

/** Whether an offset is one that clocks have; luxon takes any, and would move the date by days. Of texts without a time nothing is asked. */
function isPossible(match: RegExpExecArray | null): boolean {
	const [, hours = "0", minutes = "0"] = match ?? [];
	return match === null || !/[T: ]/i.test(match.input) || (Number(hours) * 60 + Number(minutes) <= 14 * 60 && Number(minutes) < 60);
}

/**
 * The date of an instant given in milliseconds since 1970, UTC.
 * @param zone an IANA time zone, in which its day and its time are told
 * @throws {RangeError} for a number that is no moment, or a zone that is not known
 */
export function dateOfInstant(instant: number, zone: string): NewsDate {
	const date = fromMoment(DateTime.fromMillis(instant, { zone }));
	if (!date) throw new RangeError(`${instant} is no moment in ${zone}.`);
	return date;
}

/** Since this year the offsets of all zones are whole minutes. */
const FIRST_YEAR_OF_WHOLE_MINUTES = 1973;

/** Milliseconds since 1970 of a match of `TIME` with an offset, as most exports write it; undefined for one that luxon must read. */
function plainInstant([, year, month, day, hour, minute, second, offset]: readonly string[]): number | undefined {
	const shift = /^(?:z|utc|gmt|([+-])(\d\d):?(\d\d))$/i.exec(offset ?? "");
	const clock = /^(?::(\d\d)(?:[.,](\d{1,3}))?)?$/.exec(second ?? "");
	if (!shift || !clock || Number(year) < FIRST_YEAR_OF_WHOLE_MINUTES || Number(hour) > 23 || Number(minute) > 59) return undefined;
	const [, sign, hours = "0", minutes = "0"] = shift;
	const [, seconds = "0", fraction = ""] = clock;
	if (Number(seconds) > 59 || Number(hours) > 14 || Number(minutes) > 59) return undefined;
	const midnight = calendarDate(Number(year), Number(month), Number(day))?.from;
	if (midnight === undefined) return undefined;
	const local = midnight + (Number(hour) * 60 + Number(minute)) * MINUTE + Number(`${seconds}${fraction.padEnd(3, "0")}`);
	return local - (Number(hours) * 60 + Number(minutes)) * MINUTE * (sign === "-" ? -1 : 1);
}

/** The same date as `fromMoment` gives for luxon's moment, made faster. */
function fromInstant(instant: number, zone: string): NewsDate | undefined {
	const { offset, isFixed } = offsetAt(instant, zone);
	const wall = instant + offset * MINUTE;
	const [hours, minutes] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60];
	const end = isFixed && offset === 0 ? "Z" : `${offset < 0 ? "-" : "+"}${padded(hours)}:${padded(minutes)}`;
	const iso = new Date(wall).toISOString().slice(0, wall % 1000 === 0 ? 19 : 23);
	const date = withPlace(iso + end, wall, wall);
	return date && { ...date, instant };
}

const offsets = new Map<string, Map<number, number>>();

/** How far a zone's clocks are ahead of UTC at a moment, in minutes. To ask takes long, so the answer is kept for days on which it does not change. */
function offsetAt(instant: number, zone: string): { readonly offset: number; readonly isFixed: boolean } {
	const clocks = Info.normalizeZone(zone);
	const known = offsets.get(zone) ?? new Map<number, number>();
	offsets.set(zone, known);
	const day = Math.floor(instant / DAY);
	let offset = known.get(day);
	if (offset === undefined) {
		offset = clocks.offset(instant);
		if ([day, day + 1].every((start) => clocks.offset(start * DAY) === offset)) known.set(day, offset);
	}
	return { offset, isFixed: clocks.isUniversal };
}

/** The date of a moment of luxon, by its wall clock; undefined where there is no such moment. */
export function fromMoment(moment: DateTime): NewsDate | undefined {
	if (!moment.isValid) return undefined;
	const wall = moment.toMillis() + moment.offset * MINUTE;
	const iso = String(moment.toISO({ suppressMilliseconds: true }));
	const date = withPlace(iso, wall, wall);
	return date && { ...date, instant: moment.toMillis() };
}
