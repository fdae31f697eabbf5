import { rmSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openBuilder } from "../../../src/pipeline/threads/commandthread.ts";
import { buildArchive, makeArchive, story, treeOf, write } from "../../pipeline/archives.ts";

function open() {
	const builder = openBuilder();
	onTestFinished(() => builder.renew());
	return builder;
}

describe("openBuilder", () => {
	it("builds again and again what a build from nothing makes", async () => {
		const named = (index: number) =>
			[`content/${index}.md`, story(`Story ${index}`, { published: `20${10 + (index % 10)}-05-06` })] as const;
		const root = makeArchive(Object.fromEntries(Array.from({ length: 1_010 }, (_, index) => named(index))));
		const options = { config: path.join(root, ".eleventy.ts"), at: Date.UTC(2026, 0, 1), jobs: 2 };
		const builder = open();
		await builder.build(options);
		write(root, { "content/3.md": story("Another headline", { published: "1957-03" }), "content/x/new.md": story("New") });
		expect((await builder.build(options)).articles).toBe(1_011);
		rmSync(path.join(root, "content/x/new.md"));
		expect((await builder.build(options)).articles).toBe(1_010);
		await buildArchive(root, { output: path.join(root, "clean"), cache: false });
		expect(treeOf(path.join(root, "dist"))).toEqual(treeOf(path.join(root, "clean")));
	});

	it("loads anew what it is told to forget", async () => {
		const page = { "templates/layouts/not-found.njk": "{{ paper }}", "content/a.md": story("First") };
		const root = makeArchive({ ...page, "templates/_data/paper.js": "export default 'Old';", "package.json": '{ "type": "module" }' });
		const options = { config: path.join(root, ".eleventy.ts") };
		const builder = open();
		await builder.build(options);
		write(root, { "templates/_data/paper.js": "export default 'New';" });
		await builder.renew();
		await builder.build(options);
		expect(treeOf(path.join(root, "dist"))["404.html"]).toBe("New");
	});

	it("has another thread where one has died", async () => {
		const root = makeArchive({ "content/a.md": story("First") });
		const settings = path.join(root, ".eleventy.ts");
		const builder = open();
		await builder.build({ config: settings });
		write(root, { "dies.ts": "process.exit(3);\n" });
		const dies = builder.build({ config: path.join(root, "dies.ts") });
		await expect(dies).rejects.toMatchObject({ name: "CannotRun", message: expect.stringContaining("ended before") });
		expect((await builder.build({ config: settings })).articles).toBe(1);
	});
});
