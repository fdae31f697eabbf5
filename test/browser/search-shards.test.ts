/// <reference lib="dom" />
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import mime from "mime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { story, write } from "../pipeline/archives.ts";
import { hasBrowser, openArchive, type Sample } from "./sample.ts";
import { type Strict, serveStrictly } from "./strict.ts";

const DECADES = [1960, 1970, 1980, 1990, 2000];
const ALL = DECADES.map((decade) => `${decade}s`);
const PLACES = ["lighthouse", "orchard", "viaduct", "meadow", "quay"];

const SETTINGS = `import { backfile, defineArchive } from "backfile";
export const archive = defineArchive({ title: "Test", url: "https://example.org/", onThisDay: false, termFeeds: [], citations: [], data: false });
export default function (config) { config.addPlugin(backfile, archive); }
`;

/** Five decades of stories, each a shard. Every author, and every tag but one, is of one decade. */
function archive(): Readonly<Record<string, string>> {
	const stories = DECADES.flatMap((decade, index) =>
		Array.from({ length: 250 }, (_, at) => {
			const rare = at === 7 ? ` A zeppelin over the ${PLACES[index]}.` : "";
			const tags = decade === 1960 && at < 3 ? ["Airships"] : ["Sea"];
			const fields = { published: `${decade + (at % 10)}-05-06`, tags, author: `Writer ${index}-${at % 40}` };
			const headline = decade === 1960 && at === 9 ? "The beacon" : `Story ${at}`;
			const text = story(headline, fields, `The sea wall.${rare}${at % 5 === 0 || headline === "The beacon" ? " A beacon was seen." : ""}`);
			return [`content/${decade}-${at}.md`, text] as const;
		}),
	);
	return Object.fromEntries(stories);
}

describe.skipIf(!hasBrowser)("an index of many shards", () => {
	let site: Sample;
	let strict: Strict;
	const root = mkdtempSync(path.join(tmpdir(), "backfile-"));
	beforeAll(async () => {
		write(root, { ".eleventy.ts": SETTINGS, ...archive() });
		site = await openArchive(path.join(root, ".eleventy.ts"));
		strict = await serveStrictly(site.folder);
	});
	afterAll(async () => {
		strict?.close();
		await site?.close();
		rmSync(root, { recursive: true, force: true });
	});

	/** Searches, and gives what is said of the result, what went wrong, and which shards were asked. */
	async function find(query: string) {
		const context = await site.browser.newContext();
		const page = await context.newPage();
		const faults: string[] = [];
		page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
		strict.sent();
		await page.goto(`${strict.origin}/search.html?${query}`);
		await page.locator("html.asks:not(.waits)").waitFor();
		const said = await page.getByRole("status").textContent();
		const first = await page.locator("#bf-results .line-headline").allTextContents();
		await context.close();
		const asked = [...strict.sent().keys()].flatMap((file) => /^\/search\/([^/]+)\/pagefind\.[^/]+\.pf_meta$/.exec(file)?.[1] ?? []);
		return { said, faults, asked: asked.filter((name) => name !== "words").sort(), first };
	}

	it.each([
		["q=sea", "1,250 stories found.", ALL],
		["q=lighthouse", "1 story found.", ["1960s", "2000s"]],
		["q=zeppelins", "5 stories found.", ALL],
		["q=zeppelins+viaducts", "1 story found.", ["1980s", "2000s"]],
		["q=lighthouse+OR+viaduct", "2 stories found.", ["1960s", "1980s", "2000s"]],
		["q=zeppelin+-lighthouse", "4 stories found.", ALL],
		["tag=Airships", "3 stories found.", ["1960s", "2000s"]],
		["q=zzyzx", "No story was found.", ["2000s"]],
		["q=lighthouse&decade=1960s", "1 story found.", ["1960s"]],
		["q=sea&from=1968&to=1971", "100 stories found.", ["1960s", "1970s"]],
	])("is asked only where the word directory has what is looked for: %s", async (query, said, asked) => {
		expect(await find(query)).toMatchObject({ said, faults: [], asked });
	});

	it("has the best match of all shards first, and then the newest", async () => {
		const { first, said } = await find("q=beacon");
		expect(said).toBe("251 stories found.");
		expect(first.slice(0, 2)).toEqual(["The beacon", "Story 95"]);
	});

	it.each([
		["oldest", "1960"],
		["newest", "2005"],
	])("is read in the order of dates: the %s first", async (sort, year) => {
		const page = await site.browser.newPage();
		await page.goto(`${strict.origin}/search.html?q=beacon&sort=${sort}`);
		await page.locator("html.asks:not(.waits)").waitFor();
		expect(await page.getByRole("status").textContent()).toBe("251 stories found.");
		const dates = await page.locator("#bf-results time").evaluateAll((times) => times.map((time) => time.getAttribute("datetime") ?? ""));
		expect(new Set(dates.map((date) => date.slice(0, 4)))).toEqual(new Set([year]));
		await page.close();
	});

	it("offers the names of all authors and tags", async () => {
		const page = await site.browser.newPage();
		await page.goto(`${strict.origin}/search.html`);
		await page.getByLabel("Author", { exact: true }).focus();
		await page.waitForFunction(() => document.querySelectorAll("#bf-authors option").length > 0);
		expect(await page.locator("#bf-authors option").count()).toBe(5 * 40);
		await page.getByLabel("Tag", { exact: true }).focus();
		await page.waitForFunction(() => document.querySelectorAll("#bf-tags option").length === 2);
		await page.close();
	});

	it("shows how the results are spread, and narrows to a year, a decade or back", async () => {
		const page = await site.browser.newPage();
		await page.goto(`${strict.origin}/search.html?q=zeppelin`);
		await page.locator("html.asks:not(.waits)").waitFor();
		expect(await page.locator("#bf-counts .counts li").allTextContents()).toEqual(ALL.map((decade) => `${decade} 1`));
		expect(await page.locator("#bf-counts svg a title").allTextContents()).toEqual(DECADES.map((decade) => `${decade + 7}: 1 story`));
		await page.locator("#bf-counts svg a").nth(1).click();
		await page.waitForURL(/from=1977&to=1977/);
		await page.getByRole("status").filter({ hasText: "1 story found." }).waitFor();
		await page.goBack();
		await page.getByRole("status").filter({ hasText: "5 stories found." }).waitFor();
		await page.locator("#bf-counts").getByRole("link", { name: "1980s" }).click();
		await page.getByRole("status").filter({ hasText: "1 story found." }).waitFor();
		expect(new URL(page.url()).search).toBe("?q=zeppelin&decade=1980s");
		await page.close();
	});

	it("lets results stay under the hand of a reader, and says where better ones came", async () => {
		const context = await site.browser.newContext();
		const page = await context.newPage();
		let release = (): void => {};
		const held = new Promise<void>((resolve) => {
			release = resolve;
		});
		await page.route("**/search/1960s/**", async (route) => {
			await held;
			await route.continue();
		});
		await page.goto(`${strict.origin}/search.html?q=beacon`);
		await page.locator("#bf-results a").first().focus();
		const before = await page.locator("#bf-results .line-headline").allTextContents();
		release();
		await page.getByRole("button", { name: "Show better matches" }).waitFor();
		expect(await page.locator("#bf-results .line-headline").allTextContents()).toEqual(before);
		await page.getByRole("button", { name: "Show better matches" }).click();
		await page.locator("#bf-results .line-headline").first().filter({ hasText: "The beacon" }).waitFor();
		await context.close();
	});

	it.each(["q=sea", "q=lighthouse", "tag=Airships"])("has a first result after six round trips and 250 kB: %s", async (query) => {
		const { trips, bytes } = await firstResult(site, `/search.html?${query}`);
		expect(trips).toBeGreaterThan(3);
		expect(trips).toBeLessThanOrEqual(6);
		expect(bytes).toBeGreaterThan(50_000);
		expect(bytes).toBeLessThan(250_000);
	});

	// Last, since it takes a file away.
	it("is asked whole where there is no directory", async () => {
		rmSync(path.join(site.folder, "search/words/words.json"));
		expect(await find("q=lighthouse")).toMatchObject({ said: "1 story found.", asked: ALL });
	});
});

/** How long a request takes, in milliseconds: longer than all that the page does between two of them. */
const TRIP = 400;

/** How many requests follow from one another until there is a first result, and the bytes of all until then, as servers compress them. */
async function firstResult({ browser, folder }: Sample, url: string): Promise<{ readonly trips: number; readonly bytes: number }> {
	const context = await browser.newContext();
	const page = await context.newPage();
	let trips = 0;
	let bytes = 0;
	// Whatever the page asks for after a request has ended may follow from it.
	await page.route("**/*", async (route) => {
		const { pathname } = new URL(route.request().url());
		const file = path.join(folder, pathname.endsWith("/") ? `${pathname}index.html` : pathname);
		const trip = trips + 1;
		const body = readFileSync(file);
		await new Promise((resolve) => setTimeout(resolve, TRIP));
		trips = Math.max(trips, trip);
		bytes += /\.(html|css|js|json|svg)$/.test(file) ? gzipSync(body).length : body.length;
		await route.fulfill({ body, contentType: mime.getType(file) ?? "application/octet-stream" }).catch(() => {});
	});
	await page.addInitScript(() => {
		new MutationObserver(() => {
			if (document.querySelector("#bf-results li")) Object.assign(window, { found: true });
		}).observe(document, { childList: true, subtree: true });
	});
	await page.goto(`https://search.test${url}`, { waitUntil: "commit" });
	await page.waitForFunction(() => "found" in window, undefined, { polling: 20 });
	const first = { trips, bytes };
	await context.close();
	return first;
}
