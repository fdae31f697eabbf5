import { plainName } from "../fields/names.ts";
import { publicityForm } from "../fields/publicity.ts";
import { fieldNames, fieldNote } from "../fields.ts";
import { lineAt } from "../text.ts";
import { readFenced, readOpenYaml } from "./fenced.ts";
import { readJson } from "./json.ts";
import { addLine } from "./lines.ts";
import { nikolaFields } from "./nikola.ts";
import { NO_FRONT_MATTER, type Split } from "./split.ts";

/** The most lines of a header. */
const MOST_LINES = 100;

/** `Key: value` of Pelican and MultiMarkdown. */
const KEY_LINE = /^([A-Za-z][\w -]{0,40}):(?:[^\S\n]+(.*))?$/;

const KNOWN: ReadonlySet<string> = new Set([
	...fieldNames.flatMap((name) => [name, ...(fieldNote(name).aliases ?? [])].map(plainName)),
	..."translator lang saveas template layout type guid comments".split(" "),
]);

/**
 * Reads a header without a fence before it: the lines of Pelican and MultiMarkdown (`Title: …`), those of Nikola (`.. title: …`),
 * fields that a line of `---` or `;;;` closes, as Hexo has them, or fenced ones behind a comment.
 * @param start where in the text its first line begins
 * @returns undefined where a text does not begin with a header
 */
export function readHeader(text: string, start: number): Split | undefined {
	if (text.startsWith("<!--", start) || text.startsWith("..", start)) return readNikola(text, start) ?? readBehindComment(text, start);
	const [dashes = ""] = LONG_FENCE.exec(text.slice(start, start + 100)) ?? [];
	if (dashes !== "") return readClosed(text, start + dashes.length);
	if (text.startsWith(";;;\n", start)) return readClosed(text, start + 4);
	return /^["A-Za-z]/.test(text.charAt(start)) ? (readLines(text, start) ?? readClosed(text, start)) : undefined;
}

/** The lines up to a blank one, each with where it begins. */
function linesFrom(text: string, start: number): { readonly lines: readonly string[]; readonly end: number } {
	const lines: string[] = [];
	let at = start;
	while (at < text.length && lines.length < MOST_LINES) {
		const newline = text.indexOf("\n", at);
		const end = newline < 0 ? text.length : newline;
		const line = text.slice(at, end);
		if (line.trim() === "") break;
		lines.push(line);
		at = end + 1;
	}
	return { lines, end: Math.min(at, text.length) };
}

function readLines(text: string, start: number): Split | undefined {
	const { lines, end } = linesFrom(text, start);
	const fields = new Map<string, string>();
	let last: string | undefined;
	for (const line of lines) {
		const [, key, value = ""] = KEY_LINE.exec(line) ?? [];
		if (key !== undefined) {
			addLine(fields, key, value.trim());
			last = key;
		} else if (last !== undefined && /^[^\S\n]+\S/.test(line)) fields.set(last, `${fields.get(last)} ${line.trim()}`.trim());
		else return undefined;
	}
	return isHeader([...fields.keys()]) ? headerOf(text, start, end, fields) : undefined;
}

/** Whether names are those of a header and not the first words of lines: one is the title, or all are known. */
function isHeader(keys: readonly string[]): boolean {
	const names = keys.map(plainName);
	if (names.includes("title") || names.includes("headline")) return true;
	return names.length > 1 && names.every((name) => KNOWN.has(name) || publicityForm(name) !== undefined);
}

function readNikola(text: string, start: number): Split | undefined {
	const inComment = text.startsWith("<!--", start);
	const newline = text.indexOf("\n", start);
	const { lines, end } = linesFrom(text, inComment ? newline + 1 : start);
	if (inComment && (newline < 0 || text.slice(start + 4, newline).trim() !== "")) return undefined;
	const closing = inComment ? lines.findIndex((line) => line.trim() === "-->") : -1;
	const fields = nikolaFields(closing < 0 ? lines : lines.slice(0, closing));
	if (!fields || !isHeader([...fields.keys()])) return undefined;
	if (!inComment) return headerOf(text, start, end, fields);
	const close = text.indexOf("-->", newline);
	return close < 0 ? undefined : headerOf(text, newline + 1, close + 3, fields);
}

function headerOf(text: string, start: number, bodyAt: number, fields: ReadonlyMap<string, string>): Split {
	const written = text.slice(start, bodyAt);
	return { ...NO_FRONT_MATTER, fields: Object.fromEntries(fields), text: written, line: lineAt(text, start), bodyAt };
}

/** A first line of more dashes than a fence has; as front matter it counts only if what it closes are fields. */
const LONG_FENCE = /^-{4,}[^\S\n]*\n/;

/** How long a comment before front matter may be, in characters. */
const LONGEST_COMMENT = 5_000;

/** Front matter behind a comment, such as one about a licence or for a linter; undefined where what follows are no fields of a story. */
function readBehindComment(text: string, start: number): Split | undefined {
	const close = text.slice(start, start + LONGEST_COMMENT).indexOf("-->");
	if (close < 0) return undefined;
	const behind = start + close + 3;
	const next = behind + text.slice(behind, behind + LONGEST_COMMENT).search(/\S/);
	if (next < behind || !/^(---\n[A-Za-z"]|\+\+\+\n)/.test(text.slice(next, next + 6))) return undefined;
	const split = readFenced(text, next);
	return split && !split.fault && isHeader(Object.keys(split.fields)) ? split : undefined;
}

/** What closes fields that no line opens. */
const CLOSE = /^(-{3,}|;{3,})[^\S\n]*$/;

function readClosed(text: string, start: number): Split | undefined {
	const { lines } = linesFrom(text, start);
	const close = lines.findIndex((line) => CLOSE.test(line));
	if (close < 1) return undefined;
	const inner = lines.slice(0, close);
	const length = lines.slice(0, close + 1).reduce((sum, line) => sum + line.length + 1, 0);
	const bodyAt = Math.min(text.length, start + length);
	const line = lineAt(text, start);
	if (lines[close]?.startsWith(";")) {
		return /^\s*[{"]/.test(inner[0] ?? "") ? readJson(inner.join("\n"), line, bodyAt) : readOpenYaml(inner.join("\n"), line, bodyAt);
	}
	const keys = inner.flatMap((one) => /^([A-Za-z][\w-]*):(?:\s|$)/.exec(one)?.[1] ?? []);
	const isYaml = inner.every((one) => /^([A-Za-z][\w-]*:(\s|$)|\s+\S|- )/.test(one));
	return isYaml && isHeader(keys) ? readOpenYaml(inner.join("\n"), line, bodyAt) : undefined;
}
