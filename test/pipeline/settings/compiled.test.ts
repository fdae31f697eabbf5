import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { openCodes } from "../../../src/pipeline/settings/compiled.ts";
import { loadConfig } from "../../../src/pipeline/settings/load.ts";
import { buildArchive, makeArchive, story } from "../archives.ts";

const file = (root: string) => path.join(root, ".backfile", "settings");

describe("what the settings were made into", () => {
	it("is kept, and taken for the same text only", async () => {
		const root = makeArchive({ "content/a.md": story("A", { published: "1957" }) });
		const config = path.join(root, ".eleventy.ts");
		const first = openCodes(root, "1");
		const { codes, settings } = await loadConfig(config, undefined, first.codes);
		first.keep(codes);
		const kept = openCodes(root, "1");
		expect(kept.codes).toEqual(codes);
		expect(openCodes(root, "2").codes.size).toBe(0);

		const forged = new Map([...codes].map(([key, code]) => [key, code.replaceAll(settings.title, "Another")]));
		expect((await loadConfig(config, undefined, forged)).settings.title).toBe("Another");
		writeFileSync(config, `${readFileSync(config, "utf8")}\n// changed\n`);
		expect((await loadConfig(config, undefined, forged)).settings.title).toBe(settings.title);
	});

	it("is made anew where what was kept is damaged, and said", async () => {
		const root = makeArchive({ "content/a.md": story("A", { published: "1957" }) });
		await buildArchive(root);
		const whole = readFileSync(file(root));
		for (const at of [0, 70, Math.floor(whole.length / 2), whole.length - 2]) {
			const bytes = Buffer.from(whole);
			bytes[at] = (bytes[at] ?? 0) ^ 1;
			writeFileSync(file(root), bytes);
			const { problems, published } = await buildArchive(root);
			expect(published).toBe(true);
			expect(problems.map(({ rule }) => rule)).toContain("cache-damaged");
			expect(readFileSync(file(root)).equals(whole)).toBe(true);
		}
		expect((await buildArchive(root)).problems).toEqual([]);
	});
});
