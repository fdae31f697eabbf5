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
	/** The page of the calendar that the date stands on, as far as it is certain: a year, its month, its day; or only the decade (1950 for 195X). */
	readonly year?: number;
	/** 1 to 12. */
	readonly month?: number;
	/** 1 to 31. */
	readonly day?: number;
	/** The first year of the decade, where the year is not known: 1950. */
	readonly decade?: number;
}

/** Milliseconds of a day. */
export const DAY = 86_400_000;

/** Milliseconds of a minute. */
export const MINUTE = 60_000;

const EARLIEST_YEAR = 1000;
const LATEST_YEAR = 9999;

/** The date of a year, a month (1 to 12) or a day; undefined where there never was one. */
export function calendarDate(year: number, month?: number, day?: number): NewsDate | undefined {
	if (year < EARLIEST_YEAR) return undefined;
	if (month === undefined) return withPlace(padded(year, 4), Date.UTC(year, 0), Date.UTC(year + 1, 0) - 1);
	if (month < 1 || month > 12) return undefined;
	const name = `${padded(year, 4)}-${padded(month)}`;
	if (day === undefined) return withPlace(name, Date.UTC(year, month - 1), Date.UTC(year, month) - 1);
	const from = Date.UTC(year, month - 1, day);
	if (new Date(from).getUTCDate() !== day) return undefined;
	return withPlace(`${name}-${padded(day)}`, from, from + DAY - 1);
}

/**
 * A date with its place in the calendar: what its first and its last moment have in common.
 * @param name the date as EDTF
 */
export function withPlace(name: string, from: number, to: number): NewsDate | undefined {
	const date = withoutPlace(name, from, to);
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

/** A date without a place in the calendar, such as one with an open end; undefined where its years are out of range. */
export function withoutPlace(name: string, from: number, to: number): NewsDate | undefined {
	const years = [new Date(from).getUTCFullYear(), new Date(to).getUTCFullYear()];
	return from <= to && years.every((year) => year >= EARLIEST_YEAR && year <= LATEST_YEAR) ? { edtf: name, from, to } : undefined;
}

/** The day in UTC of a moment in milliseconds since 1970. */
export function dayAt(moment: number): NewsDate | undefined {
	const day = new Date(moment);
	return calendarDate(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate());
}

/** A number with zeros before it. */
export function padded(value: string | number | undefined, length = 2): string {
	return String(value ?? "").padStart(length, "0");
}
