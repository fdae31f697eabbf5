import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { beforeEach, expect, it, vi } from "vitest";
import { text } from "../../../src/importers/formats/text/text.ts";
import { flushAll } from "../../../src/system/disk/flush.ts";
import { temporary, write } from "../../pipeline/archives.ts";
import { importInto } from "../contract.ts";

vi.mock("../../../src/system/disk/flush.ts", () => ({ flushAll: vi.fn() }));

beforeEach(() => {
	vi.mocked(flushAll).mockReset();
});

it("has the disk hold all stories before an import remembers them", async () => {
	const root = temporary();
	write(root, { "old/a.txt": "A story\n\nWords of it.\n" });
	const seen: boolean[] = [];
	vi.mocked(flushAll).mockImplementation(async (folder) => {
		expect(readdirSync(folder)).toHaveLength(1);
		seen.push(existsSync(path.join(root, "imports")) && readdirSync(path.join(root, "imports")).some((name) => name.endsWith(".json")));
	});
	await importInto(root, text, [path.join(root, "old")], { flush: true });
	expect(seen).toEqual([false]);
	expect(readdirSync(path.join(root, "imports"))).toEqual([expect.stringMatching(/\.json$/)]);
});

it("waits for nothing where the settings say so, or nothing is written", async () => {
	const root = temporary();
	write(root, { "old/a.txt": "A story\n\nWords of it.\n" });
	await importInto(root, text, [path.join(root, "old")], { flush: true, dryRun: true });
	await importInto(root, text, [path.join(root, "old")]);
	expect(flushAll).not.toHaveBeenCalled();
});
