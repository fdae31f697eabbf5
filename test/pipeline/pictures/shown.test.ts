import { describe, expect, it } from "vitest";
import { noTermNotes } from "../../../src/archive/terms.ts";
import { readStory } from "../../../src/article/read.ts";
import { shownPictures } from "../../../src/pipeline/pictures/shown.ts";

function story(file: string, status: string, src: string) {
	const bytes = Buffer.from(`---\ntitle: A\nstatus: ${status}\n---\n![Picture](${src})\n`);
	return readStory({ file, bytes, sha256: "", otherSources: [] }, "UTC");
}

describe("shownPictures", () => {
	it("gives the pictures of published stories and pages alone", () => {
		const files = ["media/x/a.jpg", "media/b.jpg", "media/x/c.jpg", "assets/d.svg"].map((name) => ({ path: name, from: name }));
		const stories = [story("x/a.md", "published", "a.jpg"), story("x/b.md", "draft", "../b.jpg"), { problems: [] }];
		const pages = [story("pages/about.md", "published", "/assets/d.svg#x")];
		expect(
			shownPictures(files, stories, pages, noTermNotes, { url: "https://example.org/", formerHosts: [] }).map((file) => file.path),
		).toEqual(["media/x/a.jpg", "assets/d.svg"]);
	});

	it("gives the pictures of authors", () => {
		const files = ["media/x/jane.jpg", "media/b.jpg"].map((name) => ({ path: name, from: name }));
		const author = [{ name: "Jane", spellings: [], hide: false, about: { image: "x/jane.jpg" } }];
		const site = { url: "https://example.org/", formerHosts: [] };
		expect(shownPictures(files, [], [], { author }, site).map(({ path }) => path)).toEqual(["media/x/jane.jpg"]);
	});
});
