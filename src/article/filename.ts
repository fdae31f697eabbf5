import { calendarDate } from "./dates/newsdate.ts";

/** What the name of a story's file says. */
export interface FileName {
	/** The date that it begins with, as it stands there. */
	readonly date?: string;
	/** The rest, without the extension; empty where there is none. */
	readonly name: string;
}

/** `2019-12-06-title`, `2019-12-6 title`, `2016.04.01_title`, or the date alone. */
const DATED = /^(\d{4}-\d{1,2}-\d{1,2}|\d{4}\.\d{1,2}\.\d{1,2}|\d{4}_\d{2}_\d{2})(?:[-_ ]+(.*))?$/;

/** `20191115`, `20191115-title`: figures that are a day since newspapers are printed, and not the number of something. */
const COMPACT = /^((?:1[6-9]|20)\d{2})(\d{2})(\d{2})(?:[-_ ]+(.*))?$/;

/** Reads the name of a story's file. A file called `index` goes by the name of its folder. */
export function readFileName(file: string): FileName {
	const [own = "", folder = ""] = withoutExtension(file).split("/").reverse();
	const name = own === "index" ? folder : own;
	const dated = DATED.exec(name);
	if (dated) return { date: dated[1]?.replace(/[._]/g, "-"), name: dated[2] ?? "" };
	const [, year, month, day, rest = ""] = COMPACT.exec(name) ?? [];
	const date = year === undefined ? undefined : calendarDate(Number(year), Number(month), Number(day));
	return date ? { date: date.edtf, name: rest } : { name };
}

/** `/2019/12/06/` in an address or in the path of a file: the folders of year, month and day, as most papers name them. */
const DATED_PATH = /(?:^|\/)((?:1[6-9]|20)\d{2})\/(\d{1,2})\/(\d{1,2})(?=\/)/;

/** The day that the folders of a path or an address name; undefined where they name none. */
export function dateInPath(path: string): string | undefined {
	const [, year, month, day] = DATED_PATH.exec(path) ?? [];
	return year === undefined ? undefined : calendarDate(Number(year), Number(month), Number(day))?.edtf;
}

/** A story's path without the extension of its format: its id, where nobody gave it one. */
export function withoutExtension(file: string): string {
	return file.replace(/\.[a-z]+$/i, "");
}
