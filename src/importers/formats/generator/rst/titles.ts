import { decodeHTML } from "entities";
import { escapeHtml } from "../../../../article/text.ts";
import { isBlank, lineAt, numberAt, type Region } from "./lines.ts";
import type { Block, Reading } from "./reading.ts";
import { idOf, plainName } from "./references.ts";
import { widthOf } from "./width.ts";

/** A line of one sign. */
const RULE = /^([!-/:-@[-`{-~])\1*$/;

/** The title of a section, or a line that parts what is above it from what is below. */
export function title(reading: Reading, region: Region, index: number): Block | undefined {
	const line = lineAt(region, index);
	if (RULE.test(line)) return overlined(reading, region, index, line) ?? transition(region, index, line);
	const under = lineAt(region, index + 1);
	if (!isUnderline(under, line)) return undefined;
	return { html: heading(reading, line, under.charAt(0), numberAt(region, index)), next: index + 2 };
}

/** Whether a line of signs is an underline of a title. A short one must be as long as the title. */
function isUnderline(line: string, over: string): boolean {
	return RULE.test(line) && (line.length >= 4 || line.length >= widthOf(over));
}

function overlined(reading: Reading, region: Region, index: number, over: string): Block | undefined {
	const line = lineAt(region, index + 1);
	const under = lineAt(region, index + 2);
	if (line === "" || under !== over || (over.length < 4 && over.length < widthOf(line.trim()))) return undefined;
	if (RULE.test(line) && line === over) return undefined;
	return { html: heading(reading, line.trim(), over.charAt(0).repeat(2), numberAt(region, index + 1)), next: index + 3 };
}

function transition(region: Region, index: number, line: string): Block | undefined {
	return line.length >= 4 && isBlank(region, index + 1) ? { html: "<hr>", next: index + 1 } : undefined;
}

/** The first style that a text uses is that of its highest titles. A page's own headline is above them. */
function heading({ references, titles, inline }: Reading, text: string, style: string, line: number): string {
	if (!titles.includes(style)) titles.push(style);
	const level = Math.min(6, titles.indexOf(style) + 2);
	const html = inline(text, line);
	const shown = decodeHTML(html.replace(/<[^<>]*>/g, ""));
	const name = plainName(shown);
	const id = idOf(shown);
	if (references.isFirst && !references.targets.has(name)) references.targets.set(name, { id });
	return `<h${level}${id === "" ? "" : ` id="${escapeHtml(id)}"`}>${html}</h${level}>`;
}

/** The title with which a text begins, if no other title has its style; and the index of the line behind it. */
export function documentTitle(region: Region, index: number): { readonly text: string; readonly next: number } | undefined {
	const line = lineAt(region, index);
	const isOver = RULE.test(line);
	const [text, under] = [lineAt(region, index + (isOver ? 1 : 0)), lineAt(region, index + (isOver ? 2 : 1))];
	if (text === "" || RULE.test(text) || /^(?:\.\. |[:\s])/.test(isOver ? "" : text)) return undefined;
	if (isOver ? under !== line : !isUnderline(under, text)) return undefined;
	const next = index + (isOver ? 3 : 2);
	for (let at = next; at < region.to; at++) {
		const [rule, above] = [lineAt(region, at), lineAt(region, at - 1)];
		const isSame = rule.charAt(0) === under.charAt(0) && RULE.test(rule) && above !== "" && !/^\s/.test(above) && isUnderline(rule, above);
		if (isSame && (lineAt(region, at - 2) === rule) === isOver && !RULE.test(above)) return undefined;
	}
	return { text: text.trim(), next };
}

/** The text of the title at a line, as it is written; undefined where none begins there. */
export function titleAt(region: Region, index: number): string | undefined {
	const line = lineAt(region, index);
	const isOver = RULE.test(line);
	const [text, under] = [lineAt(region, index + Number(isOver)), lineAt(region, index + Number(isOver) + 1)];
	if (text === "" || RULE.test(text) || /^\s/.test(isOver ? "" : text)) return undefined;
	return (isOver ? under === line : isUnderline(under, text)) ? text.trim() : undefined;
}
