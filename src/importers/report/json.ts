import type { ImportReport } from "./report.ts";

/** Prints a report as JSON, in pieces, since it may be too long to be held in memory. */
export function* printedReport(report: ImportReport): Generator<string> {
	yield* printedFields(report);
	yield "\n}\n";
}

/** Does the same without the closing brace. */
export function* printedFields(report: ImportReport): Generator<string> {
	let between = "{";
	for (const [name, value] of Object.entries(report)) {
		if (value === undefined) continue;
		yield `${between}\n\t${JSON.stringify(name)}: `;
		if (Array.isArray(value) && value.length > 0) yield* printedList(value);
		else yield printedAt(value, "\t");
		between = ",";
	}
}

function* printedList(values: readonly unknown[]): Generator<string> {
	let between = "[";
	for (const value of values) {
		yield `${between}\n\t\t${printedAt(value, "\t\t")}`;
		between = ",";
	}
	yield "\n\t]";
}

const PIECE = 1 << 18;

/** Joins short pieces of a text into long ones. */
export function* inLongPieces(pieces: Iterable<string>): Generator<string> {
	let piece = "";
	for (const more of pieces) {
		piece += more;
		if (piece.length < PIECE) continue;
		yield piece;
		piece = "";
	}
	yield piece;
}

function printedAt(value: unknown, indent: string): string {
	return JSON.stringify(value, undefined, "\t").replaceAll("\n", `\n${indent}`);
}
