import { symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { html } from "../../../../src/importers/formats/html/html.ts";
import { emptyFolder, importInto, treeOf } from "../../contract.ts";
import { folderOf } from "../../passes.ts";
import { pageOf, TEXT } from "./pages.ts";

const page = (images: string, head = "") => pageOf(head, `<h1>A</h1><p class="published">3 March 1999</p>${TEXT}<p>${images}</p>`);

/** Imports a source; returns the files that came with the stories, and which are missing. */
async function importFiles(source: string) {
	const root = emptyFolder();
	const report = await importInto(root, html, [source]);
	const tree = treeOf(path.join(root, "content"));
	const uploads = Object.entries(tree).filter(([file]) => file.startsWith("uploads/"));
	const story = Object.entries(tree).find(([file]) => /\.(md|html)$/.test(file))?.[1] ?? "";
	return { uploads: Object.fromEntries(uploads), missing: report.missingMedia.map(({ name }) => name), problems: report.problems, story };
}

describe("the pictures of a mirror", () => {
	it("come with the stories, without --media", async () => {
		const folder = folderOf({
			"old.example/news/a.html": page(
				'<img src="../images/a.png" alt=""><img src="https://www.old.example/images/b.png" alt=""><img src="gone.png" alt="">',
			),
			"old.example/images/a.png": "A",
			"old.example/images/b.png": "B",
			"old.example/images/unused.png": "U",
		});
		const { uploads, missing, story } = await importFiles(folder);
		expect(uploads).toEqual({ "uploads/images/a.png": "A", "uploads/images/b.png": "B" });
		expect(missing).toEqual(["news/gone.png"]);
		expect(story).toContain("uploads/images/a.png");
		expect((await importFiles(path.join(folder, "old.example"))).uploads).toEqual(uploads);
	});

	it("of other hosts lie in folders of their own", async () => {
		const folder = folderOf({
			"old.example/a.html": page('<img src="../cdn.example/p.png" alt=""><img src="p.png" alt="">'),
			"old.example/p.png": "OLD",
			"cdn.example/p.png": "CDN",
		});
		expect((await importFiles(folder)).uploads).toEqual({ "uploads/p.png": "OLD", "uploads/cdn.example/p.png": "CDN" });
	});

	it("are found where no folder names the host, and where a tool put the query into the name", async () => {
		const folder = folderOf({
			"news/a.html": page('<img src="../images/a.png" alt=""><img src="../images/b.png%3Fw=300" alt="">'),
			"images/a.png": "A",
			"images/b.png?w=300": "B",
		});
		expect((await importFiles(folder)).uploads).toEqual({ "uploads/images/a.png": "A", "uploads/images/b.png": "B" });
	});

	it("of a page that was saved by itself are those that were saved with it", async () => {
		const folder = folderOf({
			"Budget.html": page('<img src="Budget_files/a.png" alt=""><img src="private.png" alt="">'),
			"Budget_files/a.png": "A",
			"private.png": "P",
		});
		const { uploads, missing } = await importFiles(path.join(folder, "Budget.html"));
		expect(uploads).toEqual({ "uploads/Budget_files/a.png": "A" });
		expect(missing).toEqual(["private.png"]);
	});

	it("are not taken from outside the source", async () => {
		const outside = path.join(emptyFolder(), "secret.png");
		writeFileSync(outside, "S");
		const folder = folderOf({ "old.example/a.html": page('<img src="link.png" alt=""><img src="../../secret.png" alt="">') });
		symlinkSync(outside, path.join(folder, "old.example/link.png"));
		const { uploads, problems } = await importFiles(folder);
		expect(uploads).toEqual({});
		expect(problems.map(({ rule }) => rule)).toEqual(["media-refused"]);
	});
});

describe("a mirror of several sites", () => {
	const pages = (host: string, count: number) =>
		Object.fromEntries(
			Array.from({ length: count }, (_, number) => [`${host}/${number}.html`, page("", `<title>${host} ${number}</title>`)]),
		);

	it("is read, and told with their names", async () => {
		const { problems } = await importFiles(
			folderOf({ ...pages("www.old.example", 4), ...pages("www.new.example", 3), ...pages("ads.net", 1) }),
		);
		const told = problems.find(({ rule }) => rule === "sites-several");
		expect(told?.message).toContain("2 sites: www.old.example (4 pages), www.new.example (3 pages)");
	});

	it("is one site where the hosts end alike", async () => {
		const { problems } = await importFiles(folderOf({ ...pages("www.old.example", 4), ...pages("sport.old.example", 3) }));
		expect(problems.filter(({ rule }) => rule === "sites-several")).toEqual([]);
	});
});
