import { escapeHtml } from "../../../../article/text.ts";
import { endOfText, indentAt, indentedBlock, isBlank, lineAt, numberAt, type Region, regionFrom, skipBlank, textOf } from "./lines.ts";
import type { Block, BlockReader, Reading } from "./reading.ts";

/** A paragraph, and the literal block that it announces by `::`. */
export const paragraph: BlockReader = (reading, region, index) => {
	let end = index + 1;
	while (end < region.to && !isBlank(region, end) && indentAt(region, end) === 0) end++;
	const lines: string[] = [];
	for (let at = index; at < end; at++) lines.push(lineAt(region, at).trim());
	const text = lines.join("\n");
	const number = numberAt(region, index);
	if (!text.endsWith("::")) return { html: `<p>${reading.inline(text, number)}</p>`, next: end };
	const shown = text.slice(0, /(?:^|\s)::$/.test(text) ? -2 : -1).trim();
	const said = shown === "" ? "" : `<p>${reading.inline(shown, number)}</p>\n`;
	const literal = literalBlock(region, end);
	return { html: (said + literal.html).trim(), next: literal.next };
};

/** Text that is shown as it is typed: indented, or with one sign before each line. */
function literalBlock(region: Region, index: number): Block {
	const start = skipBlank(region, index);
	if (start >= region.to) return { html: "", next: index };
	if (indentAt(region, start) > 0) {
		const block = indentedBlock(region, start);
		return { html: codeHtml(textOf(block)), next: block.to };
	}
	const sign = lineAt(region, start).charAt(0);
	if (!/[!-/:-@[-`{-~]/.test(sign) || lineAt(region, start).startsWith(".. ")) return { html: "", next: index };
	let end = start;
	while (end < region.to && lineAt(region, end).startsWith(sign)) end++;
	return { html: codeHtml(textOf({ ...regionFrom(region, start), to: end })), next: end };
}

/** Code or other text as it is typed. */
export function codeHtml(text: string, language?: string): string {
	const type = language === undefined || language === "" ? "" : ` class="language-${escapeHtml(language)}"`;
	return `<pre><code${type}>${escapeHtml(text.replace(/^\n+/, "").trimEnd())}\n</code></pre>`;
}

/** Who is quoted, in the last paragraph of a quotation. */
const ATTRIBUTION = /^(?:---?(?!-)|\u2014) *(?=\S)/;

/** Indented text: quotations, each up to who said it. */
export const blockQuote: BlockReader = (reading, region, index, depth) => {
	if (indentAt(region, index) === 0) return undefined;
	const block = indentedBlock(region, index);
	const quotations: string[] = [];
	let at = index;
	while (at < block.to) {
		const own = { ...block, from: at, first: block.indent };
		const by = attributionAt(own);
		const words = reading.blocks({ ...own, to: by ?? own.to }, depth + 1);
		const end = by === undefined ? block.to : endOfText(own, by);
		quotations.push(`<blockquote>\n${words}\n${by === undefined ? "" : `<p>— ${nameHtml(reading, own, by, end)}</p>\n`}</blockquote>`);
		at = skipBlank(block, end);
	}
	return { html: quotations.join("\n"), next: block.to };
};

function nameHtml({ inline }: Reading, region: Region, by: number, end: number): string {
	const name = textOf({ ...regionFrom(region, by), to: end });
	return inline(name.replace(ATTRIBUTION, "").replace(/\n\s*/g, "\n"), numberAt(region, by));
}

/** The line on which it is said who is quoted: the first after a blank line that begins with dashes. */
function attributionAt(region: Region): number | undefined {
	for (let at = region.from + 1; at < region.to; at++)
		if (isBlank(region, at - 1) && indentAt(region, at) === 0 && ATTRIBUTION.test(lineAt(region, at)) && endsQuotation(region, at))
			return at;
	return undefined;
}

/** An attribution is one paragraph whose lines are alike indented behind the first. */
function endsQuotation(region: Region, index: number): boolean {
	const end = endOfText(region, index);
	const indent = indentAt(region, index + 1);
	for (let at = index + 2; at < end; at++) if (indentAt(region, at) !== indent) return false;
	return true;
}

/** A session at Python's prompt. */
export const doctest: BlockReader = (_, region, index) => {
	if (!/^>>>( |$)/.test(lineAt(region, index))) return undefined;
	const end = endOfText(region, index);
	return { html: codeHtml(textOf({ ...regionFrom(region, index), from: index, to: end }), "python"), next: end };
};

const LINE = /^\|( +|$)/;

/** Lines that stay lines: verse, an address. */
export const lineBlock: BlockReader = (reading, region, index) => {
	if (!LINE.test(lineAt(region, index))) return undefined;
	const lines: string[] = [];
	let at = index;
	for (; at < region.to; at++) {
		const line = lineAt(region, at);
		if (LINE.test(line)) lines.push(line.slice(2));
		else if (line.startsWith(" ") && lines.length > 0) lines.push(`${lines.pop()}\n${line.trim()}`);
		else break;
	}
	return {
		html: `<p>${lines.map((line, number) => lineHtml(reading, line, numberAt(region, index + number))).join("<br>\n")}</p>`,
		next: at,
	};
};

function lineHtml(reading: Reading, line: string, number: number): string {
	const indent = line.search(/\S|$/);
	return "\u00a0".repeat(indent) + reading.inline(line.trim(), number);
}
