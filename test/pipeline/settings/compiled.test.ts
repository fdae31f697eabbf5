import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { openLog } from "../../../src/pipeline/cache/log.ts";
import { openCompiled } from "../../../src/pipeline/settings/compiled.ts";
import { loadConfig } from "../../../src/pipeline/settings/load.ts";
import { buildArchive, makeArchive, story } from "../archives.ts";

const file = (root: string) => path.join(root, ".backfile", "settings");

describe("compiled settings files", () => {
	it("are remembered, and used for the same text only", async () => {
		const root = makeArchive({ "content/a.md": story("A", { published: "1957" }) });
		const config = path.join(root, ".eleventy.ts");
		const first = openCompiled(root, "1");
		const { compiled, settings } = await loadConfig(config, undefined, first.compiled);
		first.set(compiled);
		const again = openCompiled(root, "1");
		expect(again.compiled).toEqual(compiled);
		expect(openCompiled(root, "2").compiled.size).toBe(0);

		const forged = new Map([...compiled].map(([key, code]) => [key, code.replaceAll(settings.title, "Another")]));
		expect((await loadConfig(config, undefined, forged)).settings.title).toBe("Another");
		writeFileSync(config, `${readFileSync(config, "utf8")}\n// changed\n`);
		expect((await loadConfig(config, undefined, forged)).settings.title).toBe(settings.title);
	});

	it("are not taken from a cache that another user wrote, whatever checksums it has", () => {
		const root = makeArchive({});
		const [own, foreign] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
		const forged = new Map([["hash", "process.exit(3)"]]);
		openCompiled(root, "1", foreign).set(forged);
		expect(openCompiled(root, "1", foreign).compiled).toEqual(forged);
		expect(openCompiled(root, "1", own)).toMatchObject({ compiled: new Map(), problems: [] });
		const blocks = (...given: unknown[]) => openLog(file(root), "settings 1").rewrite(given.map((block) => JSON.stringify(block)));
		for (const block of [null, [], {}, [["hash", "code"]], { files: [...forged], seal: "" }]) {
			blocks(block);
			expect(openCompiled(root, "1", own).compiled.size).toBe(0);
		}
	});

	it("are compiled anew where the cache is damaged, which is reported", async () => {
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
