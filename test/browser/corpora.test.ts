import { cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { backfile } from "../cli/run.ts";
import { makeArchive } from "../pipeline/archives.ts";
import { inspect } from "./axe.ts";
import { brokenNumbers } from "./numbers.ts";
import { hasBrowser, openArchive, type Sample } from "./sample.ts";
import { countShifts, shiftsOf } from "./shifts.ts";

const corpora = path.resolve(import.meta.dirname, "../../../shared/corpora");

/**
 * Archives: folders of stories, or what is imported; how many of the kinds of pages there are at least, and in how many looks each is looked at.
 * The first two are real.
 */
const ARCHIVES = [
	{ name: "openSUSE's news", folders: ["opensuse-news/2007", "opensuse-news/2011", "opensuse-news/2012"], kinds: 16, looks: 4 },
	{ name: "the BBC's undated stories", folders: ["bbc/tech"], kinds: 6, looks: 4 },
	{ name: "a WordPress export", source: "wordpress/themeunittestdata.wordpress.xml", kinds: 12, looks: 1 },
] as const;

const STORY = /^(\d{4}\/\d\d(\/\d\d)?|undated)\/(?!index\.html|part-).*\.html$/;

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
	sections: /^sections\/index\.html$/,
	authors: /^authors\/index\.html$/,
	tags: /^tags\/index\.html$/,
	section: /^sections\/[^/]+\/index\.html$/,
	author: /^authors\/[^/]+\/index\.html$/,
	tag: /^tags\/[^/]+\/index\.html$/,
	"part of a term": /^(tags|authors|sections)\/[^/]+\/\d{4}\.html$/,
	undated: /^undated\/index\.html$/,
	story: STORY,
	page: /^[a-z-]+\.html$/,
	feeds: /^feeds\/index\.html$/,
	data: /^data\/index\.html$/,
	search: /^search\.html$/,
} as const;

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

interface Pages {
	/** The address of the largest page of each kind. */
	readonly kinds: readonly string[];
	/** The addresses of the largest story with each part, of those that are not among the first. */
	readonly parts: readonly string[];
}

function pagesIn(folder: string): Pages {
	const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
		.filter((file) => file.endsWith(".html"))
		.map((file) => ({ file, text: readFileSync(path.join(folder, file), "utf8") }))
		.sort((a, b) => b.text.length - a.text.length || (a.file < b.file ? -1 : 1));
	const stories = files
		.filter(({ file }) => STORY.test(file))
		.map(({ file, text }) => ({ file, body: text.slice(text.indexOf("story-body")) }));
	const addressesOf = (found: readonly ({ readonly file: string } | undefined)[]) =>
		found.flatMap((page) => (page ? [`/${page.file.replace(/(^|\/)index\.html$/, "$1")}`] : []));
	const kinds = new Set(addressesOf(Object.values(KINDS).map((kind) => files.find(({ file }) => kind.test(file)))));
	const parts = new Set(
		addressesOf(PARTS.map((part) => stories.find(({ body }) => body.slice(0, body.indexOf('class="cite"')).includes(part)))),
	);
	return { kinds: [...kinds], parts: [...parts].filter((url) => !kinds.has(url)) };
}

const LOOKS = [
	{ width: 320, colorScheme: "light" },
	{ width: 1280, colorScheme: "dark" },
	{ width: 320, colorScheme: "dark" },
	{ width: 1280, colorScheme: "light" },
] as const;

/** Opens a page and scrolls in it. Returns how far things moved that a reader saw. */
async function openMoving(site: Sample, url: string, width: number): Promise<{ readonly page: Page; readonly shifts: readonly number[] }> {
	const page = await site.browser.newPage({ viewport: { width, height: 800 } });
	// Pictures of other sites are not there in a test.
	await page.route(
		(address) => !address.href.startsWith(site.origin),
		(route) => route.abort(),
	);
	await countShifts(page);
	await page.goto(site.origin + url);
	await page.mouse.wheel(0, 700);
	await page.waitForTimeout(100);
	return { page, shifts: await shiftsOf(page) };
}

/** What is wrong with a page in some looks. */
async function faultsOf(site: Sample, url: string, looks: readonly (typeof LOOKS)[number][]): Promise<readonly string[]> {
	const [{ width } = { width: 320 }] = looks;
	let { page, shifts } = await openMoving(site, url, width);
	// A picture that fails while the page is just being scrolled may move it. What moves of itself does so each time.
	for (let again = 0; again < 2 && shifts.length > 0; again++) {
		await page.close();
		({ page, shifts } = await openMoving(site, url, width));
	}
	const found = shifts.map((shift) => `${url} at ${width} px moves by ${shift}`);
	for (const { width, colorScheme } of looks) {
		await page.setViewportSize({ width, height: 800 });
		await page.emulateMedia({ colorScheme });
		const { violations, wide } = await inspect(page);
		found.push(...violations.map((violation) => `${url} at ${width} px, ${colorScheme}: ${violation}`));
		found.push(...(await brokenNumbers(page)).map((number) => `${url} at ${width} px breaks ${number}`));
		if (wide > 0) found.push(`${url} at ${width} px is ${wide} px too wide`);
	}
	await page.close();
	return found;
}

// Real input is not part of the project. If it is missing, these tests are skipped and say so.
describe.skipIf(!hasBrowser || !existsSync(corpora))("real archives in a browser", () => {
	it.each(ARCHIVES)("$name: every kind of page fits, nothing moves, and axe finds nothing", { timeout: 900_000 }, async (archive) => {
		const root = makeArchive({}, { search: true, onThisDay: true });
		const content = path.join(root, "content");
		if ("folders" in archive)
			for (const folder of archive.folders)
				cpSync(path.join(corpora, folder), path.join(content, path.basename(folder)), { recursive: true });
		else expect(await backfile(root, "import", path.join(corpora, archive.source), "--into", content)).toMatchObject({ code: 0 });
		const site: Sample = await openArchive(path.join(root, ".eleventy.ts"));
		try {
			const { kinds, parts } = pagesIn(site.folder);
			expect(kinds.length).toBeGreaterThanOrEqual(archive.kinds);
			const found: string[] = [];
			for (const [index, url] of [...kinds, ...parts].entries()) {
				// The pages of a kind are looked at in as many looks as the archive says, the parts of stories in one.
				const isEvery = index < kinds.length && archive.looks === LOOKS.length;
				const looks = isEvery ? LOOKS : LOOKS.slice(index % 4, (index % 4) + 1);
				found.push(...(await faultsOf(site, url, looks)));
			}
			expect(found).toEqual([]);
		} finally {
			await site.close();
		}
	});
});
