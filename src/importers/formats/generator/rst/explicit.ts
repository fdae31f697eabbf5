import { directiveBlock, readDirective } from "./directives.ts";
import { indentedBlock, lineAt, numberAt, type Region, textOf } from "./lines.ts";
import { nextNoteSign } from "./notes.ts";
import type { Block, BlockReader, Reading } from "./reading.ts";
import { idOf, plainName, type Target } from "./references.ts";

const NOTE = /^\.\. +\[(\d{1,9}|#[\w.-]{0,100}|\*|[\p{L}\p{N}][\p{L}\p{N}._-]{0,100})\]( +|$)/u;
const TARGET = /^\.\. +_(?!_)(?:`((?:[^`\\]|\\.)+)`|((?:[^:\\]|\\.|:(?! |$))+)):(?: +|$)/;
const ANONYMOUS = /^(?:\.\. +)?__:?(?: +|$)/;
const SUBSTITUTION = /^\.\. +\|(?! )([^|]{1,200}?)\| +/;

/** What begins with two dots: footnotes, targets, substitutions, directives, comments. */
export const explicitMarkup: BlockReader = (reading, region, index, depth) => {
	const line = lineAt(region, index);
	if (/^__( |$)/.test(line)) return anonymousTarget(reading, region, index, line);
	if (!/^\.\.( |$)/.test(line)) return undefined;
	const note = NOTE.exec(line);
	if (note) return noteBlock(reading, region, index, depth, note);
	if (/^\.\. +__:/.test(line)) return anonymousTarget(reading, region, index, line);
	const target = TARGET.exec(line);
	if (target) return targetBlock(reading, region, index, target[0], target[1] ?? target[2] ?? "");
	const substitution = SUBSTITUTION.exec(line);
	if (substitution) return substitutionBlock(reading, region, index, substitution);
	const width = /^\.\. */.exec(line)?.[0].length ?? 0;
	return directiveBlock(reading, region, index, depth, width) ?? comment(region, index, line, width);
};

/** Whatever else stands behind two dots is no part of the page. */
function comment(region: Region, index: number, line: string, width: number): Block {
	// Two dots alone, with nothing right below, end a list or a quotation.
	if (line === ".." && lineAt(region, index + 1) === "") return { html: "", next: index + 1 };
	return { html: "", next: indentedBlock(region, index, width).to };
}

function noteBlock(reading: Reading, region: Region, index: number, depth: number, [sign, label = ""]: RegExpExecArray): Block {
	const { references } = reading;
	if (references.isFirst) references.labels.push(label);
	const block = indentedBlock(region, index, sign.length);
	const mark = nextNoteSign(references, label);
	const html = reading.blocks(block, depth + 1);
	return { html: html.startsWith("<p>") ? `<p>${mark}${html.slice(3)}` : `<p>${mark}</p>\n${html}`, next: block.to };
}

/** The address of a target, which may go on in the next lines. */
function targetOf(text: string): Target | undefined {
	const whole = text.trim();
	if (whole === "") return undefined;
	const [, quoted, plain] = /^(?:`([^`]+)`_|([^\s`<>]+[^\s\\_])_)$/.exec(whole) ?? [];
	const name = quoted ?? plain;
	if (name !== undefined && !/:\/\//.test(name)) return { name };
	const address = whole
		.split(/\n/)
		.map((line) => line.trim())
		.join("")
		.replace(/\\(.)/g, "$1")
		.replaceAll(/ /g, "");
	return { address: /^[^\s@/:{}]+@[^\s@/]+\.[^\s@/]+$/.test(address) ? `mailto:${address}` : address };
}

function targetBlock({ references }: Reading, region: Region, index: number, sign: string, written: string): Block {
	const block = indentedBlock(region, index, sign.length);
	const name = plainName(written);
	const target = targetOf(textOf(block));
	const id = idOf(written);
	if (references.isFirst) references.targets.set(name, target ?? { id });
	if (target) return { html: "", next: block.to };
	const next = nextTarget(region, block.to);
	// Several names may stand above one address.
	if (next && references.isFirst) references.targets.set(name, { name: next });
	return { html: !next && references.used.has(id) ? `<a id="${id}"></a>` : "", next: block.to };
}

/** The name of the target on the very next line. */
function nextTarget(region: Region, index: number): string | undefined {
	const found = TARGET.exec(lineAt(region, index));
	return found ? plainName(found[1] ?? found[2] ?? "") : undefined;
}

function anonymousTarget({ references }: Reading, region: Region, index: number, line: string): Block {
	const sign = ANONYMOUS.exec(line)?.[0] ?? line;
	const block = indentedBlock(region, index, sign.length);
	const target = targetOf(textOf(block)) ?? { id: `place-${numberAt(region, index)}` };
	if (references.isFirst) references.anonymous.push(target);
	const isUsed = "id" in target && references.used.has(target.id);
	return { html: isUsed ? `<a id="${target.id}"></a>` : "", next: block.to };
}

function substitutionBlock(reading: Reading, region: Region, index: number, [sign, name = ""]: RegExpExecArray): Block {
	const { call, next } = readDirective(region, index, sign.length, () => true);
	if (!call) return comment(region, index, lineAt(region, index), 2);
	const { name: directive, argument, options, content, line } = call;
	const text = [argument, ...(content ? [textOf(content)] : [])].join("\n").trim();
	const { substitutions, isFirst } = reading.references;
	const definition = { directive, argument: text, options, line };
	if (isFirst && !substitutions.has(name)) substitutions.set(name, definition);
	if (isFirst && !substitutions.has(name.toLowerCase())) substitutions.set(name.toLowerCase(), definition);
	return { html: "", next };
}
