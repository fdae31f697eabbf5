import path from "node:path";
import { describe, expect, it } from "vitest";
import { buildArchive, makeArchive, story, temporary, treeOf, write } from "../../pipeline/archives.ts";
import { backfile } from "../run.ts";

describe("backfile upload", () => {
	it("sends the site of the settings, and prints what it sent", async () => {
		const root = makeArchive({ "content/a.md": story("First", { published: "2020-01-01" }) });
		await buildArchive(root);
		const target = path.join(temporary(), "www");
		const { code, out, err } = await backfile(root, "upload", target);
		expect({ code, err }).toEqual({ code: 0, err: "" });
		expect(out).toMatch(/^Sent to \S+\/www: \d+ new, 0 changed, 0 removed of \d+ files \(\d\.\d MB\), in \d+\.\d s\.\n$/);
		expect(treeOf(target)).toEqual(treeOf(path.join(root, "dist")));
	});

	it("says in one line and a remedy why it cannot", async () => {
		const root = makeArchive({ "content/a.md": story("First", { published: "2020-01-01" }) });
		expect(await backfile(root, "upload", "/nowhere/www")).toMatchObject({
			code: 2,
			out: "",
			err: expect.stringMatching(
				/holds no \.backfile\.json: nothing was built there\.\n {4}Run backfile build, then upload\.\n {4}See docs\/uploads\.md\n$/,
			),
		});
	});
});

describe("backfile verify", () => {
	it("prints what differs, ends with 1 where anything does, and gives all as JSON", async () => {
		const root = makeArchive({ "content/a.md": story("First", { published: "2020-01-01" }) });
		await buildArchive(root);
		expect(await backfile(root, "verify")).toMatchObject({
			code: 0,
			out: expect.stringContaining("0 missing, 0 changed, 0 foreign, 0 unreadable"),
		});
		write(root, { "dist/index.html": "x", "dist/theirs.html": "x" });
		const { code, out } = await backfile(root, "verify", "dist");
		expect(code).toBe(1);
		expect(out).toMatch(/^changed: index\.html \(1 bytes, not \d+\)\nforeign: theirs\.html\n/);
		const json = await backfile(root, "verify", "--json");
		expect(JSON.parse(json.out)).toMatchObject({ changed: [{ path: "index.html" }], foreign: [{ path: "theirs.html" }], missing: [] });
	});
});
