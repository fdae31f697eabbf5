import path from "node:path";
import { describe, expect, it } from "vitest";
import { openPictures } from "../../../src/pipeline/pictures/memory.ts";
import { inspectPictures, type PictureWork } from "../../../src/pipeline/pictures/pictures.ts";
import { type Pool, withoutThreads } from "../../../src/pipeline/threads/pool.ts";
import { temporary, write } from "../archives.ts";
import { jpeg } from "./pictures.ts";

async function work(change: Partial<PictureWork> = {}): Promise<PictureWork & { readonly asked: string[] }> {
	const root = temporary();
	const asked: string[] = [];
	const pool = withoutThreads();
	const watched: Pool = {
		...pool,
		run(name, task) {
			asked.push(name);
			return pool.run(name, task);
		},
	};
	write(root, { "a.jpg": await jpeg(500, 250), "b.jpg": await jpeg(500, 250) });
	return {
		files: ["a.jpg", "b.jpg"].map((name) => ({ path: `media/${name}`, from: path.join(root, name) })),
		images: "webp",
		photoPrivacy: "keep",
		sharp: "1",
		memory: openPictures(path.join(root, "cache")),
		pool: watched,
		atOnce: 1,
		stampOf: () => "stamp",
		isPublished: () => false,
		asked,
		...change,
	};
}

describe("inspectPictures", () => {
	it("says once that sharp is missing, and measures all the same", async () => {
		const { facts, problems } = await inspectPictures(await work({ sharp: "" }));
		expect(problems).toMatchObject([{ rule: "sharp-missing", message: expect.stringContaining("is not installed") }]);
		expect([...facts]).toEqual(["a.jpg", "b.jpg"].map((name) => [`media/${name}`, { width: 500, height: 250 }]));
		expect((await inspectPictures(await work({ sharp: "", images: "copy" }))).problems).toEqual([]);
		expect((await inspectPictures(await work({ sharp: "", files: [] }))).problems).toEqual([]);
	});

	it("says why sharp does not run", async () => {
		const given = await work();
		const pool: Pool = {
			...given.pool,
			run: ((name, task) => (name === "convert" ? Promise.resolve({ unusable: "no libvips" }) : given.pool.run(name, task))) as Pool["run"],
		};
		const { facts, problems } = await inspectPictures({ ...given, pool });
		expect(problems).toMatchObject([{ rule: "sharp-missing", message: expect.stringContaining("does not run (no libvips)") }]);
		expect(facts.get("media/a.jpg")).toEqual({ width: 500, height: 250 });
	});

	it("asks for nothing that it remembers, and for what another sharp would make", async () => {
		const given = await work();
		const first = await inspectPictures(given);
		expect(first.converted).toMatchObject({ pictures: 1 });
		const again = { ...given, memory: openPictures(path.dirname(given.memory.folder)) };
		given.asked.length = 0;
		expect((await inspectPictures(again)).facts).toEqual(first.facts);
		expect(given.asked).toEqual([]);
		await inspectPictures({ ...again, sharp: "2" });
		expect(given.asked).toEqual(["convert"]);
		given.asked.length = 0;
		await inspectPictures({ ...again, sharp: "2", stampOf: () => "" });
		expect(given.asked).toEqual(["measure"]);
	});
});
