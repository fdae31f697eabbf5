import { orgBlock } from "./block.ts";
import { BEGIN, blockEnds, KEYWORD } from "./head.ts";
import { orgLine } from "./inline.ts";
import { type Items, listLine } from "./lists.ts";

/** Where the reader of a text stands. */
interface Reading {
	readonly lines: readonly string[];
	/** The line at which each block ends, by that at which it begins; and so each drawer. */
	readonly blocks: ReadonlyMap<number, number>;
	readonly drawers: ReadonlyMap<number, number>;
	readonly tell: (what: string) => void;
	readonly depth: number;
	items: Items;
	/** The level of the headline that was not exported, with all below it. */
	hidden: number;
	/** What the next picture shows. */
	caption: string;
}

/** Lines of Markdown in the place of some lines. */
interface Made {
	readonly lines: readonly string[];
	readonly taken: number;
}

/**
 * A text of Org mode as Markdown: headlines, lists, tables, blocks, links and marks. Keywords are left out, since they are fields; a headline that
 * was not exported (`COMMENT`, `:noexport:`) is left out with all below it, and so are comments and drawers. Each is told. Nothing is run or
 * followed. Its time grows with the length of the text only, and nearly all lines keep their places.
 * @param tell is told of what is left out, by a name
 * @param depth in how many blocks the text stands
 */
export function orgToMarkdown(text: string, tell: (what: string) => void, depth = 0): string {
	const lines = text.split("\n").map((line) => line.trimEnd());
	const reading: Reading = { lines, blocks: blockEnds(lines), drawers: drawerEnds(lines), tell, depth, items: [], hidden: 0, caption: "" };
	const made: string[] = [];
	for (let index = 0; index < lines.length; ) {
		const part =
			headline(reading, index) ?? block(reading, index) ?? leftOut(reading, index) ?? verbatim(reading, index) ?? words(reading, index);
		made.push(...(reading.hidden > 0 ? part.lines.map(() => "") : part.lines));
		index += part.taken;
	}
	return made.join("\n");
}

const BLANK: Made = { lines: [""], taken: 1 };

function headline(reading: Reading, index: number): Made | undefined {
	const [, stars = "", title = ""] = /^(\*+)[ \t]+(.*)$/.exec(reading.lines[index] ?? "") ?? [];
	if (stars === "") return undefined;
	reading.items = [];
	if (stars.length <= reading.hidden) reading.hidden = 0;
	const [tags = ""] = /[ \t]+:[\p{L}\p{N}_@#%:]+:$/u.exec(title) ?? [];
	if (reading.hidden === 0 && /^COMMENT(\s|$)|:noexport:/.test(title)) {
		reading.hidden = stars.length;
		reading.tell("headline that is not exported");
	} else if (reading.hidden === 0 && tags !== "") reading.tell("tags of a headline");
	return { lines: [`${"#".repeat(Math.min(6, stars.length + 1))} ${orgLine(title.slice(0, title.length - tags.length))}`], taken: 1 };
}

/** Blocks are read so deep in each other; what is deeper is words. */
const DEEPEST = 6;

function block({ lines, blocks, items, tell, depth }: Reading, index: number): Made | undefined {
	const end = blocks.get(index);
	const [, name = "", value = ""] = BEGIN.exec(lines[index] ?? "") ?? [];
	if (end === undefined || depth > DEEPEST) return undefined;
	const made = orgBlock(name.toLowerCase(), value, lines.slice(index + 1, end), tell, (inner) => orgToMarkdown(inner, tell, depth + 1));
	return { lines: made.map((line) => (line === "" ? "" : " ".repeat(items.at(-1)?.text ?? 0) + line)), taken: end + 1 - index };
}

/** Keywords, comments and drawers. */
function leftOut(reading: Reading, index: number): Made | undefined {
	const line = reading.lines[index] ?? "";
	const drawer = reading.drawers.get(index);
	if (drawer !== undefined) {
		reading.tell("drawer of Org mode");
		return { lines: Array.from({ length: drawer + 1 - index }, () => ""), taken: drawer + 1 - index };
	}
	if (/^[ \t]*#(?:\s|$)/.test(line)) {
		reading.tell("comment of Org mode");
		return BLANK;
	}
	const [, key, , value = ""] = KEYWORD.exec(line) ?? [];
	if (key === undefined) return undefined;
	if (/^caption$/i.test(key)) reading.caption = value;
	if (/^(include|setupfile|call|latex|macro)$/i.test(key)) reading.tell(`#+${key.toLowerCase()}`);
	return /^html$/i.test(key) ? { lines: [value], taken: 1 } : BLANK;
}

/** Lines behind a colon, which are shown as typed, and tables. */
function verbatim(reading: Reading, index: number): Made | undefined {
	const { lines } = reading;
	const FIXED = /^[ \t]*:(?: |$)/;
	const form = FIXED.test(lines[index] ?? "") ? FIXED : /^[ \t]*\|/;
	if (!form.test(lines[index] ?? "")) return undefined;
	let end = index;
	while (end < lines.length && form.test(lines[end] ?? "")) end++;
	const own = lines.slice(index, end);
	return { lines: form === FIXED ? ["", "```", ...own.map((line) => line.replace(FIXED, "")), "```", ""] : table(own), taken: end - index };
}

function table(rows: readonly string[]): string[] {
	const isRule = (row: string) => /^[ \t]*\|-/.test(row);
	const cells = rows
		.filter((row) => !isRule(row))
		.map((row) =>
			row
				.trim()
				.replace(/^\||\|$/g, "")
				.split("|")
				.map((cell) => orgLine(cell.trim())),
		);
	const width = cells.reduce((most, row) => Math.max(most, row.length), 1);
	const line = (row: readonly string[]) => `| ${Array.from({ length: width }, (_, column) => row[column] ?? "").join(" | ")} |`;
	// Markdown has no table without a head.
	const hasHead = rows.slice(1).some(isRule);
	const [head = [], ...others] = hasHead ? cells : [[], ...cells];
	return ["", line(head), `|${" --- |".repeat(width)}`, ...others.map(line), ""];
}

function words(reading: Reading, index: number): Made {
	const { line, items } = listLine(reading.lines[index] ?? "", reading.items);
	reading.items = items;
	const [, address] = /^!\[\](\(.*\))$/.exec(line.trim()) ?? [];
	const { caption } = reading;
	if (line !== "") reading.caption = "";
	if (address === undefined || caption === "") return { lines: [line], taken: 1 };
	return { lines: [`![${orgLine(caption)}]${address}`, "", `*${orgLine(caption)}*`], taken: 1 };
}

/** The line at which each drawer ends, by that at which it begins: `:PROPERTIES:` to `:END:`. */
function drawerEnds(lines: readonly string[]): ReadonlyMap<number, number> {
	const ends = new Map<number, number>();
	let open: number | undefined;
	for (const [index, line] of lines.entries()) {
		const name = /^[ \t]*:([\w-]+):$/.exec(line)?.[1]?.toLowerCase();
		if (name === "end" && open !== undefined) {
			ends.set(open, index);
			open = undefined;
		} else if (/^\*+[ \t]/.test(line)) open = undefined;
		else if (name !== undefined && name !== "end") open ??= index;
	}
	return ends;
}
