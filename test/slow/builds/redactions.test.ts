import path from "node:path";
import { describe, expect, it } from "vitest";
import { buildArchive, makeArchive, write } from "../../pipeline/archives.ts";
import { EVERYTHING, namesStanding, plantNames } from "../../pipeline/redactions/planted.ts";

/** How many names are planted. */
const NAMES = Number(process.env.BACKFILE_NAMES ?? 10_000);

describe("a redacted archive", () => {
	it("holds none of thousands of names that were planted everywhere", { timeout: 1_800_000 }, async () => {
		const { names, files } = plantNames(NAMES, Number(process.env.BACKFILE_SEED ?? Date.now() % 1_000_000));
		const root = makeArchive(files, EVERYTHING);
		const report = await buildArchive(root);
		expect(report.published).toBe(true);
		expect(namesStanding(path.join(root, "dist"), names)).toEqual([]);
	});

	it("holds none in its search index, which held them before", { timeout: 1_800_000 }, async () => {
		const { names, files } = plantNames(132, Number(process.env.BACKFILE_SEED ?? Date.now() % 1_000_000));
		const root = makeArchive({ ...files, "content/redactions.yml": "" }, { ...EVERYTHING, search: true, cards: "stories" });
		await buildArchive(root);
		const before = namesStanding(path.join(root, "dist"), names);
		expect(before.some((line) => /\.pf_fragment:/.test(line))).toBe(true);
		write(root, { "content/redactions.yml": files["content/redactions.yml"] ?? "" });
		await buildArchive(root);
		expect(namesStanding(path.join(root, "dist"), names)).toEqual([]);
	});
});
