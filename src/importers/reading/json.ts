import { JSONParser, type ParsedElementInfo } from "@streamparser/json";
import { chunksOf, type SourceFile } from "./files.ts";

/** A value of a JSON text. */
export interface JsonValue {
	/** The keys that lead to it; a place in a list is none. */
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

/** What reading a JSON text gives: values, in order; how far it is, in bytes; at last perhaps a fault. */
export type JsonPart =
	| { readonly part: "value"; readonly found: JsonValue }
	| { readonly part: "bytes"; readonly bytes: number }
	| { readonly part: "fault"; readonly fault: JsonFault };

/**
 * Reads the values at some paths (`$.items.*`) of a JSON text (RFC 8259) as they come, and keeps nothing else.
 * Text behind the first value is a fault.
 */
export function readJson(file: Pick<SourceFile, "path">, paths: readonly string[]): AsyncGenerator<JsonPart, void, void> {
	return readJsonIn(chunksOf(file), paths);
}

/** The same of a text that comes in pieces, in UTF-8 without a mark. */
export async function* readJsonIn(
	chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
	paths: readonly string[],
): AsyncGenerator<JsonPart, void, void> {
	let values: JsonValue[] = [];
	let fault: string | undefined;
	/** In bytes, behind the mark: where the chunk begins, and the token that was read last. */
	let [start, token] = [0, 0];
	const lines = { line: 1, lineAt: 0 };
	const parser = new JSONParser({ paths: [...paths], keepStack: false, stringBufferSize: 1 << 16 });
	let ended = false;
	let chunk: Buffer = Buffer.alloc(0);
	parser.onToken = ({ offset }) => {
		token = offset;
	};
	parser.onValue = ({ value, key, stack }) => {
		moveTo(token);
		values.push({ path: pathOf(stack, key), value, line: lines.line });
	};
	parser.onError = (error) => {
		fault ??= error.message;
	};
	parser.onEnd = () => {
		ended = true;
	};
	let counted = 0;

	for await (const next of chunks) {
		chunk = next;
		// Behind its end the parser throws at anything, even at the last line's end.
		if (!ended) parser.write(chunk);
		else if (/\S/.test(chunk.toString("latin1"))) fault ??= "something stands behind its end";
		yield* take();
		if (fault !== undefined) {
			const at = Number(/absolute position "(\d+)"/.exec(fault)?.[1] ?? token);
			moveTo(at);
			yield { part: "fault", fault: { line: lines.line, column: at - lines.lineAt + 1, message: worded(fault) } };
			return;
		}
		moveTo(start + chunk.length);
		start += chunk.length;
		yield { part: "bytes", bytes: start };
	}
	if (ended) return;
	parser.end();
	yield* take();
	yield { part: "fault", fault: { line: lines.line, column: Math.max(1, start - lines.lineAt + 1), message: "it is cut off here" } };

	/** Counts the lines up to a place in the chunk. */
	function moveTo(at: number): void {
		for (let index = chunk.indexOf(10, counted - start); index >= 0 && index + start < at; index = chunk.indexOf(10, index + 1)) {
			lines.line++;
			lines.lineAt = start + index + 1;
		}
		counted = Math.max(counted, at);
	}

	function* take(): Generator<JsonPart, void, void> {
		const taken = values;
		values = [];
		for (const found of taken) yield { part: "value", found };
	}
}

function pathOf(stack: ParsedElementInfo["stack"], key: unknown): string {
	return [...stack.map((item) => item.key), key].filter((item) => typeof item === "string").join(".");
}

/** A parser's complaint in words that say what is there. */
function worded(message: string): string {
	const found =
		/^Unexpected "([^"]*)"/.exec(message)?.[1] ?? /^Unexpected \w+ \((.{0,40})/.exec(message)?.[1]?.replace(/\)? in state.*/, "");
	if (found !== undefined) return `${JSON.stringify(found.replace(/^"(.*)"$/, "$1"))} cannot stand here`;
	return message.includes("position") ? "a character cannot stand here" : message;
}
