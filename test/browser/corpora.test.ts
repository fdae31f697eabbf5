import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { backfile } from "../cli/run.ts";
import { makeArchive } from "../pipeline/archives.ts";
import { inspect } from "./axe.ts";
import { hasBrowser, openArchive, type Sample } from "./sample.ts";
import { countShifts, shiftsOf } from "./shifts.ts";

const corpora = path.resolve(import.meta.dirname, "../../../shared/corpora");

/** Real archives: what is imported first, or the content folder. */
const ARCHIVES = [
	{ name: "openSUSE's news", content: path.join(corpora, "opensuse-news") },
	{ name: "a WordPress export", source: path.join(corpora, "wordpress/themeunittestdata.wordpress.xml") },
] as const;

/** The pages of each kind, by their files. */
const KINDS = {
	front: /^index\.html$/,
	calendar: /^calendar\/index\.html$/,
	decade: /^\d{3}0s\/index\.html$/,
	year: /^\d{4}\/index\.html$/,
	month: /^\d{4}\/\d\d\/index\.html$/,
	day: /^\d{4}\/\d\d\/\d\d\/index\.html$/,
	"on this day": /^on-this-day\/\d/,
	"days of the year": /^on-this-day\/index\.html$/,
	terms: /^(tags|authors|sections)\/index\.html$/,
	term: /^(tags|authors|sections|series)\/[^/]+\/index\.html$/,
	"part of a term": /^(tags|authors|sections)\/[^/]+\/\d{4}\.html$/,
	page: /^[a-z-]+\.html$/,
	feeds: /^feeds\/index\.html$/,
	data: /^data\/index\.html$/,
	search: /^search\.html$/,
} as const;

const STORY = /^(\d{4}\/\d\d(\/\d\d)?|undated)\/(?!index\.html|part-).*\.html$/;

/** What stories may hold that pages show in a way of its own. */
const PARTS = [
	"<table",
	'class="wide-table"',
	"<pre",
	"<img",
	"<blockquote",
	"<dl>",
	"<video",
	"<audio",
	'dir="rtl"',
	"<h3",
	"footnote",
] as const;

/** The addresses of the largest page of each kind, and of the largest story with each part. */
function pagesIn(folder: string): readonly string[] {
	const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
		.filter((file) => file.endsWith(".html"))
		.map((file) => ({ file, text: readFileSync(path.join(folder, file), "utf8") }))
		.sort((a, b) => b.text.length - a.text.length || (a.file < b.file ? -1 : 1));
	const stories = files
		.filter(({ file }) => STORY.test(file))
		.map(({ file, text }) => ({ file, body: text.slice(text.indexOf("story-body")) }));
	const found = [
		...Object.values(KINDS).map((kind) => files.find(({ file }) => kind.test(file))),
		...PARTS.map((part) => stories.find(({ body }) => body.slice(0, body.indexOf('class="cite"')).includes(part))),
	];
	return [...new Set(found.flatMap((page) => (page ? [`/${page.file.replace(/(^|\/)index\.html$/, "$1")}`] : [])))];
}

const LOOKS = [
	{ width: 320, colorScheme: "light" },
	{ width: 1280, colorScheme: "dark" },
	{ width: 320, colorScheme: "dark" },
	{ width: 1280, colorScheme: "light" },
] as const;

// Real input is not part of the project. If it is missing, these tests are skipped and say so.
describe.skipIf(!hasBrowser || !existsSync(corpora))("real archives in a browser", () => {
	it.each(ARCHIVES)("$name: every kind of page fits, nothing moves, and axe finds nothing", { timeout: 300_000 }, async (archive) => {
		const root = makeArchive({}, { search: true, onThisDay: true, ...("content" in archive && { content: archive.content }) });
		if ("source" in archive)
			expect(await backfile(root, "import", archive.source, "--into", path.join(root, "content"))).toMatchObject({ code: 0 });
		const site: Sample = await openArchive(path.join(root, ".eleventy.ts"));
		try {
			const pages = pagesIn(site.folder);
			expect(pages.length).toBeGreaterThan(12);
			const found: string[] = [];
			for (const [index, url] of pages.entries()) {
				// Each page in one of the looks, unless every page is asked for in all of them.
				const looks = process.env.BACKFILE_EVERY === "1" ? LOOKS : LOOKS.slice(index % 4, (index % 4) + 1);
				for (const { width, colorScheme } of looks) {
					const page = await site.browser.newPage({ colorScheme, viewport: { width, height: 800 } });
					// Pictures of other sites are not there in a test.
					await page.route(
						(address) => !address.href.startsWith(site.origin),
						(route) => route.abort(),
					);
					await countShifts(page);
					await page.goto(site.origin + url);
					await page.mouse.wheel(0, 700);
					await page.waitForTimeout(100);
					found.push(...(await shiftsOf(page)).map((shift) => `${url} at ${width} px moves by ${shift}`));
					const { violations, wide } = await inspect(page);
					found.push(...violations.map((violation) => `${url} at ${width} px, ${colorScheme}: ${violation}`));
					if (wide > 0) found.push(`${url} at ${width} px is ${wide} px too wide`);
					await page.close();
				}
			}
			expect(found).toEqual([]);
		} finally {
			await site.close();
		}
	});
});
