import path from "node:path";
import { describe, expect, it } from "vitest";
import { buildArchive, makeArchive } from "../archives.ts";
import { namesStanding, plantNames } from "./planted.ts";

const everything = {
	search: true,
	data: true,
	citations: ["bib", "ris", "csl"],
	feeds: ["rss", "atom", "json"],
	termFeeds: ["rss", "json"],
	cards: "stories",
} as const;

describe("a redacted archive", () => {
	it("holds none of the names that were planted in every field, form and kind of file", async () => {
		const { names, files } = plantNames(Number(process.env.BACKFILE_NAMES ?? 132), 7);
		const root = makeArchive(files, everything as never);
		const report = await buildArchive(root);
		console.log(
			report.articles,
			report.leftOut,
			[...new Set(report.problems.map((p) => `${p.rule} ${p.severity}`))].join("; "),
			report.published,
		);
		const found = namesStanding(path.join(root, "dist"), names);
		console.log(found.length, found.slice(0, 40));
		const cached = namesStanding(path.join(root, ".backfile"), names);
		console.log(cached.length, cached.slice(0, 20));
		expect(found).toEqual([]);
	});
});
