import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { buildArchive, makeArchive, story } from "../archives.ts";

const scanned = (scan: string, more: object = {}) => story("Flood", { published: "1953-02-06", print: { page: "1", scan }, ...more });

const linkIn = (root: string, name: string) =>
	/<a href="([^"]*)">See the page as it was printed/.exec(readFileSync(path.join(root, `dist/1953/02/06/${name}.html`), "utf8"))?.[1];

it("leads to the scan of the printed page: a file of the content folder, a web address, the picture of a IIIF image", async () => {
	const root = makeArchive({
		"content/x/a.md": scanned("Scans/page 1.pdf"),
		"content/x/b.md": scanned("https://library.example/1953.jpg"),
		"content/x/c.md": scanned("https://iiif.example/1953/info.json"),
		"content/x/d.md": story("No print", { published: "1953-02-06", print: { scan: "/media/x/scans/page%201.pdf" } }),
		"content/x/scans/page 1.pdf": "%PDF-1.4",
	});
	const { problems } = await buildArchive(root);
	expect(problems).toEqual([]);
	expect(["a", "b", "c", "d"].map((name) => linkIn(root, name))).toEqual([
		"/media/x/scans/page%201.pdf",
		"https://library.example/1953.jpg",
		"https://iiif.example/1953/full/max/0/default.jpg",
		"/media/x/scans/page%201.pdf",
	]);
	expect(readFileSync(path.join(root, "dist/1953/02/06/d.html"), "utf8")).not.toContain("In print");
});

it("tells of a scan that is not there, on its line, and refuses what is no address of a page", async () => {
	const root = makeArchive({
		"content/a.md": "---\ntitle: Flood\ndate: 1953-02-06\nprint:\n  page: 1\n  scan: none.pdf\n---\nWords.",
		"content/b.md": scanned("javascript:alert(1)"),
	});
	const { problems } = await buildArchive(root);
	expect(problems.map(({ file, line, rule }) => [file, line, rule])).toEqual([
		["a.md", 4, "media-missing"],
		["b.md", expect.anything(), "field-form"],
	]);
	expect(linkIn(root, "b")).toBeUndefined();
});

it("keeps back a scan that only a draft names", async () => {
	const root = makeArchive({
		"content/a.md": story("Other"),
		"content/b.md": scanned("page.pdf", { status: "draft" }),
		"content/page.pdf": "%PDF-1.4",
	});
	await buildArchive(root);
	expect(existsSync(path.join(root, "dist/media/page.pdf"))).toBe(false);
});
