import edtf from "edtf";
import { DateTime, Info } from "luxon";

/**
 * When something happened, as far as it is known.
 * `from` and `to` are wall-clock milliseconds: the calendar date and time read as if they were UTC,
 * so that dates without a zone and instants in the site's zone sort together.
 */
export interface NewsDate {
	/** EDTF level 0 or 1; an instant is ISO 8601 with the offset of the site's zone. */
	readonly edtf: string;
	/** First wall-clock millisecond; that of the end where the start is unknown. */
	readonly from: number;
	/** Last wall-clock millisecond; `from` where the end is open. */
	readonly to: number;
	/** Milliseconds since 1970, UTC: only an instant has it. */
	readonly instant?: number;
	/** Where the date is filed, as far as it is certain: a year, its month, its day; or only the decade (1950 for 195X). */
	readonly year?: number;
	readonly month?: number;
	readonly day?: number;
	readonly decade?: number;
}

const DAY = 86_400_000;
const MINUTE = 60_000;
const EARLIEST = 1000;
const LATEST = 9999;

/**
 * Reads a date: EDTF level 0 or 1, ISO 8601, RFC 5322, `2010/1/2`, or English words with a month by name.
 * A time without an offset is meant in `zone`, the site's; so is the filing of an instant.
 * @returns undefined where it is no date, or an impossible one.
 */
export function parseDate(value: string, zone: string): NewsDate | undefined {
	const text = value.trim();
	if (CALENDAR.test(text)) return parseCalendarDate(text);
	return parseInstant(text, zone) ?? parseWords(text) ?? parseEdtf(text);
}

/** Orders dates: by start, then the longer span (the coarser date) first. Unknown dates come last. */
export function compareDates(a: NewsDate | undefined, b: NewsDate | undefined): number {
	if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
	return a.from - b.from || b.to - b.from - (a.to - a.from);
}

/** What may follow the part of a date that is known: nothing, or that the rest is not. */
const UNKNOWN: ReadonlySet<string> = new Set(["", "-XX", "-XX-XX"]);

/**
 * A date in ISO 8601, as far as it is known: `1957`, `1957-03`, `1957-03-04`, or an instant with its offset.
 * @returns undefined for one that is uncertain, approximate, a season, a decade or a span
 */
export function knownDate(date: NewsDate | undefined): string | undefined {
	if (date?.instant !== undefined) return date.edtf;
	if (date?.year === undefined) return undefined;
	const length = date.day !== undefined ? 10 : date.month !== undefined ? 7 : 4;
	return UNKNOWN.has(date.edtf.slice(length)) ? date.edtf.slice(0, length) : undefined;
}

/** The moment at which a date begins in a zone, in milliseconds since 1970, UTC. */
export function startOf(date: NewsDate, zone: string): number {
	if (date.instant !== undefined) return date.instant;
	return DateTime.fromMillis(date.from, { zone: "utc" }).setZone(zone, { keepLocalTime: true }).toMillis();
}

/**
 * When a date begins, as far as matters at a moment: exactly, where that is later or less than two days ago;
 * else a moment before `at` that is no earlier than its beginning. That spares the question what the zone's time was then.
 */
export function startAround(date: NewsDate, at: number, zone: string): number {
	return date.instant === undefined && date.from + 2 * DAY < at ? date.from + DAY : startOf(date, zone);
}

/** The date of an instant given in milliseconds since 1970, UTC. */
export function dateOfInstant(instant: number, zone: string): NewsDate {
	const date = fromMoment(DateTime.fromMillis(instant, { zone }));
	if (!date) throw new RangeError(`${instant} is no moment in ${zone}.`);
	return date;
}

/** `1957`, `1957-03`, `1957-03-04`, and as people write them `1957-3-4`, `1957/03/04`; `1957/1959` is a span. */
const CALENDAR = /^(\d{4})(?:-([01]\d)|[-/](\d{1,2})[-/](\d{1,2}))?$/;

function parseCalendarDate(text: string): NewsDate | undefined {
	const match = CALENDAR.exec(text);
	if (!match) return undefined;
	const [, year, monthOnly, month = monthOnly, day] = match;
	return calendarDate(Number(year), month === undefined ? undefined : Number(month), day === undefined ? undefined : Number(day));
}

function calendarDate(year: number, month?: number, day?: number): NewsDate | undefined {
	if (year < EARLIEST) return undefined;
	if (month === undefined) return filed(pad(year, 4), Date.UTC(year, 0), Date.UTC(year + 1, 0) - 1);
	if (month < 1 || month > 12) return undefined;
	const name = `${pad(year, 4)}-${pad(month)}`;
	if (day === undefined) return filed(name, Date.UTC(year, month - 1), Date.UTC(year, month) - 1);
	const from = Date.UTC(year, month - 1, day);
	if (new Date(from).getUTCDate() !== day) return undefined;
	return filed(`${name}-${pad(day)}`, from, from + DAY - 1);
}

const TIME = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[T ]+(\d{1,2}):(\d{2})(:\d{2}(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/i;

function parseInstant(text: string, zone: string): NewsDate | undefined {
	const match = TIME.exec(text);
	if (match) {
		const [, year, month, day, hour, minute, second = "", offset = ""] = match;
		const plain = offset === "" ? undefined : plainInstant(match);
		if (plain !== undefined) return fromInstant(plain, zone);
		const iso = `${year}-${pad(month)}-${pad(day)}T${pad(hour)}:${minute}${second}${/[a-z]/i.test(offset) ? "Z" : offset}`;
		return fromMoment(DateTime.fromISO(iso, { zone }));
	}
	if (/^\d{8}(T\d|$)|^\d{4}-?W\d\d-?\d|^\d{4}-\d{3}(T|$)/.test(text)) {
		const moment = DateTime.fromISO(text, { zone });
		return text.includes("T") ? fromMoment(moment) : parseCalendarDate(String(moment.toISODate()));
	}
	return /^[a-z]{3}, |^\d{1,2} [a-z]{3} \d{2,4} \d/i.test(text) ? fromMoment(DateTime.fromRFC2822(text, { zone })) : undefined;
}

/** Milliseconds of a `TIME` with an offset, as most exports write it; undefined for any that is better left to luxon. */
function plainInstant([, year, month, day, hour, minute, second, offset]: readonly string[]): number | undefined {
	const shift = /^(?:z|utc|gmt|([+-])(\d\d):?(\d\d))$/i.exec(offset ?? "");
	const clock = /^(?::(\d\d)(?:[.,](\d{1,3}))?)?$/.exec(second ?? "");
	if (!shift || !clock || Number(year) < MODERN || Number(hour) > 23 || Number(minute) > 59) return undefined;
	const [, sign, hours = "0", minutes = "0"] = shift;
	const [, seconds = "0", fraction = ""] = clock;
	if (Number(seconds) > 59 || Number(hours) > 14 || Number(minutes) > 59) return undefined;
	const midnight = calendarDate(Number(year), Number(month), Number(day))?.from;
	if (midnight === undefined) return undefined;
	const local = midnight + (Number(hour) * 60 + Number(minute)) * MINUTE + Number(`${seconds}${fraction.padEnd(3, "0")}`);
	return local - (Number(hours) * 60 + Number(minutes)) * MINUTE * (sign === "-" ? -1 : 1);
}

/** `fromMoment` of luxon's moment, of modern times. */
function fromInstant(instant: number, zone: string): NewsDate | undefined {
	const { offset, isFixed } = offsetAt(instant, zone);
	const wall = instant + offset * MINUTE;
	const [hours, minutes] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60];
	const end = isFixed && offset === 0 ? "Z" : `${offset < 0 ? "-" : "+"}${pad(hours)}:${pad(minutes)}`;
	const iso = new Date(wall).toISOString().slice(0, wall % 1000 === 0 ? 19 : 23);
	const date = filed(iso + end, wall, wall);
	return date && { ...date, instant };
}

/** Since this year the offsets of all zones are whole minutes. */
const MODERN = 1973;

const offsets = new Map<string, Map<number, number>>();

/** What a zone's clocks are ahead of UTC at a moment, in minutes. Asking takes long, so the days on which it does not change are remembered. */
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

function fromMoment(moment: DateTime): NewsDate | undefined {
	if (!moment.isValid) return undefined;
	const wall = moment.toMillis() + moment.offset * MINUTE;
	const iso = String(moment.toISO({ suppressMilliseconds: true }));
	const date = filed(iso, wall, wall);
	return date && { ...date, instant: moment.toMillis() };
}

const WORDED = [
	["d MMMM yyyy", 3],
	["d MMM yyyy", 3],
	["MMMM d, yyyy", 3],
	["MMM d, yyyy", 3],
	["MMMM d yyyy", 3],
	["MMM d yyyy", 3],
	["MMMM yyyy", 2],
	["MMM yyyy", 2],
] as const;

function parseWords(text: string): NewsDate | undefined {
	if (!/^[a-z\d]+\.? .*\d{4}$/i.test(text)) return undefined;
	const plain = text
		.replace(/(\d)(st|nd|rd|th)\b/i, "$1")
		.replace(/([a-z])\./i, "$1")
		.replace(/\bsept\b/i, "Sep")
		.replace(/\s+/g, " ");
	for (const [format, parts] of WORDED) {
		const day = DateTime.fromFormat(plain, format, { zone: "utc", locale: "en-US" });
		if (day.isValid) return calendarDate(day.year, day.month, parts === 3 ? day.day : undefined);
	}
	return undefined;
}

function parseEdtf(text: string): NewsDate | undefined {
	// edtf.js takes 29 February of any year.
	const days = text.match(/\d{4}-\d{2}-\d{2}/g) ?? [];
	if (!/\d\d[\dX]{2}/i.test(text) || days.some((day) => !parseCalendarDate(day))) return undefined;
	try {
		const name = text.replace(/(\d)x+(?=\b|[?~%])/gi, (digits) => digits.toUpperCase());
		const value = edtf(name, { level: 1 });
		const open = value.type === "Interval" ? { from: !isDate(value.lower), to: !isDate(value.upper) } : { from: false, to: false };
		if (open.from && open.to) return undefined;
		if (open.to) return unfiled(name, value.min, value.min);
		return open.from ? unfiled(name, value.max, value.max) : filed(name, value.min, value.max);
	} catch {
		return undefined;
	}
}

function isDate(end: unknown): boolean {
	return typeof end === "object" && end !== null && "min" in end;
}

/** Files a date by what its first and last moment have in common. */
function filed(name: string, from: number, to: number): NewsDate | undefined {
	const date = unfiled(name, from, to);
	if (!date) return undefined;
	const [first, last] = [new Date(from), new Date(to)];
	const year = first.getUTCFullYear();
	if (year !== last.getUTCFullYear()) {
		const decade = year - (year % 10);
		return last.getUTCFullYear() < decade + 10 ? { ...date, decade } : date;
	}
	const month = first.getUTCMonth();
	if (month !== last.getUTCMonth()) return { ...date, year };
	const day = first.getUTCDate();
	return day === last.getUTCDate() ? { ...date, year, month: month + 1, day } : { ...date, year, month: month + 1 };
}

function unfiled(name: string, from: number, to: number): NewsDate | undefined {
	const years = [new Date(from).getUTCFullYear(), new Date(to).getUTCFullYear()];
	return from <= to && years.every((year) => year >= EARLIEST && year <= LATEST) ? { edtf: name, from, to } : undefined;
}

function pad(value: string | number | undefined, length = 2): string {
	return String(value ?? "").padStart(length, "0");
}
