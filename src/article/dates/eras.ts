import { calendarDate, type NewsDate } from "./newsdate.ts";

/** An era of Japan or China: its names, the year before its first, and its first and last day. */
interface Era {
	readonly names: readonly string[];
	readonly before: number;
	readonly first: string;
	readonly last: string;
}

/** Japan has counted its days as others do since 1873; what is older is of another calendar, and is not read. */
const ERAS: readonly Era[] = [
	{ names: ["明治"], before: 1867, first: "1873-01-01", last: "1912-07-30" },
	{ names: ["大正"], before: 1911, first: "1912-07-30", last: "1926-12-25" },
	{ names: ["昭和"], before: 1925, first: "1926-12-25", last: "1989-01-07" },
	{ names: ["平成"], before: 1988, first: "1989-01-08", last: "2019-04-30" },
	{ names: ["令和"], before: 2018, first: "2019-05-01", last: "9999-12-31" },
	{ names: ["民國", "民国"], before: 1911, first: "1912-01-01", last: "9999-12-31" },
];

/** The sign for ten, and those for the figures from nothing to nine. */
const TEN = "十";
const FIGURES = "〇一二三四五六七八九";

const NUMBER = `[\\d${FIGURES}零元${TEN}]{1,6}`;

const NAMES = ERAS.flatMap(({ names }) => names).join("|");

const DATE = new RegExp(`^(${NAMES})? ?(${NUMBER}) ?年(?: ?(${NUMBER}) ?月(?: ?(${NUMBER}) ?[日号號])?)?$`, "u");

/**
 * Reads a date that counts the years of an era, or whose numbers are in characters, as papers of Japan and China print them:
 * `昭和32年3月4日`, `令和元年5月`, `民國105年4月1日`, `二〇一六年四月一日`.
 * @returns undefined where it is none, or the era had no such day
 */
export function dateInEra(text: string): NewsDate | undefined {
	const [, name, year, month, day] = DATE.exec(text) ?? [];
	if (year === undefined) return undefined;
	const era = ERAS.find(({ names }) => name !== undefined && names.includes(name));
	const number = numberOf(year);
	// A year without an era has all its figures; with fewer, nobody can tell the century.
	if (number === undefined || (era ? number < 1 : number < 1000)) return undefined;
	const date = calendarDate((era?.before ?? 0) + number, monthOrDay(month), monthOrDay(day));
	if (!era || !date) return date;
	return date.to >= Date.parse(era.first) && date.from <= Date.parse(era.last) ? date : undefined;
}

function monthOrDay(written: string | undefined): number | undefined {
	return written === undefined ? undefined : (numberOf(written) ?? 0);
}

/** The number of figures or characters: `32`, `元` (1), `十二`, `三十一`, `一九五七`. */
function numberOf(written: string): number | undefined {
	if (/^\d+$/.test(written)) return Number(written);
	if (written === "元") return 1;
	const figures = [...written.replaceAll("零", "〇")].map((sign) => (sign === TEN ? TEN : FIGURES.indexOf(sign)));
	if (figures.includes(-1)) return undefined;
	const ten = figures.indexOf(TEN);
	if (ten < 0) return Number(figures.join(""));
	const [tens = 1, ones = 0] = [figures[ten - 1], figures[ten + 1]].map((figure) => (figure === TEN ? undefined : figure));
	return ten < 2 && figures.length <= ten + 2 ? Number(tens) * 10 + Number(ones) : undefined;
}
