/// <reference lib="dom" />
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { story, write } from "../pipeline/archives.ts";
import { brokenNumbers } from "./numbers.ts";
import { hasBrowser, openArchive, openSample, PAGES, type Sample, stay } from "./sample.ts";

/** What a reader may set (WCAG 2.2, 1.4.12). */
const SPACING = "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}";

/** Opens what is folded. */
const unfold = (page: Page) =>
	page.evaluate(() => {
		for (const details of document.querySelectorAll("details")) details.open = true;
	});

describe.skipIf(!hasBrowser)("every kind of page", () => {
	let sample: Sample;
	beforeAll(async () => {
		sample = await openSample();
	});
	afterAll(() => sample?.close());

	it("breaks no number, and fits a phone with wider spacing of its text", async () => {
		const page = await sample.browser.newPage({ viewport: { width: 320, height: 800 } });
		await stay(page);
		const found: string[] = [];
		for (const url of Object.values(PAGES)) {
			await page.goto(sample.origin + url);
			await unfold(page);
			found.push(...(await brokenNumbers(page)).map((number) => `${url}: ${number}`));
			await page.addStyleTag({ content: SPACING });
			const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			if (wide > 0) found.push(`${url}: ${wide} px too wide`);
		}
		expect(found).toEqual([]);
		await page.close();
	});

	it.each(["/1953/", "/on-this-day/"])("%s prints busy days darker than others, and no month on two sheets", async (url) => {
		const page = await sample.browser.newPage();
		await page.emulateMedia({ media: "print" });
		await page.goto(sample.origin + url);
		const shown = await page.evaluate(() => {
			const light = (colour: string) => {
				const context = document.createElement("canvas").getContext("2d") as CanvasRenderingContext2D;
				context.fillStyle = colour;
				context.fillRect(0, 0, 1, 1);
				return context
					.getImageData(0, 0, 1, 1)
					.data.slice(0, 3)
					.reduce((sum, value) => sum + value, 0);
			};
			const place = document.querySelector("table.month td, .days a, .days li") as HTMLElement;
			const shades = [1, 2, 3, 4].map((shade) => {
				const one = place.cloneNode(true) as HTMLElement;
				one.className = `shade${shade}`;
				place.after(one);
				const { backgroundColor, printColorAdjust } = getComputedStyle(one);
				one.remove();
				return { light: light(backgroundColor), isPrinted: printColorAdjust === "exact" };
			});
			const months = [...document.querySelectorAll("table.month")].map((month) => getComputedStyle(month).breakInside);
			return { shades, months: [...new Set(months)] };
		});
		const lights = shown.shades.map(({ light }) => light);
		expect(lights).toEqual(lights.toSorted((a, b) => b - a));
		expect(new Set(lights).size).toBe(4);
		expect(shown.shades.every(({ isPrinted }) => isPrinted)).toBe(true);
		expect(shown.months).toEqual(url === "/1953/" ? ["avoid"] : []);
		await page.close();
	});

	it.each(["/calendar/", "/tags/lifeboat/"])("%s prints all years of its chart", async (url) => {
		// The width of a sheet of A4 within its margins.
		const page = await sample.browser.newPage({ viewport: { width: 605, height: 800 } });
		await page.emulateMedia({ media: "print" });
		await page.goto(sample.origin + url);
		expect(await page.locator(".bars-scroll").evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
		await page.close();
	});

	it("has the owner's colours, around the page and on pages that lead elsewhere", async () => {
		const page = await sample.browser.newPage();
		await stay(page);
		await page.goto(`${sample.origin}/`);
		for (const colorScheme of ["light", "dark"] as const) {
			await page.emulateMedia({ colorScheme });
			const [said, shown] = await page.evaluate(() => {
				const metas = [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')];
				const probe = Object.assign(document.createElement("i"), { hidden: true });
				probe.style.color = metas.find(({ media }) => matchMedia(media).matches)?.content ?? "";
				document.body.append(probe);
				return [getComputedStyle(probe).color, getComputedStyle(document.body).backgroundColor];
			});
			expect(said, colorScheme).toBe(shown);
		}
		await page.goto(sample.origin + PAGES.redirect);
		await page.emulateMedia({ colorScheme: "light" });
		expect(await page.getByRole("link").evaluate((link) => getComputedStyle(link).color)).toBe("rgb(27, 75, 102)");
		await page.close();
	});

	it("has other colours for stories that were read", async () => {
		const page = await sample.browser.newPage();
		await page.goto(`${sample.origin}/`);
		// No script may ask a browser what was visited.
		const rules = await page.evaluate(() =>
			[...document.styleSheets]
				.flatMap(({ cssRules }) => [...cssRules] as CSSStyleRule[])
				.filter(({ selectorText }) => selectorText?.includes(":visited"))
				.map(({ selectorText, style }) => ({ selectorText, colour: style.color })),
		);
		const isRead = (one: string) =>
			page.evaluate(
				([name, selectors]) =>
					[...document.querySelectorAll(`${name} a`)].some((link) => selectors?.some((selector) => link.matches(selector))),
				[one, rules.map(({ selectorText }) => selectorText.replaceAll(/:visited|:not\(:hover\)/g, ""))] as const,
			);
		expect(rules.map(({ colour }) => colour)).toContain("var(--faint)");
		expect([await isRead(".lead h3"), await isRead(".line-headline"), await isRead(".masthead")]).toEqual([true, true, false]);
		await page.close();
	});
});

const SETTINGS = `import { backfile, defineArchive } from "backfile";
export const archive = defineArchive({ title: "Test", url: "https://example.org/", description: "صحيفة المدينة.", search: false, onThisDay: false, icons: false, cards: "none", flush: false });
export default function (config) { config.addPlugin(backfile, archive); }
`;

const TERMS = "sections:\n  Harbour: { description: البحر والميناء. }\n";

const BODY = "The end of 1957, *at last*, with `code 1957`.";

const STORIES = {
	plain: story("Plain", { published: "1957-03-01" }, BODY),
	shown: story("Shown", { published: "1957-03-02", image: { src: "a.svg", alt: "A", caption: "The wall", credit: "A. Writer" } }, BODY),
	rights: story("Rights", { published: "1957-03-03", rights: "جميع الحقوق محفوظة." }, BODY),
	de: story("Donaudampfschifffahrtsgesellschaft", { published: "1957-03-04", language: "de" }, BODY),
	ar: story("خبر أول", { published: "1957-03-05", language: "ar" }, "قال *الوزير* ذلك."),
	ja: story("港の壁", { published: "1957-03-06", language: "ja" }, "市議会は *古い* 港の壁。"),
	missing: story("Missing", { published: "1957-03-07" }, "[![A wall](gone.jpg)](/) Behind it.\n\nBefore it ![A wall](gone.jpg)"),
	roles: story("Roles", { published: "1957-03-08", authors: [{ name: "سالم", role: "محرر" }] }, BODY),
	later: story("Later", { published: "1958-03-07", tags: ["Sea"], section: "Harbour" }, BODY),
	latest: story("Latest", { published: "1959-03-08", tags: ["Sea"] }, BODY),
};

describe.skipIf(!hasBrowser)("the type of a story", () => {
	const root = mkdtempSync(path.join(tmpdir(), "backfile-"));
	let site: Sample;
	beforeAll(async () => {
		const files = Object.entries(STORIES).map(([name, text]) => [`content/${name}.md`, text]);
		const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="6" height="4"><rect width="6" height="4"/></svg>';
		write(root, { ".eleventy.ts": SETTINGS, "content/a.svg": picture, "content/terms.yml": TERMS, ...Object.fromEntries(files) });
		site = await openArchive(path.join(root, ".eleventy.ts"));
	});
	afterAll(async () => {
		await site?.close();
		rmSync(root, { recursive: true, force: true });
	});

	async function open(name: keyof typeof STORIES) {
		const page = await site.browser.newPage();
		await page.goto(`${site.origin}/1957/03/0${Object.keys(STORIES).indexOf(name) + 1}/${name}.html`);
		const styleOf = (selector: string, property: string) =>
			page
				.locator(selector)
				.first()
				.evaluate((element, named) => getComputedStyle(element).getPropertyValue(named), property);
		return { page, styleOf };
	}

	it("leaves the labels of a chart of few years whole", async () => {
		const page = await site.browser.newPage({ viewport: { width: 320, height: 800 } });
		for (const url of ["/", "/calendar/", "/1950s/", "/tags/sea/"]) {
			await page.goto(site.origin + url);
			await unfold(page);
			expect(await brokenNumbers(page), url).toEqual([]);
		}
		expect(await page.locator(".bars-ends").count()).toBe(1);
		await page.close();
	});

	it("leaves room above “Cite this story”, whether there is a foot or none", async () => {
		const { page } = await open("plain");
		expect(await page.locator(".story-foot").count()).toBe(0);
		const [body, cite] = await Promise.all([".story-body", ".cite summary"].map((name) => page.locator(name).boundingBox()));
		expect((cite?.y ?? 0) - ((body?.y ?? 0) + (body?.height ?? 0))).toBeGreaterThan(16);
		await page.close();
	});

	it("leaves room around the box of a missing picture, but none above the first of a story", async () => {
		const { page } = await open("missing");
		const gaps = await page.locator(".story-body").evaluate((body) => {
			const [first, last] = [...body.querySelectorAll(".missing")].map((box) => box.getBoundingClientRect());
			const lines = [...body.querySelectorAll("p")].map((paragraph) => {
				const text = [...paragraph.childNodes].find(({ nodeName }) => nodeName === "#text");
				const range = document.createRange();
				if (text) range.selectNode(text);
				return range.getBoundingClientRect();
			});
			const [behind, before] = lines;
			return [
				(first?.top ?? 0) - body.getBoundingClientRect().top,
				(behind?.top ?? 0) - (first?.bottom ?? 0),
				(last?.top ?? 0) - (before?.bottom ?? 0),
			];
		});
		expect(gaps[0]).toBe(0);
		for (const gap of gaps.slice(1)) expect(gap).toBeGreaterThan(16);
		await page.close();
	});

	it("keeps a role behind its author, whatever script they are written in", async () => {
		const { page } = await open("roles");
		expect(await page.locator(".byline").textContent()).toBe("By سالم, محرر");
		const [author, role] = await page.locator(".byline bdi").evaluateAll((names) => names.map((name) => name.getBoundingClientRect()));
		expect(author?.right ?? 0).toBeLessThan(role?.left ?? 0);
		await page.close();
	});

	it("has figures of the text in the text, and those of a table in code", async () => {
		const { page, styleOf } = await open("plain");
		expect(await styleOf(".story-body p", "font-variant-numeric")).toBe("oldstyle-nums");
		expect(await styleOf(".story-body code", "font-variant-numeric")).toBe("lining-nums");
		await page.close();
	});

	it("divides caption and credit by a dot", async () => {
		const { page } = await open("shown");
		expect(await page.locator("figcaption").textContent()).toBe("The wall · A. Writer");
		await page.close();
	});

	it("sets what the owner wrote of the archive in the direction of its script", async () => {
		const page = await site.browser.newPage();
		await page.goto(`${site.origin}/`);
		expect(await page.locator(".motto").evaluate((element) => getComputedStyle(element).direction)).toBe("rtl");
		await page.goto(`${site.origin}/sections/`);
		const [sea, place] = await Promise.all(
			[".contents .line-standfirst", ".contents"].map((name) => page.locator(name).first().boundingBox()),
		);
		const told = page.locator(".contents .line-standfirst").first();
		expect(await told.evaluate((element) => [getComputedStyle(element).direction, getComputedStyle(element).textAlign])).toEqual([
			"rtl",
			"left",
		]);
		expect(sea?.x).toBe(place?.x);
		await page.close();
	});

	it("sets rights in the direction of their script", async () => {
		const { page, styleOf } = await open("rights");
		expect([await styleOf(".story-foot p:last-child", "direction"), await styleOf(".story-foot", "direction")]).toEqual(["rtl", "ltr"]);
		await page.close();
	});

	it("divides words of headlines where a language joins them", async () => {
		for (const [name, hyphens] of [
			["de", "auto"],
			["plain", "manual"],
		] as const) {
			const { page, styleOf } = await open(name);
			expect(await styleOf("h1", "hyphens"), name).toBe(hyphens);
			expect(await page.locator("h1").evaluate((element) => element.closest("[lang]")?.getAttribute("lang"))).toMatch(/^(de|en)/);
			await page.close();
		}
	});

	it("slants no letters of scripts without italics", async () => {
		for (const [name, slant] of [
			["ar", "normal"],
			["ja", "normal"],
			["plain", "italic"],
		] as const) {
			const { page, styleOf } = await open(name);
			expect(await styleOf(".story-body em", "font-style"), name).toBe(slant);
			await page.close();
		}
	});
});
