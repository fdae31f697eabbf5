/// <reference lib="dom" />
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { inspect } from "../axe.ts";
import { hasBrowser, openSample, PAGES, type Sample, stay } from "../sample.ts";
import { countShifts, shiftsOf } from "../shifts.ts";
import { type Strict, serveStrictly } from "../strict.ts";

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
		await stay(page);
		const faults: string[] = [];
		page.on("console", (message) => message.type() === "error" && !/404/.test(message.text()) && faults.push(message.text()));
		page.on("pageerror", (error) => faults.push(String(error)));
		page.on("request", (request) => !request.url().startsWith(strict.origin) && faults.push(request.url()));
		await page.goto(strict.origin + url);
		return { page, faults };
	}

	const told = (page: Page, text: string | RegExp) => page.getByRole("status").filter({ hasText: text }).waitFor();
	/** Waits until a search is over. */
	const done = (page: Page) => page.locator("html.asks:not(.waits)").waitFor();
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
		await page.getByText("Narrow").click();
		await page.getByLabel("Section", { exact: true }).selectOption("Harbour");
		await page.waitForURL(/section=Harbour/);
		await told(page, FOUND);
		await page.getByLabel("1950s").check();
		await page.waitForURL(/decade=1950s/);
		await told(page, FOUND);
		const few = await headlines(page);
		expect(few.length).toBeGreaterThan(0);
		expect(few.length).toBeLessThan(all.length);
		expect(new Set(await page.locator("#bf-results .line-facts > span:nth-child(2)").allTextContents())).toEqual(new Set(["Harbour"]));
		for (const date of await page.locator("#bf-results time").allTextContents()) expect(date).toMatch(/195\d$/);

		await page.goto(`${strict.origin}/search.html?tag=Lifeboat`);
		await told(page, FOUND);
		const tagged = await headlines(page);
		await page.getByText("Narrow").click();
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
		await page.getByText("Narrow").click();
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
		expect(elements.filter((name) => !["li", "h3", "p", "span", "bdi", "time", "div", "a", "mark"].includes(name))).toEqual([]);
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

	it("takes a phrase, either of two words, a word to leave out, and a compound in one word or two", async () => {
		const { page, faults } = await open("/search.html");
		const find = async (words: string) => {
			await page.goto(`${strict.origin}/search.html?q=${encodeURIComponent(words)}`);
			await done(page);
			return headlines(page);
		};
		const [seal, torch] = ["Seal asked to leave café", "Printed by torchlight"];
		expect(await find("seal torch")).toEqual([]);
		expect(await find("seal OR torchlight")).toEqual(expect.arrayContaining([seal, torch]));
		const with9 = await find("lifeboat slipway");
		expect(with9).toContain(seal);
		expect(await find("lifeboat slipway -seal")).toEqual(with9.filter((headline) => headline !== seal));
		expect(await find("motor-lifeboat-sale")).toEqual([]);
		expect((await find("sea-bank")).length).toBeGreaterThanOrEqual((await find('"sea bank"')).length);
		expect(await find("sea-bank")).toEqual(expect.arrayContaining(await find('"sea bank"')));
		expect(faults).toEqual([]);
	});

	it("has the newest first where nothing else tells results apart", async () => {
		const { page } = await open("/search.html?author=Edith+Marlowe");
		for (const query of ["author=Edith+Marlowe", "section=News", "decade=1950s&decade=1920s", "from=1950&to=1960"]) {
			await page.goto(`${strict.origin}/search.html?${query}`);
			await done(page);
			const dates = await page.locator("#bf-results time").evaluateAll((times) => times.map((time) => time.getAttribute("datetime") ?? ""));
			expect(dates.length, query).toBeGreaterThan(2);
			expect(dates, query).toEqual(dates.toSorted().reverse());
			if (query.startsWith("from")) expect(dates.filter((date) => date < "1950" || date > "1961")).toEqual([]);
		}
		expect(await page.locator("#bf-order option").first().textContent()).toBe("Best matches first");
	});

	it("marks what was typed in the headline, in the text, and on the page of the story; says where a text goes on", async () => {
		const { page } = await open("/search.html?q=lifeboats");
		await done(page);
		const line = page.locator("#bf-results > li").filter({ hasText: "Lifeboat Day breaks its record" });
		expect(await line.locator(".line-headline mark").textContent()).toBe("Lifeboat");
		const texts = await page.locator("#bf-results .line-standfirst").allTextContents();
		expect(texts.some((text) => text.startsWith("… ")) && texts.some((text) => !text.startsWith("…"))).toBe(true);
		expect(texts.some((text) => text.endsWith(" …"))).toBe(true);
		const link = line.getByRole("link");
		expect(await link.getAttribute("href")).toMatch(/\.html#:~:text=Lifeboat/);
		await link.click();
		await page.waitForURL(/lifeboat-day/);
		expect(await page.evaluate(() => location.hash)).toBe("");
	});

	it("says who wrote a story as listings do, or the line as it was printed", async () => {
		const { page } = await open("/search.html?section=Harbour");
		await done(page);
		const factsOf = () =>
			page.locator(".line").evaluateAll((lines) =>
				lines.map((line) => {
					const facts = [...line.querySelectorAll(".line-facts > span")].map(({ textContent }) => textContent ?? "");
					return [line.querySelector(".line-headline")?.textContent ?? "", facts] as const;
				}),
			);
		const found = await factsOf();
		await page.goto(`${strict.origin}/sections/harbour/`);
		const listed = new Map(await factsOf());
		expect(found.length).toBe(10);
		for (const [headline, facts] of found) expect(listed.get(headline), headline).toEqual(expect.arrayContaining(facts.slice(2)));
		expect(found.flatMap(([, facts]) => facts)).toEqual(expect.arrayContaining(["By Callum Reeve", "By Tom Hessel and Callum Reeve"]));
		await page.goto(`${strict.origin}/search.html?q=ferry+rope+parts`);
		await done(page);
		expect((await factsOf()).find(([headline]) => headline.startsWith("Ferry Rope Parts"))?.[1].at(2)).toBe("By our Harbour Correspondent");
	});

	it("prints what was looked for above what was found", async () => {
		const { page } = await open("/search.html?q=lifeboat&section=Harbour");
		await done(page);
		expect(await page.locator("#bf-asked").isVisible()).toBe(false);
		await page.emulateMedia({ media: "print" });
		expect(await page.locator("#bf-asked").innerText()).toBe("lifeboat · Harbour");
		expect(await page.locator("form").first().isVisible()).toBe(false);
	});

	it("names the pages that are about what was typed, with their counts; and writes the query into title and address", async () => {
		const { page } = await open("/");
		await page.getByRole("searchbox").fill("marlowe");
		await page.keyboard.press("Enter");
		await done(page);
		expect(new URL(page.url()).search).toBe("?q=marlowe");
		expect(await page.title()).toBe("marlowe – Search – The Saltmarsh Courier");
		const about = page.locator("#bf-pages li").filter({ hasText: /^Author Edith Marlowe/ });
		expect(await about.textContent()).toMatch(/^Author Edith Marlowe \d+ stories$/);
		await about.getByRole("link").click();
		expect(await page.locator("h1").textContent()).toContain("Edith Marlowe");
		await page.goto(`${strict.origin}/search.html?q=flood`);
		await page
			.locator("#bf-pages li")
			.filter({ hasText: /^Tag Flood/ })
			.waitFor();
	});

	it("offers words like those that were mistyped", async () => {
		const { page, faults } = await open("/search.html?q=lifebaot");
		await done(page);
		expect(await page.locator("#bf-near").textContent()).toBe("Did you mean lifeboat?");
		await page.locator("#bf-near a").click();
		await page.waitForURL(/q=lifeboat$/);
		await told(page, FOUND);
		for (const [typed, meant] of [
			["ilfeboat", "lifeboat"],
			["harbuor", "harbour"],
			["councl", "council"],
		]) {
			await page.goto(`${strict.origin}/search.html?q=${typed}`);
			await done(page);
			expect(await page.locator("#bf-near a").allTextContents(), typed).toContain(meant);
		}
		expect(faults).toEqual([]);
	});

	it.each([390, 1280])("moves nothing while results come, and has the first on the first screen (%d px)", async (width) => {
		context = await sample.browser.newContext({ viewport: { width, height: 640 } });
		await countShifts(context);
		const page = await context.newPage();
		for (const query of ["?q=lifeboat", "?q=telescope", "?q=zzzyxq", "?tag=Lifeboat&from=1950", ""]) {
			await page.goto(`${strict.origin}/search.html${query}`);
			if (query !== "") await done(page);
			await page.waitForLoadState("networkidle");
			expect(await shiftsOf(page), query).toEqual([]);
			const first = page.locator("#bf-results .line-headline").first();
			if (query === "?q=lifeboat" && width < 400) expect((await first.boundingBox())?.y).toBeLessThan(600);
		}
	});

	it("is asked from the page of an address at which there is nothing", async () => {
		const { page } = await open("/nothing-here");
		await page.getByRole("searchbox").fill("flood");
		await page.getByRole("button", { name: "Search" }).click();
		await told(page, FOUND);
	});

	it("tries again where the index could not be loaded", async () => {
		context = await sample.browser.newContext();
		const page = await context.newPage();
		for (const file of ["**/pagefind.js*", "**/*.pf_meta", "**/wasm.*", "**/*.pf_index", "**/*.pf_fragment", "**/pagefind-entry.json*"]) {
			await page.route(file, (route) => route.abort());
			await page.goto(`${strict.origin}/search.html?q=lifeboat`);
			await told(page, "could not be loaded");
			await page.unroute(file);
			await page.getByRole("button", { name: "Try again" }).click();
			await told(page, FOUND);
			expect((await headlines(page)).length, file).toBe(10);
		}
	});

	it("begins to load when a reader goes to the field", async () => {
		strict.sent();
		const { page } = await open("/search.html");
		await page.waitForLoadState("networkidle");
		expect([...strict.sent().keys()].filter((file) => /pf_|wasm/.test(file))).toEqual([]);
		const loaded = page.waitForResponse(/\.pf_meta$/);
		await page.getByRole("searchbox").focus();
		await loaded;
	});
});
