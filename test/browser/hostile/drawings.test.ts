import { createServer } from "node:http";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { svgFault } from "../../../src/article/svg/check.ts";
import { eachBatch } from "../../../src/system/batches.ts";
import { hasBrowser, listen, openBrowser } from "../sample.ts";
import { DRAWINGS } from "./drawings.ts";

describe.skipIf(!hasBrowser)(`${DRAWINGS.length} SVG pictures, opened in a browser`, () => {
	let browser: Browser;
	beforeAll(async () => {
		browser = await openBrowser();
	});
	afterAll(() => browser.close());

	/** What a picture does when it is opened and clicked at: what it runs, and which other sites it asks. A link that a reader follows is none of that. */
	async function deedsOf(address: string, origin: string): Promise<string[]> {
		const deeds: string[] = [];
		const page = await browser.newPage();
		page.on("dialog", (dialog) => {
			deeds.push("runs");
			void dialog.dismiss().catch(() => undefined);
		});
		await page.route("**/*", (route) => {
			const request = route.request();
			if (request.url().startsWith(origin) || request.url().startsWith("data:")) return route.continue();
			if (!(request.isNavigationRequest() && request.frame() === page.mainFrame())) deeds.push(`asks ${request.url()}`);
			else if (!isClicked) deeds.push(`leads to ${request.url()}`);
			return route.abort();
		});
		let isClicked = false;
		try {
			await page.goto(address, { timeout: 30_000 });
			await page.waitForTimeout(100);
			isClicked = true;
			await page.mouse.click(200, 200);
			await page.waitForTimeout(50);
		} catch {
			// A picture that is no XML is shown as an error.
		}
		await page.close();
		return deeds;
	}

	it("do nothing where we take them, and some of the others do", async () => {
		const { origin, close } = await listen(
			createServer(({ url = "" }, response) => {
				const drawing = DRAWINGS[Number(url.slice(1))];
				response.writeHead(drawing === undefined ? 404 : 200, { "content-type": "image/svg+xml" }).end(drawing);
			}),
		);
		const [taken, refused] = [true, false].map((isTaken) =>
			DRAWINGS.flatMap((drawing, index) => (isTaken === !svgFault(Buffer.from(drawing)) ? [index] : [])),
		);
		const active: string[] = [];
		await eachBatch(taken ?? [], 4, async (index) => {
			const deeds = await deedsOf(`${origin}/${index}`, origin);
			if (deeds.length > 0) active.push(`${deeds.join(", ")}: ${DRAWINGS[index]}`);
		});
		let others = 0;
		const sample = (refused ?? []).filter((_, index) => index % 8 === 0);
		await eachBatch(sample, 4, async (index) => {
			others += Number((await deedsOf(`${origin}/${index}`, origin)).length > 0);
		});
		close();
		expect(active).toEqual([]);
		expect(taken?.length).toBeGreaterThan(20);
		expect(others).toBeGreaterThan(3);
	});
});
