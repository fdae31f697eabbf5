import type { Step } from "../../importer.ts";
import type { SourceFile } from "../../reading/files.ts";
import { makeMisreadings, textLines } from "../../reading/textlines.ts";

/** A part of an entry: what its first line calls it, such as `BODY`, and the lines below that. */
export interface EntryPart {
	/** Empty for the first part, which holds the fields. */
	readonly name: string;
	readonly lines: readonly string[];
}

/** An entry of an export of Movable Type. */
export interface Entry {
	/** Where it begins, 1-based. */
	readonly line: number;
	readonly parts: readonly EntryPart[];
	/** Whether the export ends within it. */
	readonly isCut: boolean;
}

/** What reading an export gives. */
export type EntryOrStep =
	| { readonly part: "entry"; readonly entry: Entry }
	| { readonly part: "bytes"; readonly bytes: number }
	| { readonly part: "step"; readonly step: Step };

const ENTRY_END = /^-{8,}\s*$/;
const PART_END = /^-{5}\s*$/;
const PART_NAME = /^(BODY|EXTENDED BODY|EXCERPT|KEYWORDS|COMMENT|PING):\s*$/;

/** The entries of an export, one at a time. Lines of eight hyphens end entries, and lines of five end their parts. */
export async function* readEntries(file: SourceFile): AsyncGenerator<EntryOrStep, void, void> {
	const misread = makeMisreadings();
	let lines: string[] = [];
	let [begins, bytes] = [1, 0];
	for await (const line of textLines(file)) {
		misread.note(line);
		bytes = line.bytes;
		const isEnd = ENTRY_END.test(line.text);
		if (lines.length === 0 && !isEnd) {
			if (line.text.trim() === "") continue;
			begins = line.line;
		}
		if (!isEnd) lines.push(line.text);
		else {
			if (lines.length > 0) yield { part: "entry", entry: { line: begins, parts: partsOf(lines), isCut: false } };
			lines = [];
			yield { part: "bytes", bytes };
		}
	}
	if (lines.length > 0) yield { part: "entry", entry: { line: begins, parts: partsOf(lines), isCut: true } };
	yield { part: "bytes", bytes };
	for (const step of misread.problems(file.name)) yield { part: "step", step };
}

function partsOf(lines: readonly string[]): EntryPart[] {
	const parts: { name: string; lines: string[] }[] = [{ name: "", lines: [] }];
	let isFirst = false;
	for (const line of lines) {
		const name = isFirst ? PART_NAME.exec(line)?.[1] : undefined;
		const last = parts.at(-1);
		// A line of hyphens within a text is one of the text, if no part begins behind it.
		if (name !== undefined) parts.push({ name, lines: [] });
		else if (isFirst && line.trim() === "") continue;
		else {
			if (isFirst && last && parts.length > 1) last.lines.push("-----");
			if (!PART_END.test(line)) last?.lines.push(line);
		}
		isFirst = PART_END.test(line);
	}
	return parts;
}
