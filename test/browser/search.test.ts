/// <reference lib="dom" />
import { rmSync } from "node:fs";
import path from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { makeArchive, story } from "../pipeline/archives.ts";
import { inspect } from "./axe.ts";
import { hasBrowser, openArchive, openSample, PAGES, type Sample } from "./sample.ts";
import { type Strict, serveStrictly } from "./strict.ts";

const FOUND = /^\d+ stor(y|ies) found( so far)?\.$/;

describe.skipIf(!hasBrowser)("under a strict content security policy", () => {
	let sample: Sample;
	let strict: Strict;
	let context: BrowserContext | undefined;
	beforeAll(async () => {
		sample = await openSample();
		strict = await serveStrictly(sample.folder);
	});
	afterEach(() => context?.close());
	afterAll(async () => {
		strict?.close();
		await sample?.close();
	});

	/** Opens a page that records what goes wrong on it: what the policy refuses, errors, and requests to other sites. */
	async function open(url: string, options: Parameters<Sample["browser"]["newContext"]>[0] = {}) {
		context = await sample.browser.newContext(options);
		const page = await context.newPage();
		const faults: string[] = [];
		page.on("console", (message) => message.type() === "error" && !/404/.test(message.text()) && faults.push(message.text()));
		page.on("pageerror", (error) => faults.push(String(error)));
		page.on("request", (request) => !request.url().startsWith(strict.origin) && faults.push(request.url()));
		await page.goto(strict.origin + url);
		return { page, faults };
	}

	const told = (page: Page, text: string | RegExp) => page.getByRole("status").filter({ hasText: text }).waitFor();
	const headlines = (page: Page) => page.locator("#bf-results .line-headline").allTextContents();

	it.each(Object.entries(PAGES))("%s breaks none of it", async (_, url) => {
		const { page, faults } = await open(url);
		if (url.startsWith("/search")) await told(page, FOUND);
		expect(await page.locator("h1").count()).toBe(1);
		expect(faults).toEqual([]);
	});

	it("notices what breaks it", async () => {
		const { page, faults } = await open("/");
		await page.evaluate(() => document.body.append(Object.assign(document.createElement("script"), { text: "1" })));
		expect(faults.join()).toContain("Content Security Policy");
	});

	it("finds what is asked for, by keyboard alone", async () => {
		const { page, faults } = await open("/");
		await page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name: "Search" }).focus();
		await page.keyboard.press("Enter");
		await page.waitForURL("**/search.html");
		while (!(await page.evaluate(() => document.activeElement?.id === "bf-words"))) await page.keyboard.press("Tab");
		await page.keyboard.type("lifeboat");
		await page.keyboard.press("Enter");
		await told(page, /\d+ stories found/);
		expect(new URL(page.url()).search).toBe("?q=lifeboat");
		expect((await headlines(page)).length).toBe(10);
		expect(await page.locator("#bf-results mark").first().textContent()).toMatch(/lifeboat/i);

		while (!(await page.evaluate(() => document.activeElement?.id === "bf-more"))) await page.keyboard.press("Tab");
		await page.keyboard.press("Enter");
		await page.locator("#bf-results > :nth-child(11)").waitFor();
		await page.waitForFunction(() => document.activeElement?.closest("li") === document.querySelector("#bf-results > :nth-child(11)"));
		await page.keyboard.press("Enter");
		await page.waitForURL(/\/(\d{4}|undated|flood)\b/);
		expect(await page.locator("h1").count()).toBe(1);
		await page.goBack();
		await told(page, /stories found/);
		expect(await page.locator("#bf-words").inputValue()).toBe("lifeboat");
		expect(faults).toEqual([]);
	});

	it("narrows by section, author, tag and decade, and keeps all of it in the address", async () => {
		const { page, faults } = await open("/search.html?q=lifeboat");
		await told(page, FOUND);
		const all = await headlines(page);
		await page.getByLabel("Section", { exact: true }).selectOption("Harbour");
		await page.waitForURL(/section=Harbour/);
		await told(page, FOUND);
		await page.getByLabel("1950s").check();
		await page.waitForURL(/decade=1950s/);
		await told(page, FOUND);
		const few = await headlines(page);
		expect(few.length).toBeGreaterThan(0);
		expect(few.length).toBeLessThan(all.length);
		expect(new Set(await page.locator("#bf-results .line-facts span:last-child").allTextContents())).toEqual(new Set(["Harbour"]));
		for (const date of await page.locator("#bf-results time").allTextContents()) expect(date).toMatch(/195\d$/);

		await page.goto(`${strict.origin}/search.html?tag=Lifeboat`);
		await told(page, FOUND);
		const tagged = await headlines(page);
		await page.getByLabel("Tag", { exact: true }).focus();
		await page.waitForFunction(() => document.querySelectorAll("#bf-tags option").length > 5);
		await page.getByLabel("Tag", { exact: true }).fill("LIFEBOAT");
		await page.keyboard.press("Enter");
		await page.waitForURL(/tag=Lifeboat$/);
		await told(page, FOUND);
		expect(await headlines(page)).toEqual(tagged);

		await page.goto(`${strict.origin}/search.html?author=Edith+Marlowe&sort=oldest`);
		await told(page, FOUND);
		const years = await page.locator("#bf-results time").evaluateAll((times) => times.map((time) => time.getAttribute("datetime") ?? ""));
		expect(years.length).toBeGreaterThan(3);
		expect(years).toEqual(years.toSorted());
		await page.getByLabel("Order").selectOption("newest");
		await page.waitForURL(/sort=newest/);
		await told(page, FOUND);
		const newest = await page.locator("#bf-results time").evaluateAll((times) => times.map((time) => time.getAttribute("datetime") ?? ""));
		expect(newest).toEqual(newest.toSorted().reverse());
		await page.goBack();
		await page.waitForFunction(() => document.querySelector<HTMLSelectElement>("#bf-order")?.value === "oldest");
		expect(faults).toEqual([]);
	});

	it("finds stories in other languages, by headline, by author, and without a date; says where there is none", async () => {
		const { page } = await open("/search.html?q=marlowe");
		await told(page, FOUND);
		const find = async (words: string) => {
			await page.goto(`${strict.origin}/search.html?q=${encodeURIComponent(words)}`);
			await told(page, "found.");
			return page.locator("#bf-results li").evaluateAll((lines) => lines.map((line) => line.textContent ?? ""));
		};
		expect((await find("jumelles")).join()).toContain("1961");
		expect((await find("κύπελλο")).length).toBeGreaterThan(0);
		expect((await find("telescope")).join()).toContain("Date unknown");
		expect(await find("zzzyxq")).toEqual([]);
		await page.getByRole("status").filter({ hasText: "No story was found." }).waitFor();
	});

	it("shows what stories say as text, never as markup", async () => {
		const { page } = await open("/search.html?q=braces");
		await told(page, FOUND);
		const elements = await page.locator("#bf-results *").evaluateAll((all) => [...new Set(all.map((one) => one.localName))]);
		expect(elements.filter((name) => !["li", "p", "span", "time", "div", "a", "mark"].includes(name))).toEqual([]);
	});

	it.each([
		[320, "light"],
		[320, "dark"],
		[1280, "light"],
		[1280, "dark"],
	] as const)("axe finds nothing in results at %d px, %s", async (width, colorScheme) => {
		context = await sample.browser.newContext({ colorScheme, viewport: { width, height: 800 } });
		const page = await context.newPage();
		await page.goto(`${sample.origin}/search.html?q=lifeboat&decade=1950s`);
		await told(page, FOUND);
		expect(await inspect(page)).toEqual({ violations: [], wide: 0 });
	});

	it("leads to every section and year without JavaScript", async () => {
		const { page, faults } = await open("/search.html", { javaScriptEnabled: false });
		expect(await page.getByText("Searching needs JavaScript").isVisible()).toBe(true);
		const links = await page.locator(".browse a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
		expect(links).toEqual(expect.arrayContaining(["/sections/harbour/", "/1957/", "/undated/", "/calendar/"]));
		expect(faults).toEqual([]);
	});

	it("says so where the index cannot be loaded", async () => {
		context = await sample.browser.newContext();
		const page = await context.newPage();
		await page.route("**/pagefind.js", (route) => route.abort());
		await page.goto(`${strict.origin}/search.html?q=lifeboat`);
		await told(page, "could not be loaded");
	});

	it("loads little for a first search, the WebAssembly once, and under 19 kB of our own scripts", async () => {
		strict.sent();
		const { page } = await open("/search.html?q=lifeboat");
		await told(page, FOUND);
		const sent = strict.sent();
		const bytes = [...sent.values()].reduce((sum, size) => sum + size, 0);
		expect(bytes).toBeLessThan(250_000);
		expect([...sent].filter(([path]) => path.endsWith(".pagefind")).length).toBe(1);
		expect(sent.get("/assets/search.js")).toBeLessThan(11_000);
		expect(sent.get("/assets/search-text.js")).toBeLessThan(8_000);
		expect(sent.get("/assets/style.css")).toBeLessThan(30_000);
	});
});

describe.skipIf(!hasBrowser)("an index of many shards", () => {
	/** Searches, and gives what is said of the result, what went wrong, and which shards were asked. */
	async function find({ browser }: Sample, strict: Strict, query: string) {
		const context = await browser.newContext();
		const page = await context.newPage();
		const faults: string[] = [];
		page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
		strict.sent();
		await page.goto(`${strict.origin}/search.html?${query}`);
		await page.waitForFunction(() => document.documentElement.className === "asks");
		const said = await page.getByRole("status").textContent();
		await context.close();
		const asked = [...strict.sent().keys()].flatMap((file) => /^\/search\/([^/]+)\/pagefind-entry\.json$/.exec(file)?.[1] ?? []);
		return { said, faults, asked: asked.filter((name) => name !== "words").sort() };
	}

	it("is asked only where the word directory has what is looked for, and whole where there is no directory", async () => {
		const decades = [1960, 1970, 1980, 1990, 2000];
		const places = ["lighthouse", "orchard", "viaduct", "meadow", "quay"];
		const stories = decades.flatMap((decade, index) =>
			Array.from({ length: 250 }, (_, at) => {
				const rare = at === 7 ? ` A zeppelin over the ${places[index]}.` : "";
				const tags = decade === 1960 && at < 3 ? ["Airships"] : ["Sea"];
				const text = story(`Story ${at}`, { published: `${decade + (at % 10)}-05-06`, tags }, `The sea wall.${rare}`);
				return [`content/${decade}-${at}.md`, text] as const;
			}),
		);
		const archive = await openArchive(path.join(makeArchive(Object.fromEntries(stories), { search: true }), ".eleventy.ts"));
		const strict = await serveStrictly(archive.folder);
		const all = decades.map((decade) => `${decade}s`);
		try {
			const expectFound = async (query: string, said: string, asked: readonly string[]) =>
				expect(await find(archive, strict, query), query).toEqual({ said, faults: [], asked });
			await expectFound("q=sea", "1,250 stories found.", all);
			await expectFound("q=lighthouse", "1 story found.", ["1960s", "2000s"]);
			await expectFound("q=zeppelins", "5 stories found.", all);
			await expectFound("q=zeppelins+viaducts", "1 story found.", ["1980s", "2000s"]);
			await expectFound("tag=Airships", "3 stories found.", ["1960s", "2000s"]);
			await expectFound("q=zzyzx", "No story was found.", ["2000s"]);
			await expectFound("q=lighthouse&decade=1960s", "1 story found.", ["1960s"]);
			rmSync(path.join(archive.folder, "search/words/words.json"));
			expect(await find(archive, strict, "q=lighthouse")).toMatchObject({ said: "1 story found.", asked: all });
		} finally {
			strict.close();
			await archive.close();
		}
	});
});
