import { describe, expect, it } from "vitest";
import { unreadProblem } from "../../../src/pipeline/content/unread.ts";
import { inFolder } from "./folder.ts";

const yaml = "---\ntitle: Harbour wall\ndraft: true\n---\n\nThe council voted.\n";
const words = "The council voted last night to rebuild the harbour wall.\n";

function judge(file: string, data: string | Uint8Array) {
	return inFolder({ [file]: data }, (folder) => unreadProblem(folder, file));
}

describe("unreadProblem", () => {
	it.each<[string, string | Uint8Array, string]>([
		["a.page", yaml, "error not-read"],
		["a.1", `\ufeff${yaml}`, "error not-read"],
		["a.mmd", "+++\ntitle = 'A'\n+++\nText", "error not-read"],
		["a.post", "Title: A\nDate: 2020-01-01\n\nText", "error not-read"],
		["a.wire", Buffer.from(`\ufeff${yaml}`, "utf16le"), "error not-read"],
		["a.wire", words, "info not-read"],
		["a.wire", "---\n\nA line above all.\n", "info not-read"],
		["LICENSE", words, "info not-read"],
		["a.bin", Uint8Array.from([1, 2, 0, 3, 0, 5]), "info not-read"],
		["a.empty", "", "info not-read"],
		["feed.xml", "---\nlayout: none\n---\n<rss/>", "info not-read"],
		["main.scss", "---\n---\n@import 'x';", "info not-read"],
		["page.njk", yaml, "info not-read"],
		["a.md.bak", yaml, "info not-read"],
		["a.md~", yaml, "info not-read"],
		["a.docx", "PK", "info not-read"],
		["a.DOC", "\u00d0\u00cf", "info not-read"],
		["articles.xlsx", "PK", "error not-read"],
		["a.rst", words, "error markup-not-read"],
		["a.adoc", words, "error markup-not-read"],
		["README.md", words, "info readme"],
		["news/README.md", yaml, "warning readme"],
		["news/_index.md", "---\ntitle: News\n---\n\nAll about our news pages.\n", "warning section-index"],
		["news/_index.de.html", "<p>Words</p>", "warning section-index"],
		["news/_index.md", "---\ntitle: News\n---\n", "info section-index"],
		["news/_index.md", "+++\ntitle = 'News'\n+++", "info section-index"],
		["news/_index.md", "", "info section-index"],
	])("of %s with %j is: %s", (file, data, expected) => {
		const { severity, rule, message, remedy } = judge(file, data);
		expect(`${severity} ${rule}`).toBe(expected);
		expect(message).toMatch(/\.$/);
		expect(remedy).toMatch(/\.$/);
	});

	it("names the file as it would be read", () => {
		expect(judge("news/a.page", yaml).remedy).toBe("Rename it to a.md if it is a story.");
		expect(judge("news/a.wire", words).remedy).toBe("Rename it to a.txt if it is a story.");
	});
});

it("says of data of another program what of it counts", () => {
	expect(unreadProblem("/archive", "x/x.json", true)).toMatchObject({
		severity: "info",
		message: expect.stringContaining("such as draft"),
	});
});
