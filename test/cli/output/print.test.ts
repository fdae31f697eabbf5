import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { printPieces } from "../../../src/cli/output/print.ts";

describe("printPieces", () => {
	it("waits until a piece is written before it makes the next", async () => {
		const stream = new PassThrough({ highWaterMark: 1 });
		let made = 0;
		function* pieces() {
			for (const piece of ["[", "1", "]\n"]) {
				made++;
				yield piece;
			}
		}
		const printed = printPieces(pieces(), stream).then(() => stream.end());
		await new Promise(setImmediate);
		expect(made).toBe(1);
		expect(await text(stream)).toBe("[1]\n");
		await printed;
		expect(made).toBe(3);
	});
});
