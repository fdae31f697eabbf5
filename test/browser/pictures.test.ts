import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { makeArchive, story } from "../pipeline/archives.ts";
import { jpeg } from "../pipeline/pictures/pictures.ts";
import { hasBrowser, openArchive } from "./sample.ts";
import { countShifts, shiftsOf } from "./shifts.ts";

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

	it("of another site move nothing when they do not come, and are told of in words", async () => {
		const far = (name: string, more = "") => `<img src="https://far.example/${name}.jpg" alt="${name}"${more}>`;
		const root = makeArchive({
			"content/a.md": story(
				"Far",
				{ published: "2020-01-01", image: { src: "https://far.example/lead.jpg", alt: "A lead ".repeat(30), caption: "Below" } },
				`Words ${far("among")} of a line that is long enough to be broken where the window is narrow.\n\n![alone](https://far.example/b.jpg)

<p><a href="/">${far("linked")}</a></p><figure>${far("figure")}<figcaption>Caption</figcaption></figure>

${far("sized", ' width="200" height="100"')}\n\nText.\n\n${"Words.\n\n".repeat(40)}${far("late", ' width="300" height="900"')}\n\nThe end.`,
			),
		});
		const site = await openArchive(path.join(root, ".eleventy.ts"));
		onTestFinished(() => site.close());
		for (const width of [320, 1280]) {
			const page = await site.browser.newPage({ viewport: { width, height: 900 } });
			await countShifts(page);
			let release = () => {};
			const held = new Promise<void>((resolve) => {
				release = resolve;
			});
			await page.route("https://far.example/**", async (route) => {
				await held;
				await route.abort();
			});
			await page.goto(`${site.origin}/2020/01/01/a.html`, { waitUntil: "domcontentloaded" });
			await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50))));
			release();
			await page.waitForFunction(() => document.querySelectorAll(".missing").length > 5);
			await page.mouse.move(100, 400);
			await page.mouse.wheel(0, 800);
			await page.waitForFunction(() => document.querySelectorAll(".missing").length === 7);
			await page.mouse.wheel(0, 3000);
			await page.waitForTimeout(100);
			expect(await shiftsOf(page)).toEqual([]);
			const kinds = await page.$$eval(".missing", (notes) => notes.map(({ className, textContent }) => [className, textContent]));
			expect(kinds.map(([kind]) => kind)).toEqual([
				..."line mark line line line room".split(" ").map((kind) => `missing ${kind}`),
				"missing",
			]);
			expect(kinds.at(1)).toEqual(["missing mark", "Picture missing: among"]);
			await page.emulateMedia({ media: "print" });
			const heights = await page.$$eval(".missing", (notes) => notes.map((note) => note.getBoundingClientRect().height));
			expect(Math.max(...heights)).toBeLessThan(width === 320 ? 250 : 70);
			expect(Math.min(...heights)).toBeGreaterThan(10);
			await page.close();
		}
	});
});
