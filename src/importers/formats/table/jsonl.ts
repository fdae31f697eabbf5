import { readdirSync } from "node:fs";
import { decoderFor } from "../../../article/encoding.ts";
import type { Importer, ReadOptions, Source, Step } from "../../importer.ts";
import { headText, sniffEncoding } from "../../reading/decode.ts";
import { chunksOf, problemStep, readEach, type SourceFile } from "../../reading/files.ts";
import { readJson, readJsonIn } from "../../reading/json.ts";
import { headOf } from "../../reading/sources.ts";
import { makeMisreadings, textLines } from "../../reading/textlines.ts";
import { columnsBy } from "./columns.ts";
import { withEmbedded } from "./embedded.ts";
import { openRecord } from "./nested.ts";
import { tableSteps } from "./steps.ts";
import type { ReadTable, TablePart } from "./table.ts";
import { listInObject } from "./wrapper.ts";

const LINES = /\.(jsonl|ndjson|jsonlines|ldjson)$/i;

/** If none of so many first lines is JSON, the file is not JSON Lines. */
const HOPELESS = 100;

/** JSON Lines: every line is an object, and a story. A list of objects is read too, alone (`[{…}, {…}]`) or in an object (`{"posts": [{…}, {…}]}`). */
export const jsonl: Importer = {
	name: "jsonl",
	about: "an object for each story (JSON Lines, or a JSON list, alone or in an object)",
	keepsUrls: false,
	recognises,
	read,
};

function recognises({ kind, name, path, head }: Source): boolean {
	if (kind === "folder") return readdirSync(path).some((file) => LINES.test(file) && !file.startsWith("."));
	const text = headText(head).trimStart();
	if (LINES.test(name)) return /^[[{]/.test(text) || text === "";
	return /\.json$/i.test(name) && (/^\[\s*\{/.test(text) || (text.startsWith("{") && listInObject(text) !== undefined));
}

async function* read(sources: readonly Source[], options: ReadOptions): AsyncGenerator<Step, void, void> {
	const columns = columnsBy(options.map);
	yield* readEach(sources, LINES, async function* (file, number, before) {
		const list = listPathOf(file);
		const read: ReadTable = list === undefined ? () => readLines(file) : () => readList(file, list);
		yield* tableSteps({ file, number, before, columns, options, read });
	});
}

/** The path of the records in a file that is one JSON value; undefined for one of lines. */
function listPathOf(file: SourceFile): string | undefined {
	const text = headText(headOf(file.path)).trimStart();
	if (text.startsWith("[")) return "$.*";
	const keys = LINES.test(file.name) ? undefined : listInObject(text);
	return keys && `$.${[...keys, "*"].join(".")}`;
}

async function* readLines(file: SourceFile): AsyncGenerator<TablePart, void, void> {
	const misread = makeMisreadings();
	let [filled, read] = [0, 0];
	for await (const line of textLines(file)) {
		misread.note(line);
		const text = line.text.trim();
		if (line.line % 64 === 0) yield { part: "bytes", bytes: line.bytes };
		if (line.tooLong) yield lost(line.line, "it is longer than 64 MB");
		if (text === "") continue;
		if (filled++ === 0 && text === "{") {
			yield { part: "step", step: spread(file, line.line) };
			return;
		}
		const part = await readLine(line.line, line.text);
		if (part.part === "row") read++;
		yield part;
		if (read === 0 && filled === HOPELESS) {
			yield { part: "step", step: hopeless(file) };
			return;
		}
	}
	if (filled === 0)
		yield { part: "step", step: problemStep({ file: file.name }, "source-refused", "error", "The file is empty.", "Export again.") };
	for (const step of misread.problems(file.name)) yield { part: "step", step };
}

async function readLine(line: number, text: string): Promise<TablePart> {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		// JSON.parse does not say where the fault is.
		for await (const part of readJsonIn([Buffer.from(text)], ["$"])) {
			if (part.part !== "fault") continue;
			const column =
				Buffer.from(text)
					.subarray(0, part.fault.column - 1)
					.toString().length + 1;
			return { ...lost(line, part.fault.message), column };
		}
		return lost(line, "a character cannot stand in it");
	}
	return rowOf(line, value);
}

function rowOf(line: number, value: unknown): TablePart {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return lost(line, "it is no object");
	return { part: "row", line, values: withEmbedded(openRecord(value)) };
}

function lost(line: number, message: string): Extract<TablePart, { part: "lost" }> {
	return {
		part: "lost",
		line,
		why: "it is not JSON, or not an object",
		message: `This is not a record: ${message}. It was skipped, and reading went on after it.`,
		remedy: 'Write each record as an object on one line, such as {"headline": "…", "body": "…"}.',
	};
}

/** @param list the path of the records */
async function* readList(file: SourceFile, list: string): AsyncGenerator<TablePart, void, void> {
	const encoding = await sniffEncoding(chunksOf(file));
	for await (const part of encoding === "utf-8" ? readJson(file, [list]) : readJsonIn(recoded(file, encoding), [list])) {
		if (part.part === "bytes") yield part;
		else if (part.part === "value") yield rowOf(part.found.line, part.found.value);
		else {
			const { message, ...place } = part.fault;
			const step = problemStep(
				{ file: file.name, ...place },
				"source-syntax",
				"error",
				`This is not JSON: ${message}. What stands before it was read.`,
				"Export again, and look whether the file is whole; or write each record on a line of its own, so that one fault costs one record.",
			);
			yield { part: "step", step };
		}
	}
	if (encoding !== "utf-8") {
		const step = problemStep(
			{ file: file.name },
			"encoding",
			encoding === "windows-1252" ? "warning" : "info",
			`The file is not UTF-8. It was read as ${encoding}.`,
			"Look whether accents are right. If they are not, save the file as UTF-8 and import again.",
		);
		yield { part: "step", step };
	}
}

async function* recoded(file: SourceFile, encoding: string): AsyncGenerator<Buffer, void, void> {
	const decode = decoderFor(encoding);
	if (!decode) return;
	for await (const chunk of chunksOf(file)) yield Buffer.from(decode(chunk));
	yield Buffer.from(decode());
}

function hopeless(file: SourceFile): Step {
	return problemStep(
		{ file: file.name },
		"source-refused",
		"error",
		`This is not JSON Lines: none of its first ${HOPELESS} lines is a record. The rest was not read.`,
		"Look whether it is the right file.",
	);
}

function spread(file: SourceFile, line: number): Step {
	return problemStep(
		{ file: file.name, line },
		"source-refused",
		"error",
		"This is not JSON Lines: an object begins here and goes on over several lines.",
		"Write each record on one line, or all of them in one list ([{…}, {…}]).",
	);
}
