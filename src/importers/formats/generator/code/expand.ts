import type { UnknownCode } from "../../../importer.ts";
import { byRule } from "../../../rules/rules.ts";
import { parseArguments } from "./arguments.ts";
import type { CodeBlock, CodeContext, CodeNames, CodeTable, TemplateCall } from "./call.ts";
import { maskText } from "./mask.ts";
import { type Pairs, pairsOf } from "./pairs.ts";
import type { CodePiece, CodeSyntax } from "./pieces.ts";

/** A text without template code that is known. */
export interface ExpandedText {
	readonly text: string;
	/** Code that nobody knows: it stays as typed. Lines are those of the text that was given. */
	readonly unknown: readonly UnknownCode[];
}

/** Code within code is expanded so deep; what is deeper stays as typed, since its text would be copied at each level. */
const DEEPEST = 30;

/** A piece that was opened and is to be closed. */
interface Frame {
	readonly piece: CodePiece;
	/** The number of the piece that closes it. */
	readonly close: number;
	readonly line: number;
	readonly parts: string[];
}

/**
 * Puts in the place of template code what it becomes. Code in fences and between backticks is not touched. Nothing is run.
 * Its time grows with the length of the text only.
 * @param isWhole whether the text counts only if all of its code is known: then nothing is looked for in a loop that is not
 */
export function expandCode(text: string, syntax: CodeSyntax, table: CodeTable, context: CodeContext, isWhole = false): ExpandedText {
	if (!/\{[{%]/.test(text)) return { text, unknown: [] };
	const { masked, textOf } = maskText(text, context.format, syntax.raw);
	const pieces = syntax.scan(masked);
	const pairs = pairsOf(pieces, table.code);
	const doubled = doubledHomes(pieces, table.code);
	const unknown: UnknownCode[] = [];
	const lineOf = lineCounter(text);
	const frames: Frame[] = [];
	const root: string[] = [];
	let at = 0;

	for (const [index, piece] of pieces.entries()) {
		if (piece.at < at) continue;
		put(textOf(at, piece.at));
		at = piece.end;
		const close = pairs.get(index);
		const known = table.code.get(piece.name);
		const end = pieces[close ?? index] ?? piece;
		if (piece.asTyped !== undefined) put(piece.asTyped);
		else if (doubled.has(index)) continue;
		else if (close !== undefined && known?.content === "typed" && !table.rules?.has(piece.name)) {
			finish(piece, lineOf(piece.at), textOf(piece.end, end.at), end);
			at = end.end;
		} else if (close !== undefined && isUnrolled(piece, table)) {
			const block = blockOf(pieces, pairs, index, close);
			const made = becomes(piece, text.slice(piece.end, end.at), syntax, table, context, block);
			if (made !== undefined) {
				put(made);
				at = end.end;
			} else if (!isWhole && frames.length < DEEPEST) frames.push({ piece, close, line: lineOf(piece.at), parts: [] });
			else tell(piece, lineOf(piece.at));
		} else if (close !== undefined && frames.length < DEEPEST) frames.push({ piece, close, line: lineOf(piece.at), parts: [] });
		else if (close !== undefined) tell(piece, lineOf(piece.at));
		else if (frames.at(-1)?.close === index)
			for (const frame of frames.splice(-1)) finish(frame.piece, frame.line, frame.parts.join(""), piece);
		else finish(piece, lineOf(piece.at), undefined, piece);
	}
	put(textOf(at, text.length));
	return { text: root.join(""), unknown };

	function put(part: string): void {
		(frames.at(-1)?.parts ?? root).push(part);
	}

	/** Leaves a piece as typed, and names it. */
	function tell(piece: CodePiece, line: number): void {
		unknown.push(unknownPiece(piece, line, text));
		put(text.slice(piece.at, piece.end));
	}

	/** Puts what a piece becomes; or the piece itself, with what it holds and its end. */
	function finish(piece: CodePiece, line: number, content: string | undefined, end: CodePiece): void {
		const stays = content !== undefined && isUnrolled(piece, table);
		const made = piece.kind === "open" && !stays ? becomes(piece, content, syntax, table, context) : undefined;
		if (made === undefined && piece.kind === "open") unknown.push(unknownPiece(piece, line, text));
		const typed = content === undefined ? "" : content + text.slice(end.at, end.end);
		put(made ?? text.slice(piece.at, piece.end) + typed);
	}
}

/** Whether a block is a loop or a condition, for which no rule of the owner's stands. */
function isUnrolled({ name }: CodePiece, { code, rules }: CodeTable): boolean {
	return code.get(name)?.content === "unrolled" && !rules?.has(name);
}

function unknownPiece({ name, at, end }: CodePiece, line: number, text: string): UnknownCode {
	return { name, line, typed: text.slice(at, end) };
}

/** Expands parts of blocks and parts of the site, if all of their code is known. */
function expanderOf(syntax: CodeSyntax, table: CodeTable): TemplateCall["expand"] {
	return (part, of) => {
		const inner = expandCode(part, syntax, table, of, true);
		return inner.unknown.length > 0 ? undefined : inner.text;
	};
}

/** A block with its parts, such as `else`, that are no parts of a block within it. */
function blockOf(pieces: readonly CodePiece[], pairs: Pairs, from: number, to: number): CodeBlock {
	const middles: CodePiece[] = [];
	const start = pieces[from]?.end ?? 0;
	for (let index = from + 1; index < to; index++) {
		const piece = pieces[index];
		if (piece?.kind === "middle") middles.push({ ...piece, at: piece.at - start, end: piece.end - start });
		index = pairs.get(index) ?? index;
	}
	return { middles };
}

function becomes(
	piece: CodePiece,
	content: string | undefined,
	syntax: CodeSyntax,
	table: CodeTable,
	context: CodeContext,
	block?: CodeBlock,
): string | undefined {
	const { code, rules } = table;
	const call: TemplateCall = {
		name: piece.name,
		written: piece.written,
		isValue: piece.isValue === true,
		...parseArguments(piece.written),
		...(content !== undefined && { content }),
		...(block && { block }),
		expand: expanderOf(syntax, table),
	};
	return byRule(call, rules, context.format) ?? code.get(piece.name)?.becomes(call, context);
}

/** The pieces that give the home page directly before one that gives a whole address. */
function doubledHomes(pieces: readonly CodePiece[], code: CodeNames): ReadonlySet<number> {
	const doubled = new Set<number>();
	let isBeforeAddress = false;
	for (let index = pieces.length - 1; index >= 0; index--) {
		const [piece, next] = [pieces[index], pieces[index + 1]];
		const { address } = code.get(piece?.name ?? "") ?? {};
		if (address === "home") {
			isBeforeAddress &&= piece?.end === next?.at;
			if (isBeforeAddress) doubled.add(index);
		} else isBeforeAddress = address === "whole";
	}
	return doubled;
}

/** Counts lines up to places that come one after the other. */
function lineCounter(text: string): (place: number) => number {
	let line = 1;
	// The next end of a line is kept: each search for it may go through all of a long line.
	let next = text.indexOf("\n");
	return (place) => {
		for (; next >= 0 && next < place; next = text.indexOf("\n", next + 1)) line++;
		return line;
	};
}
