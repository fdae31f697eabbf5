import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import path from "node:path";
import { CannotRun } from "../../problem.ts";
import { removeFile } from "../../system/disk/inuse.ts";
import { placeWhole } from "../../system/disk/whole.ts";
import { inLongPieces, printedFields } from "../report/json.ts";
import type { ImportReport } from "../report/report.ts";
import { makeNamedRows } from "../survey/rows.ts";

/** What an import knows of a story that it wrote. */
export interface WrittenStory {
	readonly key: string;
	/** Below the content folder. */
	readonly file: string;
	/** SHA-256 (hex) of what was written there, the newest first. Until a run has ended, also of what the file held before. */
	readonly sha256: readonly string[];
	/** Whether the run that wrote it has ended. */
	readonly settled?: true;
	/** Files that the story had before a run that did not end. They may still be there. */
	readonly earlier?: readonly string[];
}

/** What an import remembers from run to run: `imports/NAME.json`, and a journal beside it during a run. */
export interface State {
	get(key: string): WrittenStory | undefined;
	/** All stories that this run and earlier runs wrote. */
	all(): Iterable<WrittenStory>;
	/** Call it before the file is written, so that the next run knows of the file even if this run is killed in between. */
	note(key: string, file: string, sha256: string): void;
	/** Writes the state, with the report. If neither the files nor what the report found changed, the file is not touched. */
	end(report: ImportReport): void;
	/** Ends without writing the state. The journal stays, so that the next run can go on. */
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
				// If a run was killed, the last line of the journal may have no end.
				if (left) writeSync(journal, "\n");
			}
			writeSync(journal, `${JSON.stringify([key, at, sha256])}\n`);
		},
		end(report) {
			shut();
			if (dry) return;
			if (changed || !existsSync(file) || isOther(readFileSync(file, "utf8"), report)) {
				mkdirSync(folder, { recursive: true });
				placeWhole(file, path.join(folder, `.${name}.part`), (part) => writeInPieces(part, printed(report, known)));
			}
			removeFile(journalFile);
		},
		stop: shut,
	};
}

/** Lines of a report that say what was done in one run, and not what was found. */
const OF_THE_RUN = /^\t+"(written|unchanged|copiedMedia)": \d+,?\n/gm;

/** Whether a report found anything else than that of the last import: the rules of hosts are made of it, too. */
function isOther(last: string, report: ImportReport): boolean {
	const end = last.indexOf(`,${FIRST}`);
	const said = end === -1 ? printedHead(JSON.parse(last) as ImportReport) : last.slice(0, end);
	return said.replace(OF_THE_RUN, "") !== printedHead(report).replace(OF_THE_RUN, "");
}

function printedHead(report: ImportReport): string {
	return [...printedFields({ ...report, files: undefined } as ImportReport)].join("");
}

/** Prints one line for each story, so that version control shows what changed. */
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

/** The order that an object gives to its keys: whole numbers first. */
function* inOrder(known: Iterable<WrittenStory>): Generator<WrittenStory> {
	const isIndex = ({ key }: WrittenStory) => /^(0|[1-9]\d{0,9})$/.test(key) && Number(key) < 2 ** 32 - 1;
	const numbers: WrittenStory[] = [];
	for (const one of known) if (isIndex(one)) numbers.push(one);
	yield* numbers.sort((a, b) => Number(a.key) - Number(b.key));
	for (const one of known) if (!isIndex(one)) yield one;
}

/** Writes a text that is too long to be held in memory. */
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
			`${file} is damaged: it does not say which files the last import wrote.`,
			"Restore it from your version control. Without it, an import would write every story a second time.",
			"docs/importing.md#again",
		);
	}
}

const [FIRST, LAST] = ['\n\t"files": {\n', "\n\t}\n}\n"];

/** Reads the state line by line, as `printed` writes it: parsed as a whole, it would take more memory than the import. Returns false if the file looks otherwise. */
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

/** The lines of the journal, without the last if it is cut off. */
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
