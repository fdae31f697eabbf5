import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { makeArchive, story } from "../pipeline/archives.ts";
import { jpeg } from "../pipeline/pictures/pictures.ts";
import { hasBrowser, openArchive } from "./sample.ts";

describe.skipIf(!hasBrowser)("pictures in a browser", () => {
	it("move nothing when they come, keep their shape, and are no larger than they need be", async () => {
		const root = makeArchive(
			{
				"content/a.md": story(
					"Tall",
					{ published: "2020-01-01", image: { src: "tall.jpg", alt: "A", caption: "Below" } },
					"![B](wide.jpg)\n\n![C](turned.jpg) Words.\n\n![D](drawing.svg)\n\nThe end.",
				),
				"content/tall.jpg": await jpeg(1800, 3600),
				"content/wide.jpg": await jpeg(2000, 500),
				"content/turned.jpg": await jpeg(700, 300, 9, 6),
				"content/drawing.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60"/>',
			},
			{ images: "webp" },
		);
		const site = await openArchive(path.join(root, ".eleventy.ts"));
		onTestFinished(() => site.close());
		for (const width of [320, 1280]) {
			const page = await site.browser.newPage({ viewport: { width, height: 700 } });
			let release = () => {};
			const held = new Promise<void>((resolve) => {
				release = resolve;
			});
			await page.route("**/media/**", async (route) => {
				await held;
				await route.continue();
			});
			await page.goto(`${site.origin}/2020/01/01/a.html`, { waitUntil: "domcontentloaded" });
			const places = () =>
				page.$$eval("img, figcaption, .story-body p, footer", (elements) =>
					elements.map((element) => {
						const { top, left, width: across, height } = element.getBoundingClientRect();
						return [element.tagName, top, left, across, height].map((part) => (typeof part === "number" ? Math.round(part) : part));
					}),
				);
			const before = await places();
			release();
			await page.$$eval("img", (pictures) =>
				Promise.all(
					pictures.map((picture) => {
						(picture as HTMLImageElement).loading = "eager";
						return (picture as HTMLImageElement).decode();
					}),
				),
			);
			expect(before.length).toBeGreaterThan(8);
			expect(await places()).toEqual(before);
			const shown = await page.$$eval("img", (pictures) =>
				pictures.map((picture) => {
					const { currentSrc, clientWidth, clientHeight } = picture as HTMLImageElement;
					return [/\d+\.webp$|[a-z]+\.\w+$/.exec(currentSrc)?.[0], getComputedStyle(picture).objectFit, clientWidth, clientHeight] as const;
				}),
			);
			const [tall, wide, turned] = shown;
			expect(tall?.slice(0, 2)).toEqual([width === 320 ? "480.webp" : "960.webp", "contain"]);
			expect(tall?.[3]).toBeLessThanOrEqual(700 * 0.85);
			expect(wide?.[0]).toBe(width === 320 ? "480.webp" : "960.webp");
			expect((wide?.[2] ?? 0) / (wide?.[3] ?? 1)).toBeCloseTo(4, 1);
			expect((turned?.[2] ?? 0) / (turned?.[3] ?? 1)).toBeCloseTo(3 / 7, 1);
			await page.close();
		}
	});
});
