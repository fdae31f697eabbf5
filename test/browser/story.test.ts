import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { story } from "../pipeline/archives.ts";
import { hasBrowser, openArchive, type Sample } from "./sample.ts";
import { type Strict, serveStrictly } from "./strict.ts";

const TABLE = "| Constituency | Registered | Turnout | Conservative | Liberal |\n|---|---|---|---|---|\n| North | 1 | 2 | 3 | 4 |\n";

const FONT = createRequire(import.meta.url).resolve("@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2");

const SETTINGS = `import { backfile, defineArchive } from "backfile";
export const archive = defineArchive({
	title: "Test", url: "https://example.org/", search: false, onThisDay: false, contact: "desk@example.org",
	face: { fonts: [{ family: "Own", src: "/assets/own.woff2", display: "block" }], serif: "Own, serif" },
});
export default function (config) { config.addPlugin(backfile, archive); }
`;

describe.skipIf(!hasBrowser)("a story in a browser", () => {
	const root = mkdtempSync(path.join(tmpdir(), "backfile-"));
	let site: Sample;
	let strict: Strict;
	beforeAll(async () => {
		for (const folder of ["content", "templates/assets"]) mkdirSync(path.join(root, folder), { recursive: true });
		writeFileSync(path.join(root, ".eleventy.ts"), SETTINGS);
		writeFileSync(
			path.join(root, "content/a.md"),
			story("Votes", { published: "1957-03-04", section: "News", print: { page: "3" } }, TABLE),
		);
		writeFileSync(path.join(root, "templates/assets/own.woff2"), readFileSync(FONT));
		site = await openArchive(path.join(root, ".eleventy.ts"));
		strict = await serveStrictly(site.folder);
	});
	afterAll(async () => {
		strict?.close();
		await site?.close();
		rmSync(root, { recursive: true, force: true });
	});

	it("has a wide table that a keyboard scrolls", async () => {
		const page = await site.browser.newPage({ viewport: { width: 320, height: 700 } });
		await page.goto(`${strict.origin}/1957/03/04/a.html`);
		const region = page.getByRole("region", { name: "Table" });
		await region.focus();
		await page.keyboard.press("ArrowRight");
		await expect.poll(() => region.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
		await page.close();
	});

	it("has buttons that copy its link and its citations, and none without a clipboard", async () => {
		const context = await site.browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
		const page = await context.newPage();
		await page.goto(`${strict.origin}/1957/03/04/a.html`);
		await page.locator(".cite summary").click();
		const copied = () => page.evaluate(() => navigator.clipboard.readText());
		await page.getByRole("button", { name: "Copy link" }).click();
		await expect.poll(copied).toBe("https://example.org/1957/03/04/a.html");
		await page.getByRole("button", { name: "Copy", exact: true }).first().click();
		await expect.poll(copied).toBe("Votes. (1957, March 4). Test, 3. https://example.org/1957/03/04/a.html");
		expect(await page.locator(".copy").count()).toBe(4);
		await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
		await page.reload();
		expect(await page.locator(".copy").count()).toBe(0);
		await context.close();
	});

	it("is shown in the owner's typeface, under the strict policy", async () => {
		const page = await site.browser.newPage();
		const refused: string[] = [];
		page.on("console", (message) => message.type() === "error" && refused.push(message.text()));
		await page.goto(`${strict.origin}/1957/03/04/a.html`, { waitUntil: "networkidle" });
		expect(await page.evaluate(() => document.fonts.check("16px Own") && document.fonts.size)).toBe(1);
		expect(refused).toEqual([]);
		await page.close();
	});

	it("says on paper where it is from, and asks for nothing", async () => {
		const page = await site.browser.newPage();
		await page.goto(`${strict.origin}/1957/03/04/a.html`);
		const from = page.locator(".on-paper");
		const asking = page.getByRole("link", { name: "Something wrong in this story?" });
		expect([await from.isVisible(), await asking.isVisible()]).toEqual([false, true]);
		await page.emulateMedia({ media: "print" });
		expect([await from.isVisible(), await asking.isVisible()]).toEqual([true, false]);
		expect(await from.textContent()).toBe("Test · News · page\u00a03 · https://example.org/1957/03/04/a.html");
		await page.close();
	});
});
