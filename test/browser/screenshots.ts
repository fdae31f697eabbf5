// Takes a picture of every kind of page: npm run screenshots -- FOLDER
import { mkdirSync } from "node:fs";
import path from "node:path";
import { openSample, PAGES } from "./sample.ts";

const folder = process.argv[2] ?? "screenshots";
mkdirSync(folder, { recursive: true });
const sample = await openSample();
for (const colorScheme of ["light", "dark"] as const) {
	for (const width of [320, 768, 1280]) {
		const context = await sample.browser.newContext({ colorScheme, viewport: { width, height: 900 } });
		const page = await context.newPage();
		for (const [name, url] of Object.entries(PAGES)) {
			await page.goto(sample.origin + url);
			await page.screenshot({ path: path.join(folder, `${name.replace(" ", "-")}-${width}-${colorScheme}.png`), fullPage: true });
		}
		await context.close();
	}
}
await sample.close();
