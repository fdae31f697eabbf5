import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, openSample, type Sample } from "./sample.ts";

describe.skipIf(!hasBrowser)("the calendar", () => {
	let sample: Sample;
	beforeAll(async () => {
		sample = await openSample();
	});
	afterAll(() => sample?.close());

	async function open(url: string, width = 320): Promise<Page> {
		const page = await sample.browser.newPage({ viewport: { width, height: 800 } });
		await page.goto(sample.origin + url);
		return page;
	}

	async function goTo(page: Page, year: string, month = "", day = ""): Promise<string> {
		await page.goto(`${sample.origin}/calendar/`);
		await page.getByLabel("Year", { exact: true }).fill(year);
		await page.getByLabel("Month").selectOption(month);
		await page.getByLabel("Day", { exact: true }).fill(day);
		const status = page.locator(".go-to [role=status]");
		await page.getByRole("button", { name: "Go" }).click();
		await Promise.race([page.waitForURL((url) => url.pathname !== "/calendar/"), status.filter({ hasText: /./ }).waitFor()]);
		return new URL(page.url()).pathname === "/calendar/" ? ((await status.textContent()) ?? "") : new URL(page.url()).pathname;
	}

	it("goes to a date, or to the shortest period around it that has stories", async () => {
		const page = await open("/calendar/");
		expect(await goTo(page, "1953", "2", "6")).toBe("/1953/02/06/");
		expect(await goTo(page, "1953", "2", "7")).toBe("/1953/02/");
		expect(await goTo(page, "1953", "3", "7")).toBe("/1953/");
		expect(await goTo(page, "1953")).toBe("/1953/");
		expect(await goTo(page, "1955", "", "7")).toBe("/1950s/");
		await page.route("**/19*s/", (route) => route.fulfill({ status: 404 }));
		expect(await goTo(page, "1955")).toBe("Nothing was published then.");
		await page.close();
	});

	it("has no form without scripts, and leads to every month by its links", async () => {
		const context = await sample.browser.newContext({ javaScriptEnabled: false });
		const page = await context.newPage();
		await page.goto(`${sample.origin}/calendar/`);
		expect(await page.locator(".go-to").isVisible()).toBe(false);
		await page.getByRole("link", { name: "1953", exact: true }).click();
		await page.getByRole("link", { name: "February", exact: true }).first().click();
		expect(new URL(page.url()).pathname).toBe("/1953/02/");
		await context.close();
	});

	it.each(["/tags/flood/", "/1953/", "/1953/02/", "/on-this-day/02-06.html"])("has lines on %s that end where texts end", async (url) => {
		const page = await open(url, 1920);
		const beyond = await page.locator(".line:not(:has(.line-picture))").evaluateAll((lines) =>
			lines.flatMap((line) => {
				const text = line.querySelector(".line-standfirst");
				return text ? [line.getBoundingClientRect().right - text.getBoundingClientRect().right] : [];
			}),
		);
		expect(beyond.length).toBeGreaterThan(1);
		expect(Math.max(...beyond)).toBeLessThan(60);
		await page.close();
	});

	it.each(["/calendar/", "/", "/1950s/"])("has bars on %s that a finger can hit, as high as the chart", async (url) => {
		const page = await open(url);
		const sizes = await page.locator(".bars svg a rect:first-child").evaluateAll((places) =>
			places.map((place) => {
				const { width, height } = place.getBoundingClientRect();
				return { width: Math.round(width * 10) / 10, height };
			}),
		);
		expect(sizes.length).toBeGreaterThan(2);
		expect(sizes.filter(({ width, height }) => width < 24 || height < 60)).toEqual([]);
		await page.close();
	});

	it.each(["/calendar/", "/", "/sections/harbour/"])(
		"has a chart on %s that begins at its newest end, and moves nothing else",
		async (url) => {
			const page = await open(url);
			const [start, beyond, top] = await page
				.locator(".bars-scroll")
				.evaluate(({ scrollLeft, scrollWidth, clientWidth }) => [scrollLeft, scrollWidth - clientWidth, scrollY]);
			expect(beyond).toBeGreaterThan(500);
			expect(start).toBe(beyond);
			expect(top).toBe(0);
			await page.close();
		},
	);

	it.each([
		["/issues/", 320],
		["/issues/", 1280],
		["/1953/", 320],
	] as const)("has months on %s whose weeks begin where their names do (%d px)", async (url, width) => {
		const page = await open(url, width);
		const gaps = await page.locator("table.month").evaluateAll((months) =>
			months.map((month) => {
				const range = document.createRange();
				range.selectNodeContents(month.querySelector("caption") as Element);
				return (month.querySelector("thead th")?.getBoundingClientRect().left ?? 0) - range.getBoundingClientRect().left;
			}),
		);
		expect(gaps.length).toBeGreaterThan(1);
		expect(gaps.map(Math.round)).toEqual(gaps.map(() => 0));
		await page.close();
	});

	it("leads from a story to its month, and to its day in other years", async () => {
		const page = await open("/flood/");
		expect(await page.locator(".kicker").innerText()).toMatch(/^NEWS\s*1953\s*FEBRUARY$/);
		await page.getByRole("link", { name: "On this day" }).click();
		expect(await page.locator("h1").textContent()).toBe("6 February");
		await page.close();
	});
});
