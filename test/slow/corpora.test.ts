import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { formatOf } from "../../src/article/article.ts";
import { lettersShown, lettersWritten } from "../../src/article/body/words.ts";
import { renderBody } from "../../src/article/body.ts";
import { splitFrontMatter } from "../../src/article/frontmatter.ts";
import { bodyOf, readStory } from "../../src/article/read.ts";
import { findContent } from "../../src/pipeline/content/find.ts";
import { buildArchive, makeArchive, treeOf } from "../pipeline/archives.ts";

const corpora = path.resolve(import.meta.dirname, "../../../shared/corpora");

// Real input is not part of the project. If it is missing, these tests are skipped and say so.
describe.skipIf(!existsSync(corpora))("real input", () => {
	const built = new Map<string, ReturnType<typeof buildAnew>>();

	function buildOn(name: string): ReturnType<typeof buildAnew> {
		const known = built.get(name) ?? buildAnew(name);
		built.set(name, known);
		return known;
	}

	async function buildAnew(name: string) {
		const root = makeArchive({}, { timeZone: "America/New_York" });
		const content = path.join(corpora, name);
		const report = await buildArchive(root, { content });
		return { content, report, tree: treeOf(path.join(root, "dist")) };
	}

	it.each(["seed", "bbc", "opensuse-news"])("%s: every file in is a page out or a reported problem", async (name) => {
		const { content, report, tree } = await buildOn(name);
		const { stories } = findContent(content);
		const left = new Set(report.problems.filter(({ severity, rule }) => severity === "error" || rule === "draft").map(({ file }) => file));
		expect(report.files).toBe(stories.length);
		expect(report.articles + report.leftOut).toBe(report.files);
		expect(left.size).toBe(report.leftOut);
		expect(Object.keys(tree)).toHaveLength(report.outputs);
		const pages = Object.keys(tree).filter((file) => /^(\d{4}\/\d\d\/\d\d|undated)\/(?!index|part-).*\.html$/.test(file));
		expect(pages).toHaveLength(report.articles);
		const broken = Object.entries(tree).filter(
			([file, html]) => !file.startsWith("assets/") && /\[object Object\]|\bundefined\b|Invalid DateTime/.test(withoutBody(html)),
		);
		expect(broken.map(([file]) => file)).toEqual([]);
	});

	it.each(["seed", "bbc", "opensuse-news", "../cases"])("%s: no words are lost on the way to the page", (name) => {
		const folder = path.join(corpora, name);
		const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => formatOf(file) && !file.endsWith("case.md"));
		expect(files.length).toBeGreaterThan(0);
		const lossy = files.flatMap((file) => {
			const bytes = readFileSync(path.join(folder, file));
			const { article, problems } = readStory({ file, bytes, sha256: "", otherSources: [] }, "UTC");
			if (!article) return [];
			const body = bodyOf(article, bytes);
			const html = renderBody(body, article.format, (address) => address);
			// The page itself: what the sanitiser makes of it, and not what it was given.
			const missing = lettersWritten(body, article.format) - lettersShown(html);
			const removed = problems.filter(({ rule }) => rule === "markup-removed").length > 0;
			const told = problems.filter(({ rule }) => rule === "words-lost");
			return told.length > 0 || (missing > Math.max(40, body.length / 50) && !removed) ? [{ file, missing, told }] : [];
		});
		expect(lossy).toEqual([]);
	});

	it("seed: the one story is undated, and whole", async () => {
		const { tree } = await buildOn("seed");
		const page = tree["undated/kim-visits-factory-calls-for-faster-missile-output.html"] ?? "";
		const paragraphs = readFileSync(path.join(corpora, "seed", "000_9244e40a9037396b.txt"), "utf8")
			.trim()
			.split(/\n\n+/)
			.slice(1);
		for (const paragraph of paragraphs) expect(page).toContain(paragraph.slice(0, 60));
	});

	it("bbc: texts that occur twice are published twice", async () => {
		const { report } = await buildOn("bbc");
		expect(report).toMatchObject({ files: 911, articles: 911 });
		expect(report.problems.filter(({ rule }) => rule === "address-taken").length).toBeGreaterThanOrEqual(61);
	});

	it("opensuse-news: every story stands on the day that its instant falls on in the site's zone", async () => {
		const { content, report, tree } = await buildOn("opensuse-news");
		expect(report).toMatchObject({ files: 1103, articles: 1010, leftOut: 93 });
		const day = new Intl.DateTimeFormat("en-CA", { timeZone: "America/New_York", year: "numeric", month: "2-digit", day: "2-digit" });
		const wanted: string[] = [];
		for (const file of findContent(content).stories) {
			const { fields } = splitFrontMatter(readFileSync(path.join(content, file), "utf8"));
			if (fields.published !== false && typeof fields.date === "string")
				wanted.push(day.format(new Date(fields.date.replace(" ", "T"))).replaceAll("-", "/"));
		}
		const found = Object.keys(tree).filter((file) => /^\d{4}\/\d\d\/\d\d\/(?!index|part-)/.test(file));
		expect(found.map((file) => path.posix.dirname(file)).sort()).toEqual(wanted.sort());
	});
});

/** The part of a page that is not the story: stories may say “undefined”, the rest may not. */
function withoutBody(html: string): string {
	return html.replace(/<div class="story-body"[\s\S]*?<\/article>/, "").replace(/<(content(?::encoded)?)\b[^>]*>[\s\S]*?<\/\1>/g, "");
}
