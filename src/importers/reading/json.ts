import { JSONParser, type ParsedElementInfo } from "@streamparser/json";
import { chunksOf, type SourceFile } from "./files.ts";

/** A value of a JSON text. */
export interface JsonValue {
	/** The keys that lead to it, joined by full stops. Places in lists are left out. */
	readonly path: string;
	readonly value: unknown;
	/** Where it ends, 1-based. */
	readonly line: number;
}

/** Where a JSON text is damaged or cut off, 1-based; columns are counted in bytes. */
export interface JsonFault {
	readonly line: number;
	readonly column: number;
	readonly message: string;
}

/** What reading a JSON text gives: values, in order; how many bytes were read; perhaps a fault, at the end. */
export type JsonPart =
	| { readonly part: "value"; readonly found: JsonValue }
	| { readonly part: "bytes"; readonly bytes: number }
	| { readonly part: "fault"; readonly fault: JsonFault };

/**
 * Reads the values at some paths (`$.items.*`) of a JSON text (RFC 8259) as a stream, and keeps nothing else.
 * Text after the first value is a fault.
 */
export function readJson(file: Pick<SourceFile, "path">, paths: readonly string[]): AsyncGenerator<JsonPart, void, void> {
	return readJsonIn(chunksOf(file), paths);
}

/** The same of a text that comes in pieces, in UTF-8 without a mark. */
export async function* readJsonIn(
	chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
	paths: readonly string[],
): AsyncGenerator<JsonPart, void, void> {
	const lines = makeLineCounter();
	const parser = openParser(paths, lines);
	for await (const chunk of chunks) {
		lines.begin(chunk);
		const fault = parser.write(chunk);
		for (const found of parser.take()) yield { part: "value", found };
		if (fault !== undefined) {
			yield { part: "fault", fault: { ...lines.placeOf(parser.faultAt(fault)), message: worded(fault) } };
			return;
		}
		yield { part: "bytes", bytes: lines.end() };
	}
	if (parser.hasEnded()) return;
	for (const found of parser.end()) yield { part: "value", found };
	yield { part: "fault", fault: { ...lines.placeOf(lines.end()), message: "it is cut off here" } };
}

function openParser(paths: readonly string[], lines: LineCounter) {
	const values: JsonValue[] = [];
	let fault: string | undefined;
	/** Where the last token begins, in bytes. */
	let token = 0;
	let hasEnded = false;
	const parser = new JSONParser({ paths: [...paths], keepStack: false, stringBufferSize: 1 << 16 });
	parser.onToken = ({ offset }) => {
		token = offset;
	};
	parser.onValue = ({ value, key, stack }) => void values.push({ path: pathOf(stack, key), value, line: lines.placeOf(token).line });
	parser.onError = (error) => {
		fault ??= error.message;
	};
	parser.onEnd = () => {
		hasEnded = true;
	};
	const take = () => values.splice(0);
	return {
		take,
		hasEnded: () => hasEnded,
		/** @returns the parser's complaint, if there is any */
		write(chunk: Buffer): string | undefined {
			// After the end of the value the parser throws at any text, even at a line end.
			if (!hasEnded) parser.write(chunk);
			else if (/\S/.test(chunk.toString("latin1"))) fault ??= "text follows after its end";
			return fault;
		},
		/** The place that a complaint names, in bytes. */
		faultAt: (message: string) => Number(/absolute position "(\d+)"/.exec(message)?.[1] ?? token),
		end() {
			parser.end();
			return take();
		},
	};
}

/** Finds the lines of places in a text that comes in chunks. Places are in bytes, from 0, and must not go back. */
interface LineCounter {
	begin(chunk: Buffer): void;
	/** The line and the column of a place in the chunk, 1-based. */
	placeOf(at: number): { readonly line: number; readonly column: number };
	/** Counts to the end of the chunk, and returns where that is. */
	end(): number;
}

function makeLineCounter(): LineCounter {
	let chunk: Buffer = Buffer.alloc(0);
	/** Where the chunk begins, and how far lines are counted. */
	let [start, counted] = [0, 0];
	let [line, lineAt] = [1, 0];
	const placeOf = (at: number) => {
		for (let index = chunk.indexOf(10, counted - start); index >= 0 && index + start < at; index = chunk.indexOf(10, index + 1)) {
			line++;
			lineAt = start + index + 1;
		}
		counted = Math.max(counted, at);
		return { line, column: Math.max(1, at - lineAt + 1) };
	};
	return {
		begin(next) {
			start += chunk.length;
			chunk = next;
		},
		placeOf,
		end() {
			placeOf(start + chunk.length);
			return start + chunk.length;
		},
	};
}

function pathOf(stack: ParsedElementInfo["stack"], key: unknown): string {
	return [...stack.map((item) => item.key), key].filter((item) => typeof item === "string").join(".");
}

/** Rewrites the parser's complaint so that it names what is there. */
function worded(message: string): string {
	const found =
		/^Unexpected "([^"]*)"/.exec(message)?.[1] ?? /^Unexpected \w+ \((.{0,40})/.exec(message)?.[1]?.replace(/\)? in state.*/, "");
	if (found !== undefined) return `${JSON.stringify(found.replace(/^"(.*)"$/, "$1"))} cannot stand here`;
	return message.includes("position") ? "a character cannot stand here" : message;
}
