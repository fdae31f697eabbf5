import type { Importer, ReadOptions, Source, Step } from "../../../importer.ts";
import { headText } from "../../../reading/decode.ts";
import { problemStep, type SourceFile } from "../../../reading/files.ts";
import { readJson, readJsonIn } from "../../../reading/json.ts";
import { headOf } from "../../../reading/sources.ts";
import { textLines } from "../../../reading/textlines.ts";
import { listInObject } from "../../table/wrapper.ts";
import { firstHead } from "../sources.ts";
import { readWire, type WirePart } from "../wire.ts";
import { itemOf, noStory } from "./item.ts";

const FILES = /\.(json|jsonl|ndjson|ninjs)$/i;

/** ninjs 1.0 to 3.1 of the IPTC, as files with an item each, lists of items, or an item on each line. */
export const ninjs: Importer = {
	name: "ninjs",
	about: "ninjs of news agencies, a file or a folder",
	keepsUrls: false,
	recognises,
	read,
};

/** Names that only ninjs has. */
const SIGNS = /"(versioncreated|versionCreated|pubstatus|pubStatus|body_x?html5?|representationtype|representationType)"\s*:/;

function recognises(source: Source): boolean {
	const text = headText(firstHead(source, FILES));
	if (!/^\s*[[{]/.test(text)) return false;
	return /\/ninjs-schema_|"name"\s*:\s*"ninjs"/.test(text) || (/"(uri|guid)"\s*:/.test(text) && SIGNS.test(text));
}

function read(sources: readonly Source[], options: ReadOptions): AsyncGenerator<Step, void, void> {
	return readWire(sources, FILES, readFile, options);
}

async function* readFile(file: SourceFile): AsyncGenerator<WirePart, void, void> {
	const text = headText(headOf(file.path)).trimStart();
	if (/\.(jsonl|ndjson)$/i.test(file.name)) {
		yield* readLines(file);
		return;
	}
	const keys = listInObject(text);
	const path = text.startsWith("[") ? "$.*" : keys ? `$.${[...keys, "*"].join(".")}` : "$";
	yield* partsIn(file, readJson(file, [path]));
}

async function* readLines(file: SourceFile): AsyncGenerator<WirePart, void, void> {
	for await (const { line, text, bytes } of textLines(file)) {
		if (text.trim() !== "") yield* partsIn(file, readJsonIn([Buffer.from(text)], ["$"]), line);
		if (line % 64 === 0) yield { part: "bytes", bytes };
	}
}

/** @param line the line that the text is; undefined where the text is the whole file */
async function* partsIn(file: SourceFile, parts: ReturnType<typeof readJson>, line?: number): AsyncGenerator<WirePart, void, void> {
	for await (const part of parts) {
		if (part.part === "bytes") {
			if (line === undefined) yield part;
		} else if (part.part === "value") yield partOf(part.found.value, line ?? part.found.line);
		else {
			const place = { file: file.name, line: line ?? part.fault.line, column: part.fault.column };
			const told = `This is not JSON: ${part.fault.message}. ${line === undefined ? "What stands before it was read." : "The line was skipped."}`;
			yield { part: "step", step: problemStep(place, "source-syntax", "error", told, "Get the file again, and look whether it is whole.") };
		}
	}
}

function partOf(value: unknown, line: number): WirePart {
	const why = noStory(value);
	if (why !== undefined) return { part: "other", record: why.record, why: why.why };
	return { part: "item", item: itemOf(value), line };
}
