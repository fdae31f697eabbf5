import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { buildArchive, makeArchive, story, treeOf, write } from "../../pipeline/archives.ts";

/** Enough stories that threads are started for them. */
function many(): Record<string, string> {
	const stories = Array.from({ length: 1_100 }, (_, index) => {
		const day = new Date(Date.UTC(2000, 0, 1 + index)).toISOString().slice(0, 10);
		return [`content/${index}.md`, story(`Story ${index}`, { published: day, tags: [`t${index % 5}`] })] as const;
	});
	return Object.fromEntries(stories);
}

describe("threads", () => {
	it("give the same bytes and problems as one thread does", async () => {
		const root = makeArchive({ ...many(), "content/bad.md": story("Bad", { embargo: "2021-02-31" }), "content/p.svg": "<svg/>" });
		const one = await buildArchive(root, { jobs: 1, output: path.join(root, "one") });
		const two = await buildArchive(root, { jobs: 2, output: path.join(root, "two") });
		expect({ ...two, output: "", run: undefined }).toEqual({ ...one, output: "", run: undefined });
		expect(one.articles).toBe(1_100);
		expect(treeOf(path.join(root, "two"))).toEqual(treeOf(path.join(root, "one")));
	});

	it("name the page and the story where a template fails, and publish nothing", async () => {
		const root = makeArchive(many());
		write(root, { "templates/layouts/story.njk": "{% if item.article.headline == 'Story 700' %}{{ item.nothing.here() }}{% endif %}" });
		const message = expect.stringContaining("/2001/12/01/700.html (from 700.md)");
		await expect(buildArchive(root, { jobs: 2 })).rejects.toMatchObject({ name: "CannotRun", message, remedy: expect.any(String) });
		expect(existsSync(path.join(root, "dist/index.html"))).toBe(false);
	});

	it("that die end the build with a message", async () => {
		const root = makeArchive({
			...many(),
			".eleventy.ts": `import { isMainThread } from "node:worker_threads";
import { backfile, defineArchive } from "backfile";
export const archive = defineArchive({ title: "T", url: "https://example.org/", onThisDay: false, search: false });
export default function (config) { if (!isMainThread) process.exit(3); config.addPlugin(backfile, archive); }
`,
		});
		await expect(buildArchive(root, { jobs: 2 })).rejects.toMatchObject({ name: "CannotRun", message: expect.stringContaining("thread") });
	});

	it("end in good order where the build ends before they have anything to render", async () => {
		const root = makeArchive({ ...many(), "content/bad.md": story("Bad", { embargo: "2021-02-31" }) });
		for (let again = 0; again < 2; again++) {
			expect(await buildArchive(root, { jobs: 2, strict: true, cache: false })).toMatchObject({ published: false, articles: 1_100 });
		}
	});
});
