import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TAGS, writeTagArchive } from "../bench/tagarchive.ts";
import { hasBrowser, openArchive, type Sample } from "./sample.ts";
import { countShifts, shiftsOf } from "./shifts.ts";

describe.skipIf(!hasBrowser)(`an index of ${TAGS} tags`, () => {
	const root = mkdtempSync(path.join(tmpdir(), "backfile-"));
	let sample: Sample;
	beforeAll(async () => {
		sample = await openArchive(writeTagArchive(root));
	});
	afterAll(async () => {
		await sample?.close();
		rmSync(root, { recursive: true });
	});

	// What decides how soon a reader sees it on a slow phone; npm run bench:paint measures that.
	it("weighs at most 50 kB, is shown after three requests at most, without scripts, and nothing moves", async () => {
		const page = await sample.browser.newPage({ viewport: { width: 390, height: 844 } });
		await countShifts(page);
		const needed: Promise<readonly [url: string, bytes: number]>[] = [];
		page.on("response", (response) => {
			if (!["document", "stylesheet", "font"].includes(response.request().resourceType())) return;
			needed.push(response.body().then((body) => [new URL(response.url()).pathname, gzipSync(body).length]));
		});
		await page.goto(`${sample.origin}/tags/`, { waitUntil: "networkidle" });
		const sizes = new Map(await Promise.all(needed));
		expect(await page.locator("main li > a[href^='/tags/']").count()).toBeGreaterThanOrEqual(TAGS);
		expect(await page.locator("script[src]:not([defer])").count()).toBe(0);
		expect(await shiftsOf(page)).toEqual([]);
		expect(sizes.size).toBeLessThanOrEqual(3);
		expect(sizes.get("/tags/")).toBeLessThan(50_000);
		await page.close();
	});

	it("is led through by its letters", async () => {
		const page = await sample.browser.newPage({ viewport: { width: 1280, height: 800 } });
		await page.goto(`${sample.origin}/tags/`);
		await page.getByRole("navigation", { name: "By letter" }).getByRole("link", { name: "M", exact: true }).click();
		const bar = await page.locator(".alphabet").boundingBox();
		const heading = await page.getByRole("heading", { name: "M", exact: true }).boundingBox();
		const below = (bar?.y ?? -1) + (bar?.height ?? 0);
		expect(below).toBeGreaterThan(20);
		expect(heading?.y).toBeGreaterThanOrEqual(below);
		expect(heading?.y).toBeLessThan(150);
		await page.close();
	});
});
