import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { describe, expect, it, onTestFinished } from "vitest";
import { buildArchive, makeArchive, putClockAhead, story, treeOf, write } from "../archives.ts";
import { gif, jpeg } from "../pictures/pictures.ts";

/** The `<img>`s of a page. */
function images(root: string, page: string): string[] {
	return readFileSync(path.join(root, "dist", page), "utf8").match(/<img [^>]*>/g) ?? [];
}

function webps(root: string): string[] {
	const folder = path.join(root, "dist/media/webp");
	return existsSync(folder) ? readdirSync(folder).sort() : [];
}

/** Makes a cache trust the files that were just written. */
function trustFiles(): void {
	onTestFinished(putClockAhead());
}

/** When each copy of the cache was written. */
function made(root: string): Record<string, number> {
	const cache = path.join(root, ".backfile");
	const files = readdirSync(cache, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".webp"));
	return Object.fromEntries(files.sort().map((name) => [path.basename(name), statSync(path.join(cache, name)).mtimeMs]));
}

const dated = { published: "2020-01-01" };

describe("pictures", () => {
	it("have their size as they are shown, and load when they are needed", async () => {
		const root = makeArchive({
			"content/a.md": story(
				"A",
				{ ...dated, image: { src: "x/lead.gif", alt: 'A "boat"' } },
				"![B](turned.jpg)\n\n![C](draft.svg) ![D](https://elsewhere.org/d.png)",
			),
			"content/b.html": story(
				"B",
				dated,
				'<img src="x/lead.gif" width="20" alt=""><img src="/media/turned.jpg" height=10 width="100%"><img src="https://elsewhere.org/d.png" width=3 height=4>',
			),
			"content/pages/about.md": story("About", {}, "![B](../x/lead.gif)"),
			"content/x/lead.gif": gif(40, 30),
			"content/turned.jpg": await jpeg(60, 20, 100, 6),
			"content/draft.svg": '<svg viewBox="0 0 30.4 20"/>',
		});
		await buildArchive(root);
		expect(images(root, "2020/01/01/a.html")).toEqual([
			'<img src="/media/x/lead.gif" alt="A &#x22;boat&#x22;" width="40" height="30" decoding="async">',
			'<img src="/media/turned.jpg" alt="B" width="20" height="60" loading="lazy" decoding="async">',
			'<img src="/media/draft.svg" alt="C" width="30" height="20" loading="lazy" decoding="async">',
			'<img src="https://elsewhere.org/d.png" alt="D" loading="lazy" decoding="async" data-missing="Picture missing">',
		]);
		expect(images(root, "2020/01/01/b.html")).toEqual([
			'<img src="/media/x/lead.gif" alt="" width="20" height="15" decoding="async">',
			'<img src="/media/turned.jpg" alt="" width="3" height="10" loading="lazy" decoding="async">',
			'<img src="https://elsewhere.org/d.png" alt="" width="3" height="4" loading="lazy" decoding="async" data-missing="Picture missing">',
		]);
		expect(images(root, "about.html")).toEqual(['<img src="/media/x/lead.gif" alt="B" width="40" height="30" decoding="async">']);
		expect(readFileSync(path.join(root, "dist/feed.xml"), "utf8")).not.toContain("lazy");
	});

	it("that get another size have the pages made again that show them, and no other", async () => {
		const root = makeArchive({
			"content/a.md": story("A", dated, "![B](boat.gif)"),
			"content/b.md": story("B", dated, "![B](other.gif)"),
			"content/boat.gif": gif(40, 30),
			"content/other.gif": gif(40, 30),
		});
		trustFiles();
		await buildArchive(root);
		write(root, { "content/boat.gif": gif(41, 30) });
		const { changes } = await buildArchive(root);
		expect(changes.changed.map((change) => change.path)).toEqual(["2020/01/01/a.html", "media/boat.gif"]);
		expect(images(root, "2020/01/01/a.html")[0]).toContain('width="41"');
	});

	it("that are none are told of and copied as they are", async () => {
		const files = {
			"content/a.md": story("A", dated, "![B](x/boat.jpg)"),
			"content/x/boat.jpg": "no picture",
			"content/unseen.jpg": "nor this",
		};
		for (const settings of [{}, { images: "webp" }] as const) {
			const root = makeArchive(files, settings);
			const { problems } = await buildArchive(root);
			expect(problems).toMatchObject([{ file: "x/boat.jpg", rule: "picture-broken", severity: "warning" }]);
			expect(treeOf(path.join(root, "dist"))["media/x/boat.jpg"]).toBe("no picture");
		}
	});

	it("of the same bytes take the room of one, each at its own address, until one of them changes", async () => {
		const root = makeArchive({ "content/a.gif": gif(40, 30), "content/x/b.gif": gif(40, 30), "content/c.gif": gif(30, 40) });
		const inode = (name: string) => statSync(path.join(root, "dist/media", name)).ino;
		trustFiles();
		await buildArchive(root);
		expect(inode("x/b.gif")).toBe(inode("a.gif"));
		expect(inode("c.gif")).not.toBe(inode("a.gif"));
		write(root, { "content/d.gif": gif(30, 40), "content/x/b.gif": gif(50, 50) });
		const { changes } = await buildArchive(root);
		expect(changes).toMatchObject({ added: [{ path: "media/d.gif" }], changed: [{ path: "media/x/b.gif" }], removed: [] });
		expect(inode("d.gif")).toBe(inode("c.gif"));
		expect(readFileSync(path.join(root, "dist/media/a.gif"), "latin1")).toBe(gif(40, 30));
		expect(readFileSync(path.join(root, "dist/media/x/b.gif"), "latin1")).toBe(gif(50, 50));
	});
});

describe("pictures as WebP", () => {
	it("are offered in three widths where they are wider, once for the same bytes, and the original stays", async () => {
		const big = await jpeg(2000, 1000);
		const root = makeArchive(
			{
				"content/a.md": story("A", { ...dated, image: { src: "big.jpg", alt: "A" } }, "![B](x/same.jpg) ![C](middle.png) ![D](small.jpg)"),
				"content/big.jpg": big,
				"content/x/same.jpg": big,
				"content/middle.png": await sharp(await jpeg(700, 350))
					.png({ palette: false, compressionLevel: 0 })
					.toBuffer(),
				"content/small.jpg": await jpeg(480, 100),
				"content/unseen.jpg": await jpeg(1000, 100),
			},
			{ images: "webp", url: "https://example.org/archive/" },
		);
		await buildArchive(root);
		const [lead = "", same = "", middle = "", small = ""] = images(root, "2020/01/01/a.html");
		const [, hash = ""] = /webp\/([0-9a-f]{20})-480/.exec(lead) ?? [];
		const offered = [480, 960, 1600].map((width) => `/archive/media/webp/${hash}-${width}.webp ${width}w`).join(", ");
		expect(lead).toBe(
			`<img src="/archive/media/big.jpg" alt="A" srcset="${offered}" sizes="min(92vw, 660px)" width="2000" height="1000" decoding="async">`,
		);
		expect(same).toContain(`src="/archive/media/x/same.jpg" alt="B" srcset="${offered}"`);
		expect(middle).toMatch(
			/srcset="\/archive\/media\/webp\/[0-9a-f]{20}-480\.webp 480w, \/archive\/media\/middle\.png 700w" sizes="min\(92vw, 660px\)" width="700" height="350" loading/,
		);
		expect(small).toBe('<img src="/archive/media/small.jpg" alt="D" width="480" height="100" loading="lazy" decoding="async">');
		expect(webps(root)).toHaveLength(4);
		for (const width of [480, 960, 1600]) {
			const { format, width: found, height } = await sharp(path.join(root, `dist/media/webp/${hash}-${width}.webp`)).metadata();
			expect({ format, found, height }).toEqual({ format: "webp", found: width, height: width / 2 });
		}
		expect(readFileSync(path.join(root, "dist/media/big.jpg"))).toEqual(big);
		for (const name of ["feed.xml", "atom.xml", "feed.json"])
			expect(readFileSync(path.join(root, "dist", name), "utf8")).not.toContain("webp/");
		expect(readFileSync(path.join(root, "dist/2020/01/01/a.html"), "utf8").match(/https:\S*webp\//g)).toBeNull();
	});

	it("are turned as the camera was held, and tell nothing of it", async () => {
		const root = makeArchive(
			{ "content/a.md": story("A", dated, "![B](b.jpg)"), "content/b.jpg": await jpeg(600, 1000, 100, 6) },
			{ images: "webp" },
		);
		await buildArchive(root);
		const [name = ""] = webps(root);
		const { width, height, orientation, exif } = await sharp(path.join(root, "dist/media/webp", name)).metadata();
		expect({ width, height, orientation, exif }).toEqual({ width: 480, height: 288, orientation: undefined, exif: undefined });
		expect(images(root, "2020/01/01/a.html")[0]).toContain('width="1000" height="600"');
	});

	it("are not made of what moves, nor of drawings; what is damaged is told of", async () => {
		const frames = await sharp(Buffer.alloc(600 * 20 * 3).fill(99, 600 * 10 * 3), {
			raw: { width: 600, height: 20, channels: 3, pageHeight: 10 },
		})
			.gif()
			.toBuffer();
		const whole = await sharp(Buffer.from(Array.from({ length: 700 * 700 * 3 }, (_, at) => (at * at) % 251)), {
			raw: { width: 700, height: 700, channels: 3 },
		})
			.jpeg()
			.toBuffer();
		const root = makeArchive(
			{
				"content/a.md": story("A", dated, "![B](moves.gif) ![C](drawing.svg) ![D](cut.jpg)"),
				"content/moves.gif": frames,
				"content/drawing.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3000 3000"/>',
				"content/cut.jpg": whole.subarray(0, whole.length / 2),
			},
			{ images: "webp" },
		);
		expect((await sharp(frames).metadata()).pages).toBe(2);
		const { problems } = await buildArchive(root);
		expect(problems).toMatchObject([{ rule: "picture-broken", file: "cut.jpg" }]);
		expect(webps(root)).toEqual([]);
		expect(images(root, "2020/01/01/a.html").map((image) => /width="\d+"/.exec(image)?.[0])).toEqual([
			'width="600"',
			'width="3000"',
			'width="700"',
		]);
	});

	it("are made once: a second build, a renamed picture and an output folder from nothing convert none, one more story its own", async () => {
		const root = makeArchive(
			{ "content/a.md": story("A", dated, "![B](b.jpg)"), "content/b.jpg": await jpeg(1000, 500) },
			{ images: "webp" },
		);
		trustFiles();
		await buildArchive(root);
		const first = made(root);
		expect(Object.keys(first)).toHaveLength(2);
		const tree = treeOf(path.join(root, "dist"));
		rmSync(path.join(root, "dist"), { recursive: true });
		await buildArchive(root);
		expect(made(root)).toEqual(first);
		expect(treeOf(path.join(root, "dist"))).toEqual(tree);
		write(root, {
			"content/c.md": story("C", dated, "![B](other.jpg) ![B](d.jpg)"),
			"content/other.jpg": await jpeg(1000, 500),
			"content/d.jpg": await jpeg(500, 500),
		});
		const { changes } = await buildArchive(root);
		const second = made(root);
		expect(Object.keys(second)).toHaveLength(3);
		expect(second).toMatchObject(first);
		expect(changes.added.map((change) => change.path)).toEqual(
			expect.arrayContaining(
				Object.keys(second)
					.filter((name) => !(name in first))
					.map((name) => `media/webp/${name}`),
			),
		);
		for (const file of ["a.md", "b.jpg", "other.jpg"]) rmSync(path.join(root, "content", file));
		write(root, { "content/c.md": story("C", dated, "![B](d.jpg)") });
		await buildArchive(root);
		expect(webps(root)).toEqual(Object.keys(second).filter((name) => !(name in first)));
	});

	it("are made anew where the cache is gone or damaged, with the same bytes", async () => {
		const root = makeArchive(
			{ "content/a.md": story("A", dated, "![B](b.jpg)"), "content/b.jpg": await jpeg(1000, 500) },
			{ images: "webp" },
		);
		trustFiles();
		await buildArchive(root);
		const tree = treeOf(path.join(root, "dist"));
		const cache = path.join(root, ".backfile");
		const copy = readdirSync(cache, { recursive: true, encoding: "utf8" }).find((name) => name.endsWith(".webp"));
		write(cache, { [copy ?? ""]: "damaged" });
		rmSync(path.join(root, "dist"), { recursive: true });
		await buildArchive(root);
		expect(treeOf(path.join(root, "dist"))).toEqual(tree);
		for (const folder of ["dist", ".backfile"]) rmSync(path.join(root, folder), { recursive: true });
		await buildArchive(root, { cache: false });
		expect(treeOf(path.join(root, "dist"))).toEqual(tree);
		expect(existsSync(cache)).toBe(false);
	});

	it("are made by threads as well", async () => {
		const stories = Object.fromEntries(
			Array.from({ length: 20 }, (_, index) => [`content/n${index}.md`, story(`N ${index}`, dated, `![B](p${index % 10}.jpg)`)]),
		);
		const pictures = await Promise.all(
			Array.from({ length: 10 }, async (_, index) => [`content/p${index}.jpg`, await jpeg(500, 500, index * 20)] as const),
		);
		const root = makeArchive({ ...stories, ...Object.fromEntries(pictures) }, { images: "webp" });
		// A build of so few files takes threads only where it must be guarded from what it reads.
		await buildArchive(root, { jobs: 2, isGuarded: true });
		expect(webps(root)).toHaveLength(10);
	});
});
