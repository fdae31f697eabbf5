import { once } from "node:events";
import type { Writable } from "node:stream";

/** Prints the pieces of a text. Each piece waits until the last one is written, so that a long text needs little memory. */
export async function printPieces(pieces: Iterable<string>, to: Writable = process.stdout): Promise<void> {
	for (const piece of pieces) if (!to.write(piece)) await once(to, "drain");
}

/** Prints lines in the same way. */
export function printLines(lines: readonly string[]): Promise<void> {
	return printPieces(lines.map((line) => `${line}\n`));
}
