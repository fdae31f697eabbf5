import { describe, expect, it } from "vitest";
import { refuseTaken } from "../../../src/pipeline/render/own.ts";
import type { Output } from "../../../src/site/output.ts";

const SOURCES = { "staff.html": "templates/staff.njk" };

const OUTPUTS: readonly Output[] = [
	{ sort: "rendered", kind: "story", url: "/a.html", path: "a.html", source: "2024/a.md", data: () => ({}) },
	{ sort: "rendered", kind: "term", url: "/tags/x/", path: "tags/x/index.html", data: () => ({}) },
	{ sort: "rendered", kind: "redirect", url: "/old", path: "old", source: "2024/a.md", data: () => ({}) },
	{ sort: "copied", url: "/media/a.png", path: "media/a.png", from: "/archive/content/a.png" },
	{ sort: "derived", url: "/pagefind/", path: "pagefind" } as unknown as Output,
];

/** What is said of one file of the owner's, made by a page or not. */
function saidOf(file: string, source?: string): string {
	const sources: Record<string, string> = source === undefined ? SOURCES : { ...SOURCES, [file]: source };
	const files = ["other.html", file].map((path) => ({ path, from: `/staging/${path}` }));
	try {
		refuseTaken({ files, hasOwnFiles: true, sources }, OUTPUTS, (story) => `content/${story}`);
		return "";
	} catch (error) {
		return String(error).replace(/^\w+: /, "");
	}
}

describe("refuseTaken", () => {
	it("names the owner's page and what stands at its address", () => {
		const mine = "templates/staff.njk";
		expect(saidOf("a.html", mine)).toBe(
			"Two files would stand at /a.html: your page templates/staff.njk, and the page of content/2024/a.md.",
		);
		expect(saidOf("Tags/X/index.html", mine)).toBe(
			"Two files would stand at /Tags/X/index.html: your page templates/staff.njk, and a page of the archive, which layouts/term.njk makes.",
		);
		expect(saidOf("old", mine)).toBe(
			"Two files would stand at /old: your page templates/staff.njk, and the old address of content/2024/a.md.",
		);
		expect(saidOf("media/a.png")).toBe(
			"Two files would stand at /media/a.png: a file that Eleventy copies or makes for you, and the copy of /archive/content/a.png.",
		);
		expect(saidOf("pagefind/x.js")).toBe(
			"Two files would stand at /pagefind/x.js: a file that Eleventy copies or makes for you, and the search index.",
		);
	});

	it("finds a file that would have to be a folder as well", () => {
		const said = (file: string, path: string, owner: string) =>
			`No file can stand below another one: at /${file} would stand your page templates/staff.njk, and at /${path} ${owner}.`;
		expect(saidOf("a.html/b.html", "templates/staff.njk")).toBe(said("a.html/b.html", "a.html", "the page of content/2024/a.md"));
		expect(saidOf("tags", "templates/staff.njk")).toBe(
			said("tags", "tags/x/index.html", "a page of the archive, which layouts/term.njk makes"),
		);
	});

	it("refuses the names of a build's own files, and nothing else", () => {
		expect(saidOf(".backfile.json")).toContain("names that begin with .backfile are those of the build's own files");
		expect(saidOf("tags/y/index.html")).toBe("");
		expect(saidOf("ta")).toBe("");
	});
});
