import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { buildArchive, makeArchive, story, treeOf } from "../pipeline/archives.ts";
import { backfile } from "./run.ts";

describe("backfile clean", () => {
	it("deletes the cache, which the next build does not need, and leaves the site", async () => {
		const root = makeArchive({ "content/a.md": story("First", { published: "2020-01-01" }) });
		const dist = path.join(root, "dist");
		await buildArchive(root);
		const before = treeOf(dist);
		expect(existsSync(path.join(root, ".backfile"))).toBe(true);
		for (const _ of ["with a cache", "without one"]) {
			expect(await backfile(root, "clean")).toMatchObject({ code: 0, out: "", err: "" });
			expect(existsSync(path.join(root, ".backfile"))).toBe(false);
			expect(treeOf(dist)).toEqual(before);
		}
		expect(await buildArchive(root)).toMatchObject({ problems: [], changes: { added: [], changed: [], removed: [] } });
		expect(treeOf(dist)).toEqual(before);
		expect(existsSync(path.join(root, ".backfile"))).toBe(true);
	});
});
