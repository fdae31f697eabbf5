import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { makeMisreadings, textLines } from "../../../src/importers/reading/textlines.ts";
import { emptyFolder } from "../contract.ts";

async function read(bytes: Uint8Array) {
	const file = path.join(emptyFolder(), "a.csv");
	writeFileSync(file, bytes);
	const misread = makeMisreadings();
	const lines: string[] = [];
	for await (const line of textLines({ path: file })) {
		misread.note(line);
		lines.push(line.text);
	}
	return { lines, told: [...misread.problems("a.csv")].map(({ problem }) => `${problem.rule} ${problem.line ?? ""} ${problem.message}`) };
}

describe("the lines of a text", () => {
	it("have the encoding that the whole text shows", async () => {
		const text = "これは日本語の文章です。".repeat(4);
		const japanese = Buffer.from("82b182ea82cd93fa967b8cea82cc95b68fcd82c582b78142".repeat(4), "hex");
		const { lines, told } = await read(Buffer.concat([japanese, Buffer.from("\r\n"), japanese]));
		expect(lines).toEqual([text, text]);
		expect(told).toEqual(["encoding  The file is shift_jis, as its bytes show."]);
		expect((await read(Buffer.from("\ufeffÉté\r\nb", "utf16le"))).lines).toEqual(["Été", "b"]);
	});

	it("are UTF-8 where a few bytes of one are damaged, and windows-1252 where a line is wholly that", async () => {
		const damaged = Buffer.concat([Buffer.from("Été à Évry, près de là "), Buffer.of(0xff), Buffer.from("é\n")]);
		const { lines, told } = await read(Buffer.concat([Buffer.from("naïve “déjà” vu\n".repeat(20)), damaged]));
		expect(lines.at(-1)).toBe("Été à Évry, près de là \ufffdé");
		expect(told).toEqual(["characters 21 1 characters cannot be read and are �. The first stands here."]);
		const mixed = await read(
			Buffer.concat([Buffer.from("naïve “déjà” vu\n".repeat(20)), Buffer.from("caf\u00e9 \u0093x\u0094\n", "latin1")]),
		);
		expect(mixed.lines.at(-1)).toBe("café “x”");
		expect(mixed.told).toEqual([expect.stringContaining("A line is not UTF-8; it was read as windows-1252")]);
	});
});
