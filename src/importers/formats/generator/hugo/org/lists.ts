import { orgLine } from "./inline.ts";

/** The items of lists in which a line stands, the outermost first: their indents in Org mode, and those of their texts in Markdown. */
export type Items = readonly { readonly indent: number; readonly text: number }[];

const ITEM = /^([ \t]*)([-+]|\*(?=[ \t]+)|\d+[.)]|[a-z][.)])(?:[ \t]+(\[[ X-]\]))?(?:[ \t]+(.*))?$/;

/** No list stands in more lists. */
const DEEPEST = 8;

/** A line of words, as Markdown at its place in the lists around it. */
export function listLine(line: string, items: Items): { readonly line: string; readonly items: Items } {
	if (line.trim() === "") return { line: "", items };
	const indent = widthOf(/^[ \t]*/.exec(line)?.[0] ?? "");
	const [, , mark = "", box, held = ""] = ITEM.exec(line) ?? [];
	// A star at the beginning of a line is that of a headline.
	const isItem = mark !== "" && !(mark === "*" && indent === 0);
	const around = items.filter((item) => item.indent < indent).slice(0, DEEPEST);
	const at = around.at(-1)?.text ?? 0;
	if (!isItem) return { line: " ".repeat(at) + startOf(orgLine(line.trim())), items: around };
	const marker = /^\d/.test(mark) ? `${mark.slice(0, -1)}.` : "-";
	const [, term, meaning] = /^(.*?)[ \t]+::(?:[ \t]+(.*))?$/.exec(held) ?? [];
	const text = term === undefined || marker !== "-" ? orgLine(held) : `**${orgLine(term)}**: ${orgLine(meaning ?? "")}`;
	const checked = box === undefined ? "" : `\\${box.slice(0, 2)}\\] `;
	const letter = /^[a-z]/.test(mark) ? `${mark} ` : "";
	return {
		line: `${" ".repeat(at)}${marker} ${letter}${checked}${text}`.trimEnd(),
		items: [...around, { indent, text: at + marker.length + 1 }],
	};
}

function widthOf(blanks: string): number {
	return [...blanks].reduce((width, blank) => width + (blank === "\t" ? 8 - (width % 8) : 1), 0);
}

/** Words that would begin a block of Markdown. */
function startOf(line: string): string {
	if (/^\[\^[\w-]+\]/.test(line)) return line.replace(/^(\[\^[\w-]+\])[ \t]*/, "$1: ");
	return line.replace(/^(#{1,6}(?=\s)|[-+>](?=\s|$)|(?:-{3,}|={3,})$)/, "\\$1");
}
