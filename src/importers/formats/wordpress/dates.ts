import { parseDate } from "../../../article/date.ts";

/** The dates of an item, as the export writes them. */
export interface RawDates {
	/** `2024-03-15 10:00:00`, on the clock of the site. */
	readonly local?: string;
	/** The same in UTC. */
	readonly gmt?: string;
	/** RFC 822, in UTC. */
	readonly pubDate?: string;
}

/** A date as front matter has it, and what was odd about it. */
export interface ReadDate {
	readonly date?: string;
	readonly odd?: string;
}

const WALL = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d)?)$/;
const QUARTER = 15 * 60_000;

/**
 * The date of an item: the time on the site's clock, with the offset that follows from the time in UTC; else whichever of the three is there.
 * `0000-00-00` does not count as a date, nor does a day that never was.
 */
export function readDates({ local, gmt, pubDate }: RawDates): ReadDate {
	const [wall, utc] = [wallOf(local), wallOf(gmt)];
	if (wall !== undefined) {
		if (utc === undefined) return { date: wall.replace("T", " ") };
		const apart = Date.parse(`${wall}Z`) - Date.parse(`${utc}Z`);
		if (apart % QUARTER === 0 && Math.abs(apart) <= 14 * 4 * QUARTER) return { date: wall + offset(apart) };
		return {
			date: wall.replace("T", " "),
			odd: `its date ${local} and its date in UTC ${gmt} do not belong together, so the first was taken`,
		};
	}
	const impossible = local !== undefined && /[1-9]/.test(local) ? `${local} is not a date, so ` : "";
	if (utc !== undefined) return { date: `${utc}Z`, odd: `${impossible}the date in UTC was taken` };
	const published = /^[a-z]{3}, \d{1,2} [a-z]{3} \d{4} /i.test(pubDate ?? "") ? parseDate(pubDate ?? "", "UTC") : undefined;
	if (published?.instant !== undefined)
		return {
			date: new Date(published.instant).toISOString().replace(".000Z", "Z"),
			odd: `${impossible}the date of the feed (pubDate) was taken`,
		};
	return { odd: `${impossible}it has no date` };
}

/** The time on a clock, ISO 8601 without offset; undefined if there never was such a time. */
function wallOf(text: string | undefined): string | undefined {
	const [, day, time] = WALL.exec(text?.trim() ?? "") ?? [];
	if (day === undefined || time === undefined || parseDate(day, "UTC") === undefined) return undefined;
	const wall = `${day}T${time.length === 5 ? `${time}:00` : time}`;
	return Number.isNaN(Date.parse(`${wall}Z`)) ? undefined : wall;
}

function offset(apart: number): string {
	if (apart === 0) return "+00:00";
	const minutes = Math.abs(apart) / 60_000;
	const two = (value: number) => String(value).padStart(2, "0");
	return `${apart < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
