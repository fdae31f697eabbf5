import path from "node:path";
import { describe, expect, it } from "vitest";
import { importerFor } from "../../../../src/importers/formats/formats.ts";
import { csv } from "../../../../src/importers/formats/table/csv.ts";
import { describeImporter } from "../../contract.ts";
import { readTwice, sourceOf, told } from "../../passes.ts";

const folder = path.join(import.meta.dirname, "substack");

describeImporter(csv, [folder]);

describe("an export of Substack", () => {
	it("is recognised", () => {
		expect(importerFor([sourceOf(folder)])).toBe(csv);
	});

	it("gives its posts with the texts beside its table", async () => {
		const { stories, problems, skipped } = await readTwice(csv, [folder]);
		expect(stories[0]).toMatchObject({
			key: "101.ferry-returns",
			fields: {
				headline: "The ferry returns",
				published: "2023-05-06T11:00:00+01:00",
				standfirst: "After two winters",
				slug: "ferry-returns",
			},
			body: { format: "html", text: expect.stringContaining("<em>back</em>") },
			addresses: ["/p/ferry-returns"],
		});
		expect(stories.map(({ fields }) => fields.status)).toEqual([undefined, "draft", "draft", undefined, undefined]);
		expect(stories[3]?.body.text).toContain('<audio controls src="https://media.example/radio.mp3"></audio>');
		expect(problems.map(({ file, ...problem }) => `${path.basename(file)} ${told(problem as never)}`)).toEqual([
			"posts.csv warning date-missing 4",
			"posts.csv warning text-missing 6",
			"999.stray.html warning text-missing",
		]);
		expect(skipped).toEqual([
			"substack/email_list.csv: it holds addresses of readers, or what they opened",
			"substack/posts/999.stray.html: no row of posts.csv says what it is",
			"substack/posts/101.ferry-returns.opens.csv: it holds addresses of readers, or what they opened",
		]);
	});
});
