import { escapeHtml } from "../../../../article/text.ts";
import { enumeratorOf, follows } from "./enumerators.ts";
import { indentAt, indentedBlock, isBlank, lineAt, numberAt, type Region, skipBlank } from "./lines.ts";
import type { BlockReader, Reading } from "./reading.ts";

/** The contents of an item; without `<p>` where it is one paragraph. */
function itemHtml(reading: Reading, region: Region, depth: number): string {
	return tight(reading.blocks(region, depth + 1));
}

/** HTML without the tags of a paragraph, where it is one paragraph. */
export function tight(html: string): string {
	return html.startsWith("<p>") && html.indexOf("</p>") === html.length - 4 ? html.slice(3, -4) : html;
}

const BULLET = /^([-*+\u2022\u2023\u2043])( +|$)/;

/** `- item` */
export const bulletList: BlockReader = (reading, region, index, depth) => {
	const sign = BULLET.exec(lineAt(region, index))?.[1];
	if (sign === undefined) return undefined;
	const items: string[] = [];
	let at = index;
	for (;;) {
		const found = BULLET.exec(lineAt(region, at));
		if (at >= region.to || !found || found[1] !== sign) break;
		const block = indentedBlock(region, at, found[0].length, found[2] === "" ? 1 : found[0].length);
		items.push(`<li>${itemHtml(reading, block, depth)}</li>`);
		at = skipBlank(region, block.to);
	}
	return { html: `<ul>\n${items.join("\n")}\n</ul>`, next: at };
};

/** `1. item`, `(a) item`, `#. item` */
export const enumeratedList: BlockReader = (reading, region, index, depth) => {
	const first = enumeratorOf(lineAt(region, index));
	if (!first || !isItem(region, index, first.width)) return undefined;
	const items: string[] = [];
	let [at, last] = [index, first];
	for (;;) {
		const block = indentedBlock(region, at, last.width, last.isEmpty ? 1 : last.width);
		items.push(`<li>${itemHtml(reading, block, depth)}</li>`);
		at = skipBlank(region, block.to);
		const next = at < region.to ? enumeratorOf(lineAt(region, at), last) : undefined;
		if (!next || !follows(next, last) || !isItem(region, at, next.width)) break;
		last = next;
	}
	const start = first.number === 1 ? "" : ` start="${first.number}"`;
	return { html: `<ol${start}>\n${items.join("\n")}\n</ol>`, next: at };
};

/** A line that begins like an item is one if its text goes on below the sign, or another item follows; else `A. Smith` is a name. */
function isItem(region: Region, index: number, width: number): boolean {
	if (isBlank(region, index + 1)) return true;
	const next = lineAt(region, index + 1);
	return indentAt(region, index + 1) >= Math.min(width, 1) || enumeratorOf(next) !== undefined;
}

/** A term, and its definition indented below. */
export const definitionList: BlockReader = (reading, region, index, depth) => {
	const items: string[] = [];
	let at = index;
	while (at < region.to && indentAt(region, at) === 0 && !isBlank(region, at + 1) && indentAt(region, at + 1) > 0) {
		const [term = "", ...classifiers] = lineAt(region, at).split(/ +: +/);
		const block = indentedBlock(region, at + 1);
		const number = numberAt(region, at);
		const said = [reading.inline(term, number), ...classifiers.map((text) => `<em>${reading.inline(text, number)}</em>`)].join(" : ");
		items.push(`<dt>${said}</dt>\n<dd>${reading.blocks(block, depth + 1)}</dd>`);
		const next = skipBlank(region, block.to);
		if (isMarked(lineAt(region, next))) return { html: `<dl>\n${items.join("\n")}\n</dl>`, next };
		at = next;
	}
	return items.length === 0 ? undefined : { html: `<dl>\n${items.join("\n")}\n</dl>`, next: at };
};

/** Whether a line begins with the sign of another block, so that it is no term. */
function isMarked(line: string): boolean {
	return (
		BULLET.test(line) ||
		/^(?:\.\.( |$)|__ |\| |>>> )/.test(line) ||
		FIELD.test(line) ||
		enumeratorOf(line) !== undefined ||
		OPTION.test(line)
	);
}

/** `:name:`, and the rest of the line. */
export const FIELD = /^:(?![: ])((?:[^:\\]|\\.|:(?!(?:[ `]|$))){1,200})(?<! ):( +|$)/;

/** `:name: text` */
export const fieldList: BlockReader = (reading, region, index, depth) => {
	const rows: string[] = [];
	let at = index;
	for (;;) {
		const found = at < region.to ? FIELD.exec(lineAt(region, at)) : null;
		if (!found) break;
		const block = indentedBlock(region, at, found[0].length);
		rows.push(`<dt>${reading.inline(found[1] ?? "", numberAt(region, at))}:</dt>\n<dd>${itemHtml(reading, block, depth)}</dd>`);
		at = skipBlank(region, block.to);
	}
	return rows.length === 0 ? undefined : { html: `<dl>\n${rows.join("\n")}\n</dl>`, next: at };
};

const ONE = String.raw`(?:(?:--?|\+|/)[A-Za-z\d][\w-]*(?:[ =](?:[A-Za-z][\w-]*|<[^<>]+>))?)`;
/** `-a, --all=NAME`, and two blanks or the end of the line. */
const OPTION = new RegExp(String.raw`^(${ONE}(?:, ${ONE}){0,9})(?:  +| ?$)`);

/** The options of a command. */
export const optionList: BlockReader = (reading, region, index, depth) => {
	const rows: string[] = [];
	let at = index;
	for (;;) {
		const found = at < region.to ? OPTION.exec(lineAt(region, at)) : null;
		if (!found) break;
		const block = indentedBlock(region, at, found[0].length);
		const isOpen = block.to === at + 1 && lineAt(region, at).length <= found[0].length;
		if (isOpen) break;
		rows.push(`<dt><code>${escapeHtml(found[1] ?? "")}</code></dt>\n<dd>${itemHtml(reading, block, depth)}</dd>`);
		at = skipBlank(region, block.to);
	}
	return rows.length === 0 ? undefined : { html: `<dl>\n${rows.join("\n")}\n</dl>`, next: at };
};
