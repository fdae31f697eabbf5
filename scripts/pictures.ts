// Makes the pictures of README from the sample archive, with Chromium: npm run pictures
import { mkdirSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { openSample } from "../test/browser/sample.ts";

/** What is shown, by the name of its file. */
const SHOWN = { front: "/", story: "/flood/" };

const folder = path.resolve(import.meta.dirname, "../docs/pictures");
mkdirSync(folder, { recursive: true });
const sample = await openSample();
for (const colorScheme of ["light", "dark"] as const) {
	const page = await sample.browser.newPage({ colorScheme, viewport: { width: 1120, height: 1110 }, deviceScaleFactor: 1.1 });
	// The front page asks for the reader's day: every run shows the same one.
	await page.clock.setFixedTime(new Date("2026-02-06T12:00:00Z"));
	for (const [name, url] of Object.entries(SHOWN)) {
		await page.goto(sample.origin + url, { waitUntil: "networkidle" });
		const file = path.join(folder, `${name}-${colorScheme}.webp`);
		await sharp(await page.screenshot())
			.webp({ quality: 82, effort: 6 })
			.toFile(file);
	}
	await page.close();
}
await sample.close();
