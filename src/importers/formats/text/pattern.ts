import { Info } from "luxon";
import { parseDate } from "../../../article/date.ts";
import { oneLine } from "../../../article/text.ts";
import { CannotRun } from "../../../problem.ts";

/** What the path of a file tells of its story. */
export interface PathFields {
	/** EDTF: `1957`, `1957-03` or `1957-03-04`. */
	readonly published?: string;
	readonly section?: string;
	readonly slug?: string;
	/** The date in the path, if there never was such a day. */
	readonly impossible?: string;
}

/** Reads a path without extension; undefined if the pattern does not match it. */
export type ReadPath = (path: string) => PathFields | undefined;

const NUMBERS = new Set(["year", "yy", "month", "day"]);
const WILD = new Set(["*", "section", "slug"]);
const KNOWN = "{year}, {yy:19} (years 1900 to 1999), {month}, {day}, {section}, {slug} and {*}";

/** Languages whose names of months are known. None of these names means two months. */
const LANGUAGES = ["en", "de", "fr", "es", "it", "pt", "nl"];

const MONTHS: ReadonlyMap<string, number> = new Map([
	["sept", 9],
	...LANGUAGES.flatMap((locale) =>
		(["long", "short"] as const).flatMap((length) =>
			Info.months(length, { locale }).map((name, index) => [plain(name).replace(/\.$/, ""), index + 1] as const),
		),
	),
]);

/** A part of a pattern: a literal text, or a placeholder. */
interface Piece {
	readonly name: string;
	/** The literal text; the century in `{yy:19}`. */
	readonly text: string;
}

/**
 * Makes a function that reads paths by a pattern such as `{year}/{month}-{day}{*}`. The pattern must match the end of a path, from the
 * beginning of the name of a file or folder. `{year}` is four digits; `{month}` a number or a name; `{day}` a number; `{section}`, `{slug}`
 * and `{*}` are as short as possible, and within one name. Adjacent numbers have all their digits (`{year}{month}{day}`).
 * @throws {CannotRun} if the pattern is not valid
 */
export function readPattern(pattern: string): ReadPath {
	const pieces = piecesOf(pattern);
	check(pattern, pieces);
	const expression = new RegExp(`(?:^|/)${pieces.map(sourceOf).join("")}$`, "u");
	return (path) => {
		const found = expression.exec(path.normalize("NFC"))?.groups;
		return found && factsOf(found, pieces);
	};
}

function piecesOf(pattern: string): readonly Piece[] {
	const pieces: Piece[] = [];
	for (const [, name, century = "", text = ""] of pattern.normalize("NFC").matchAll(/\{([^{}:]*)(?::([^{}]*))?\}|([^{}]+|[{}])/g)) {
		if (name === undefined && (text === "{" || text === "}"))
			refuse(pattern, "a brace is not closed, or not opened", `Write each place between braces: ${KNOWN}.`);
		pieces.push(name === undefined ? { name: "", text } : { name, text: century });
	}
	return pieces;
}

function check(pattern: string, pieces: readonly Piece[]): void {
	const names = pieces.map(({ name }) => name);
	const has = (name: string) => names.includes(name);
	for (const [index, { name, text }] of pieces.entries()) {
		if (name === "" && text !== "") continue;
		if (!NUMBERS.has(name) && !WILD.has(name)) refuse(pattern, `{${name}} is not known`, `Use ${KNOWN}.`);
		if (name === "yy" && !/^\d\d$/.test(text))
			refuse(pattern, "{yy} does not say which century", "Say it: {yy:19} for 57 as 1957, {yy:18} for 57 as 1857.");
		if (name !== "yy" && text !== "") refuse(pattern, `{${name}:${text}} is not known`, `Use ${KNOWN}.`);
		if (name !== "*" && names.indexOf(name) < index) refuse(pattern, `{${name}} stands in it twice`, "Write {*} for one of them.");
		if (WILD.has(name) && WILD.has(names[index - 1] ?? ""))
			refuse(pattern, `nothing parts {${names[index - 1]}} from {${name}}`, "Write between them what stands between them in the names.");
	}
	if (has("year") === has("yy"))
		refuse(pattern, has("year") ? "it has two years" : "it has no {year}", "Write {year} where the year stands.");
	if (has("day") && !has("month")) refuse(pattern, "it has a {day} and no {month}", "Write {month} where the month stands.");
}

function refuse(pattern: string, why: string, remedy: string): never {
	throw new CannotRun(`--date-from ${JSON.stringify(pattern)}: ${why}.`, remedy, "docs/importing.md#plain-text-in-folders");
}

/** The regular expression of a part. A number has no other digit beside it, unless two numbers of the pattern are adjacent. */
function sourceOf({ name, text }: Piece, index: number, pieces: readonly Piece[]): string {
	if (name === "") return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
	if (name === "*") return "[^/]*?";
	if (WILD.has(name)) return `(?<${name}>[^/]+?)`;
	const touches = [pieces[index - 1], pieces[index + 1]].map((piece) => piece !== undefined && NUMBERS.has(piece.name));
	const digits = name === "year" ? "\\d{4}" : name === "yy" || touches.includes(true) ? "\\d{2}" : "\\d{1,2}";
	const number = `${touches[0] ? "" : "(?<!\\d)"}${digits}${touches[1] ? "" : "(?!\\d)"}`;
	return name === "month" ? `(?<month>${number}|(?<!\\p{L})\\p{L}[\\p{L}\\p{M}]+(?![\\p{L}\\p{M}]))` : `(?<${name}>${number})`;
}

function factsOf({ year, yy, month, day, section, slug }: Record<string, string | undefined>, pieces: readonly Piece[]): PathFields {
	const century = pieces.find(({ name }) => name === "yy")?.text ?? "";
	const named = month === undefined ? undefined : /\d/.test(month) ? Number(month) : (MONTHS.get(plain(month)) ?? 0);
	const parts = [year ?? century + yy, named, day === undefined ? undefined : Number(day)].filter((part) => part !== undefined);
	const date = parseDate(parts.map((part) => String(part).padStart(2, "0")).join("-"), "UTC");
	const told = [year ?? century + yy, month, day].filter((part) => part !== undefined).join("-");
	return {
		...(date ? { published: date.edtf } : { impossible: told }),
		...(section !== undefined && oneLine(section) !== "" && { section: oneLine(section) }),
		...(slug !== undefined && oneLine(slug) !== "" && { slug: oneLine(slug) }),
	};
}

/** A name as it is compared: without accents, in lower case. */
function plain(name: string): string {
	return name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
