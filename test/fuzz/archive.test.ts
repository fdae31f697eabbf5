import { unlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { build } from "../../src/pipeline/build.ts";
import type { BuildReport } from "../../src/pipeline/report.ts";
import { makeArchive, story } from "../pipeline/archives.ts";
import { deadLinks, judgeArchive, judgeReport, SETTINGS_FILE } from "./archive.ts";

describe("what the fuzzer asks of a site", () => {
	it("holds for one of good stories and bad", async () => {
		const root = makeArchive({
			[SETTINGS_FILE[0]]: SETTINGS_FILE[1],
			"content/a.md": story("A", { published: "2020-01-01", tags: ["x"] }, "[gone](/gone.html)"),
			"content/b.md": "no headline",
			"content/c.md": story("C", { embargo: "2021-02-31" }),
		});
		expect(await judgeArchive({ root, compare: true, build })).toEqual([]);
		unlinkSync(path.join(root, "content/a.md"));
		writeFileSync(path.join(root, "content/d.txt"), "D\n\nWords.\n");
		expect(await judgeArchive({ root, compare: true, build })).toEqual([]);
	});

	it("fails where a story is neither a page nor a problem", () => {
		const report = { files: 3, articles: 1, leftOut: 1, problems: [] } as unknown as BuildReport;
		expect(judgeReport(report)).toHaveLength(2);
	});

	it("fails where a link of the site leads nowhere, and not where one of a story does", () => {
		const body = '<div class="story-body"><a href="/gone.html">x</a></div><details class="cite">';
		const page = (file: string) => (file === "a/b.html" ? `<a href="c.html">c</a>${body}<a href="/d/">d</a>` : "");
		expect(deadLinks(["a/b.html", "a/c.html", "d/index.html"], page)).toEqual([]);
		expect(deadLinks(["a/b.html", "a/c.html"], page)).toEqual(["a/b.html links to /d/, where there is nothing"]);
	});
});
