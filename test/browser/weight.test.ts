import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, openSample, type Sample } from "./sample.ts";
import { countShifts, shiftsOf } from "./shifts.ts";

describe.skipIf(!hasBrowser)("a story", () => {
	let sample: Sample;
	beforeAll(async () => {
		sample = await openSample();
	});
	afterAll(() => sample?.close());

	it.each(["/flood/", "/2024/03/15/mending-the-sea-wall.html"])(
		"%s can be read after three requests and 12 kB, and nothing moves",
		async (url) => {
			const page = await sample.browser.newPage({ viewport: { width: 768, height: 800 } });
			await countShifts(page);
			const needed: Promise<number>[] = [];
			page.on("response", (response) => {
				if (["document", "stylesheet", "font"].includes(response.request().resourceType()))
					needed.push(response.body().then((body) => gzipSync(body).length));
			});
			await page.goto(sample.origin + url, { waitUntil: "networkidle" });
			const scripts = await page.locator("script[src]:not([defer])").count();
			const shifts = await shiftsOf(page);
			expect({ scripts, shifts }).toEqual({ scripts: 0, shifts: [] });
			expect(needed.length).toBeLessThanOrEqual(3);
			const bytes = (await Promise.all(needed)).reduce((sum, size) => sum + size, 0);
			expect(bytes).toBeGreaterThan(3_000);
			expect(bytes).toBeLessThan(12_000);
			await page.close();
		},
	);

	it("can be read without scripts, and so can all that leads to it", async () => {
		const context = await sample.browser.newContext({ javaScriptEnabled: false });
		const page = await context.newPage();
		await page.goto(`${sample.origin}/`);
		for (const name of ["The whole calendar", "1953", "The Night of the Flood"])
			await page.getByRole("link", { name, exact: true }).first().click();
		expect(await page.locator("h1").textContent()).toBe("The Night of the Flood");
		await context.close();
	});
});
