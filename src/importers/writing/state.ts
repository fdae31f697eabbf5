import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";
import path from "node:path";
import { CannotRun } from "../../problem.ts";
import { placeWhole } from "../../system/whole.ts";
import { inLongPieces, printedFields } from "../report/json.ts";
import type { ImportReport } from "../report/report.ts";
import { makeNamedRows } from "../survey/rows.ts";

/** What an import knows of a story that it wrote. */
export interface WrittenStory {
	readonly key: string;
	/** Below the content folder. */
	readonly file: string;
	/** Of what was written there; before a run has ended, of what it held before as well. */
	readonly sha256: readonly string[];
	/** Whether the run that wrote it came to its end. */
	readonly settled?: true;
	/** Files that it had before such a run, and that may still be there. */
	readonly earlier?: readonly string[];
}

/** What an import remembers from run to run: `imports/NAME.json`, and while it runs a journal beside it. */
export interface State {
	get(key: string): WrittenStory | undefined;
	/** What this run and earlier ones wrote. */
	all(): Iterable<WrittenStory>;
	/** To be called before the file is written: a run that is killed between the two knows what it was about to do. */
	note(key: string, file: string, sha256: string): void;
	/** Writes it all down, with the report. Nothing is touched where nothing changed. */
	end(report: ImportReport): void;
	/** Ends without writing down; the journal stays, so that the next run can go on. */
	stop(): void;
}

/**
 * @param folder the archive's `imports`
 * @param dry whether nothing is to be written
 */
export function openState(folder: string, name: string, dry = false): State {
	const file = path.join(folder, `${name}.json`);
	const journalFile = path.join(folder, `.${name}.journal`);
	const known = makeNamedRows<WrittenStory>();
	for (const [key, at, sha256] of filesIn(file)) known.set(key, { key, file: at, sha256: [sha256], settled: true });
	const left = existsSync(journalFile);
	if (left) for (const [key, at, sha256] of linesOf(journalFile)) add(key, at, sha256);
	let journal: number | undefined;
	let changed = left;

	function add(key: string, at: string, sha256: string): void {
		const before = known.get(key);
		const earlier = new Set([...(before?.earlier ?? []), ...(before ? [before.file] : [])]);
		earlier.delete(at);
		known.set(key, {
			key,
			file: at,
			sha256: [...new Set([sha256, ...(before?.sha256 ?? [])])],
			...(earlier.size > 0 && { earlier: [...earlier] }),
		});
	}

	function shut(): void {
		if (journal !== undefined) closeSync(journal);
		journal = undefined;
	}

	return {
		get: (key) => known.get(key),
		all: () => known,
		note(key, at, sha256) {
			changed = true;
			add(key, at, sha256);
			if (dry) return;
			if (journal === undefined) {
				mkdirSync(folder, { recursive: true });
				journal = openSync(journalFile, "a");
				// The last line of a run that was killed may have no end.
				if (left) writeSync(journal, "\n");
			}
			writeSync(journal, `${JSON.stringify([key, at, sha256])}\n`);
		},
		end(report) {
			shut();
			if (dry) return;
			if (changed || !existsSync(file)) {
				mkdirSync(folder, { recursive: true });
				placeWhole(file, path.join(folder, `.${name}.part`), (part) => writeInPieces(part, printed(report, known)));
			}
			rmSync(journalFile, { force: true });
		},
		stop: shut,
	};
}

/** One line for each story, so that a version control shows what changed. */
function* printed(report: ImportReport, known: Iterable<WrittenStory>): Generator<string> {
	yield* printedFields(report);
	yield ',\n\t"files": {\n';
	let between = "";
	for (const { key, file, sha256 } of inOrder(known)) {
		yield `${between}\t\t${JSON.stringify(key)}: ${JSON.stringify([file, sha256[0]])}`;
		between = ",\n";
	}
	yield "\n\t}\n}\n";
}

/** As an object has its keys: what is a whole number first. */
function* inOrder(known: Iterable<WrittenStory>): Generator<WrittenStory> {
	const isIndex = ({ key }: WrittenStory) => /^(0|[1-9]\d{0,9})$/.test(key) && Number(key) < 2 ** 32 - 1;
	const numbers: WrittenStory[] = [];
	for (const one of known) if (isIndex(one)) numbers.push(one);
	yield* numbers.sort((a, b) => Number(a.key) - Number(b.key));
	for (const one of known) if (!isIndex(one)) yield one;
}

/** Writes a text that is too long to be held. */
function writeInPieces(file: string, pieces: Iterable<string>): void {
	const to = openSync(file, "w");
	try {
		for (const piece of inLongPieces(pieces)) writeFileSync(to, piece);
	} finally {
		closeSync(to);
	}
}

type Line = readonly [key: string, at: string, sha256: string];

/** What the last import wrote. */
function* filesIn(file: string): Generator<Line, void, void> {
	if (!existsSync(file)) return;
	try {
		const bytes = readFileSync(file);
		for (const line of (yield* linesAsWritten(bytes)) ? [] : linesAsParsed(bytes)) yield checked(line);
	} catch {
		throw new CannotRun(
			`${file} is damaged: it does not say what the last import wrote.`,
			"Bring it back from your version control; without it, an import would make second copies.",
		);
	}
}

const [FIRST, LAST] = ['\n\t"files": {\n', "\n\t}\n}\n"];

/** Reads it as it was printed, a line at a time: as a whole it takes more memory than the import. Returns whether it was so to its end. */
function* linesAsWritten(bytes: Buffer): Generator<Line, boolean, void> {
	const first = bytes.indexOf(FIRST);
	const end = bytes.length - LAST.length;
	if (first === -1 || bytes.toString("latin1", end) !== LAST) return false;
	for (let at = first + FIRST.length; at < end; ) {
		const stop = bytes.indexOf("\n", at);
		const [, key, value] = /^\t\t("(?:[^"\\]|\\.)*"): (\[.*\]),?$/.exec(bytes.toString("utf8", at, stop)) ?? [];
		if (key === undefined || value === undefined) return false;
		yield checked([JSON.parse(key) as string, ...(JSON.parse(value) as [string, string])]);
		at = stop + 1;
	}
	return true;
}

function linesAsParsed(bytes: Buffer): Line[] {
	const { files } = JSON.parse(bytes.toString()) as { readonly files: Readonly<Record<string, readonly [string, string]>> };
	return Object.entries(files).map(([key, [at, sha256]]) => [key, at, sha256]);
}

function checked(line: Line): Line {
	if (!isBelow(line[1]) || typeof line[2] !== "string") throw new Error("no file");
	return line;
}

/** The whole lines of the journal; the last one may be cut off. */
function linesOf(file: string): [string, string, string][] {
	return readFileSync(file, "utf8")
		.split("\n")
		.flatMap((line) => {
			try {
				const value = JSON.parse(line) as [string, string, string];
				return isBelow(value[1]) ? [value] : [];
			} catch {
				return [];
			}
		});
}

function isBelow(file: unknown): boolean {
	return typeof file === "string" && !path.posix.isAbsolute(file) && !file.split(/[/\\]/).includes("..");
}
