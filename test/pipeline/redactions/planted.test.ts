import path from "node:path";
import { describe, expect, it } from "vitest";
import { buildArchive, makeArchive } from "../archives.ts";
import { EVERYTHING, namesStanding, plantNames } from "./planted.ts";

describe("a redacted archive", () => {
	it("holds none of the names that were planted in every field, form and kind of file", async () => {
		// So many that each field meets each form of a body at least once in a while; test/slow plants 10,000.
		const { names, files } = plantNames(66, 7);
		const root = makeArchive(files, EVERYTHING);
		const report = await buildArchive(root);
		expect(report).toMatchObject({ published: true });
		expect(report.articles).toBeGreaterThan(66);
		expect(namesStanding(path.join(root, "dist"), names)).toEqual([]);
		const messages = report.problems.flatMap(({ file, message, remedy }) => [file, message, remedy]).join("\n");
		const words = names.map((name) => name.split(" ").at(-1)?.toLowerCase() ?? "");
		expect(words.filter((word) => messages.toLowerCase().includes(word))).toEqual([]);
	});

	it("is searched by a test that finds names where nothing is redacted", async () => {
		const { names, files } = plantNames(22, 8);
		const root = makeArchive({ ...files, "content/redactions.yml": "" }, EVERYTHING);
		await buildArchive(root);
		const found = namesStanding(path.join(root, "dist"), names);
		const places = found.map((line) => line.slice(0, line.indexOf(":")));
		for (const place of [/^\d{4}\/.*\.html$/, /\.bib$/, /^feed\.json$/, /^atom\.xml$/, /^data\/.*\.csv$/, /^tags\//]) {
			expect([place, places.some((each) => place.test(each))]).toEqual([place, true]);
		}
	});
});
