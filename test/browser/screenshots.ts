// Takes a screenshot of every kind of page: narrow and wide, light and dark, and in print: npm run screenshots -- FOLDER [SETTINGS]
import { mkdirSync } from "node:fs";
import path from "node:path";
import { openArchive, openSample, PAGES, stay } from "./sample.ts";

const [folder = "screenshots", settings] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const sample = settings === undefined ? await openSample() : await openArchive(path.resolve(settings));
const looks = [
	...[320, 768, 1280, 2560].flatMap((width) => [
		{ name: `${width}-light`, width, colorScheme: "light", media: "screen" } as const,
		{ name: `${width}-dark`, width, colorScheme: "dark", media: "screen" } as const,
	]),
	{ name: "print", width: 768, colorScheme: "light", media: "print" } as const,
];
for (const { name: look, width, colorScheme, media } of looks) {
	const page = await sample.browser.newPage({ colorScheme, viewport: { width, height: 900 } });
	await page.emulateMedia({ media });
	await stay(page);
	for (const [name, url] of Object.entries(PAGES)) {
		await page.goto(sample.origin + url, { waitUntil: "networkidle" });
		await page.screenshot({ path: path.join(folder, `${name.replaceAll(" ", "-")}-${look}.png`), fullPage: true });
	}
	await page.close();
}
await sample.close();
