import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { findingsOf } from "../../../src/checks/groups.ts";
import { type CheckOptions, check } from "../../../src/pipeline/check/check.ts";
import { buildArchive, makeArchive, story, treeOf } from "../archives.ts";

const AT = Date.UTC(2026, 0, 1);

async function checkArchive(root: string, options: Partial<CheckOptions> = {}) {
	const report = await check({ config: path.join(root, ".eleventy.ts"), at: AT, ...options });
	return { ...report, findings: findingsOf(report.groups) };
}

const TEXT = Array.from({ length: 60 }, (_, index) => `word${String.fromCharCode(97 + (index % 26))}${"xyzuvw"[index % 6]}`).join(" ");

const FILES = {
	"content/2020-01-01-a.md": story("A wall", { published: "2020-02-01", tags: ["hack week"] }, `![](a.png)\n\n${TEXT}`),
	"content/b.md": story("B", { published: "2020-01-02", tags: ["hackweek"], checks_off: "story-twice" }, TEXT),
	"content/c.md": story("C", { published: "2020-01-03", tags: ["hack week"] }, `Itâ€™s [gone](nowhere.md).`),
	"content/d.md": "---\ntitle: [\n---\n",
};

describe("check", () => {
	it("tells of what a build reports and of what it finds itself, with lines, worst first", async () => {
		const { findings, files, articles } = await checkArchive(makeArchive(FILES));
		expect(findings.map(({ severity, rule, file, line }) => `${severity} ${rule} ${file}:${line}`)).toEqual([
			"error yaml-syntax d.md:3",
			"warning story-twice 2020-01-01-a.md:2",
			"warning date-differs 2020-01-01-a.md:2",
			"warning media-missing 2020-01-01-a.md:4",
			"warning term-spellings b.md:2",
			"warning link-broken c.md:4",
			"warning mojibake c.md:4",
			"info alt-missing 2020-01-01-a.md:4",
		]);
		expect([files, articles]).toEqual([4, 3]);
	});

	it("looks at some rules alone, and at none that the settings switch off", async () => {
		const root = makeArchive(FILES, { checks: { mojibake: "off", "alt-missing": "error" } });
		const rulesOf = async (options: Partial<CheckOptions>) => (await checkArchive(root, options)).findings.map(({ rule }) => rule);
		expect(await rulesOf({ only: ["alt-missing", "mojibake"] })).toEqual(["alt-missing"]);
		expect((await checkArchive(root, { only: ["alt-missing"] })).record).toBeUndefined();
		expect(existsSync(path.join(root, ".backfile/problems.json"))).toBe(false);
	});

	it("finds lines in sidecars, and leaves out what a story switches off there", async () => {
		const root = makeArchive({
			"content/a.txt": "A wall\n\nWords of 2020.\n",
			"content/a.yml": "published: 2020-02-01\nupdated: 2019-01-01\nstandfrist: x\n",
			"content/b.txt": "B wall\n\nWords.\n",
			"content/b.yml": "published: 2020-02-01\nupdated: 2019-01-01\nchecks_off: date-order\n",
		});
		const { findings } = await checkArchive(root);
		expect(findings.map(({ rule, file, line, column }) => `${rule} ${file}:${line}:${column}`)).toEqual([
			"date-order a.yml:2:1",
			"key-like-field a.yml:3:1",
		]);
	});

	it("writes all findings into .backfile/problems.json, and changes nothing else", async () => {
		const root = makeArchive(FILES);
		await buildArchive(root);
		const before = treeOf(path.join(root, ".backfile"));
		const site = treeOf(path.join(root, "dist"));
		const { findings, record } = await checkArchive(root);
		const { "problems.json": json = "", ...after } = treeOf(path.join(root, ".backfile"));
		expect(record).toBe(path.join(root, ".backfile/problems.json"));
		expect(JSON.parse(json)).toMatchObject({
			files: 4,
			articles: 3,
			counts: { mojibake: 1 },
			problems: JSON.parse(JSON.stringify(findings)),
		});
		expect(after).toEqual(before);
		expect(treeOf(path.join(root, "dist"))).toEqual(site);
	});

	it("knows what Eleventy made for the owner in the last build", async () => {
		const root = makeArchive({
			"content/a.md": story("A", { published: "2020-01-01" }, "[Mine](/mine.html)"),
			"templates/mine.njk": "---\npermalink: /mine.html\n---\nMine.\n",
		});
		expect((await checkArchive(root)).findings.map(({ rule }) => rule)).toEqual(["link-broken"]);
		await buildArchive(root);
		expect((await checkArchive(root)).findings).toEqual([]);
	});

	it("writes into terms.yml what is certain, and says so", async () => {
		const root = makeArchive(FILES);
		const { findings, fixed } = await checkArchive(root, { fix: true });
		expect(fixed).toEqual(["terms.yml, tags: “hackweek” is “hack week” from now on."]);
		expect(readFileSync(path.join(root, "content/terms.yml"), "utf8")).toBe("tags:\n  hack week: { also: [hackweek] }\n");
		expect(findings.map(({ rule }) => rule)).not.toContain("term-spellings");
		expect((await checkArchive(root, { fix: true })).fixed).toEqual(["terms.yml is left as it is: no two names are one for certain."]);
	});

	it("leaves a terms.yml with a fault as it is", async () => {
		const root = makeArchive({ ...FILES, "content/terms.yml": "tags: [\n" });
		expect((await checkArchive(root, { fix: true })).fixed).toEqual([
			"terms.yml is left as it is: it has a fault, which must be mended first.",
		]);
		expect(readFileSync(path.join(root, "content/terms.yml"), "utf8")).toBe("tags: [\n");
	});
});
