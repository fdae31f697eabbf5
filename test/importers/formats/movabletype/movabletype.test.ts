import path from "node:path";
import { describe, expect, it } from "vitest";
import { movabletype } from "../../../../src/importers/formats/movabletype/movabletype.ts";
import { describeImporter, emptyFolder, importInto, treeOf } from "../../contract.ts";
import { folderOf, readTwice, sourceOf } from "../../passes.ts";

const courier = path.join(import.meta.dirname, "courier.txt");

describeImporter(movabletype, [courier]);

describe("Movable Type", () => {
	it("gives entries with their categories, tags, comments and both halves of their texts", async () => {
		const { stories, problems } = await readTwice(movabletype, [courier]);
		expect(stories[0]).toMatchObject({
			key: "https://courier.example/2006/01/ferry-quay.html",
			place: { line: 1 },
			fields: {
				headline: "Ferry & quay",
				published: "2006-01-21T22:46:54+00:00",
				authors: ["Ann Example"],
				section: "Harbour",
				tags: ["Council", "ferry", "quay, the old"],
				standfirst: "It is back.",
				slug: "ferry-quay",
			},
			comments: [
				{ id: "1", name: "Mark Reader", date: "2006-01-22T08:00:00+00:00", text: "<p>I saw it, too.</p>\n<p>DATE: it was early.</p>" },
			],
			notCarried: ["mood", "pings"],
		});
		expect(stories[0]?.body.text).toBe(
			"<p>The ferry returned.<br>\nIt was late.</p>\n<p>Nobody minded.</p>\n<p>More of it.</p>\n<p>-----<br>\nnot a part</p>",
		);
		expect(stories[1]).toMatchObject({
			fields: { headline: "Half *written*.", status: "draft", published: "2006-02-01T00:05:00+00:00" },
			body: { format: "markdown", text: "Half *written*." },
		});
		expect(stories[1]?.fields).not.toHaveProperty("authors");
		expect(stories[2]?.fields).toMatchObject({ headline: "Budget", embargo: "2030-01-01T10:00:00+00:00" });
		expect(problems.map(({ rule, line }) => [rule, line])).toEqual([
			["headline-missing", 49],
			["source-syntax", 59],
		]);
	});

	it("brings no address of anybody over", async () => {
		const root = emptyFolder();
		await importInto(root, movabletype, [courier]);
		expect(JSON.stringify(treeOf(root))).not.toMatch(/reader\.example|203\.0\.113|tom@/);
	});

	it("is recognised by its first entry", () => {
		const folder = folderOf({
			"a.txt": "TITLE: X\n\nA story, and no export.\n",
			"b.txt": "TITLE: X\r\n-----\r\nBODY:\r\nx\r\n-----\r\n--------\r\n",
		});
		expect(movabletype.recognises(sourceOf(path.join(folder, "a.txt")))).toBe(false);
		expect(movabletype.recognises(sourceOf(path.join(folder, "b.txt")))).toBe(true);
	});
});
