import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { openZip } from "../../../src/pipeline/package/zip.ts";
import { temporary } from "../archives.ts";
import { zipEntries } from "./entries.ts";

const UNZIP = "/usr/bin/unzip";

/** Lists a ZIP with the system's own program. */
function tested(file: string): string {
	return execFileSync(UNZIP, ["-t", file], { encoding: "utf8", maxBuffer: 1e9 });
}

it("holds files stored and deflated, whole and in pieces, empty ones, and names in every script", async () => {
	const file = path.join(temporary(), "a.zip");
	const zip = openZip(file);
	const text = Buffer.from("Hafen und Mole. ".repeat(500));
	zip.add("naïve/新聞 100%.txt", text, "deflate");
	zip.add("empty.txt", Buffer.alloc(0), "deflate");
	await zip.addChunks("pieces.bin", [text, Buffer.alloc(0), text], "store", false);
	await zip.addChunks("large.txt", [text, text], "deflate", true);
	zip.end();
	const entries = zipEntries(file);
	expect([...entries.keys()]).toEqual(["naïve/新聞 100%.txt", "empty.txt", "pieces.bin", "large.txt"]);
	expect(entries.get("naïve/新聞 100%.txt")?.bytes).toEqual(text);
	expect(entries.get("pieces.bin")).toMatchObject({ method: 0, bytes: Buffer.concat([text, text]) });
	expect(entries.get("large.txt")?.bytes).toEqual(Buffer.concat([text, text]));
	if (existsSync(UNZIP)) expect(tested(file)).toContain("No errors detected");
});

it.skipIf(!existsSync(UNZIP))("holds more files than 65,535", () => {
	const file = path.join(temporary(), "many.zip");
	const zip = openZip(file);
	for (let number = 0; number < 66_000; number++) zip.add(`${number}`, Buffer.from("x"), "store");
	zip.end();
	expect(execFileSync(UNZIP, ["-tq", file], { encoding: "utf8" })).toContain("No errors detected");
	expect(execFileSync("/usr/bin/zipinfo", ["-h", file], { encoding: "utf8" })).toContain("number of entries: 66000");
	expect(readFileSync(file).length).toBeGreaterThan(66_000);
});

it("fails where its pieces do", async () => {
	const zip = openZip(path.join(temporary(), "a.zip"));
	function* failing(): Generator<Buffer> {
		yield Buffer.from("a");
		throw new Error("The disk is gone.");
	}
	for (const method of ["store", "deflate"] as const)
		await expect(zip.addChunks("a", failing(), method, false)).rejects.toThrow("The disk is gone.");
	zip.abandon();
});
