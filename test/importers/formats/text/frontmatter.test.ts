import { describe, expect, it } from "vitest";
import { text } from "../../../../src/importers/formats/text/text.ts";
import { folderOf, readTwice, told } from "../../passes.ts";

describe("front matter in a text", () => {
	it("is read as the content folder reads it", async () => {
		const { stories, problems } = await readTwice(text, [
			folderOf({
				"a.txt":
					"---\ntitle: The wall\ndate: 1957-03-04\nauthor: Ann Lee\ntags: [docks, wall]\npermalink: /old/a/\nid: A1\n---\n\nThe first line is no headline.\n",
				"b.txt": "---\ndraft: True\ndate: 1957-03-05\n---\n\nSecret plans\n\nBy Ann Lee\n\nNobody may know.\n",
				"c.txt": "---\ntitle: C\ndate: 1957-03-06\nembargo: 2030-01-01\nvisibility: odd\n---\n\nWords.\n",
			}),
		]);
		expect(stories[0]).toMatchObject({
			key: "A1",
			fields: { headline: "The wall", published: "1957-03-04", authors: [{ name: "Ann Lee" }], tags: ["docks", "wall"] },
			body: { text: "\nThe first line is no headline.\n" },
			addresses: ["/old/a/"],
		});
		expect(stories[1]).toMatchObject({
			fields: { headline: "Secret plans", byline: "By Ann Lee", status: "draft" },
			body: { text: "Nobody may know.\n" },
		});
		expect(stories[2]?.fields).toMatchObject({ status: "draft", embargo: "2030-01-01" });
		expect(problems.map(told)).toEqual(["error status-odd 5"]);
	});

	it("that cannot be read keeps its story out", async () => {
		const { stories, skipped, problems } = await readTwice(text, [
			folderOf({
				"a.txt": "---\ntitle: [open\ndraft: true\n---\n\nWords.\n",
				"b.txt": "B\n\nWords.\n",
				"c.txt": "---\ndate: soon\n---\n\nC\n\nWords.\n",
			}),
		]);
		expect(stories.map(({ name }) => name)).toEqual(["B"]);
		expect(skipped.map((line) => line.replace(/^.*: /, ""))).toEqual([
			"its front matter cannot be read",
			"it may have to wait, and its front matter does not say how long",
		]);
		expect(problems.filter(({ severity }) => severity === "error")).toHaveLength(2);
	});

	it("is no line of dashes in a text", async () => {
		const { stories } = await readTwice(text, [folderOf({ "a.txt": "The wall\n\n---\n\nWords.\n" })]);
		expect(stories[0]).toMatchObject({ name: "The wall", body: { text: "---\n\nWords.\n" } });
	});
});
