import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { ninjs } from "../../../src/importers/formats/wire/ninjs/ninjs.ts";
import { ninjsLine } from "../../../src/view/metadata/ninjs.ts";
import { folderOf, readTwice } from "../../importers/passes.ts";
import { article } from "../../site/articles.ts";

const place = { uri: "tag:example.org,2026:a", url: "https://example.org/a.html", language: "en" };

const full: Partial<Article> = {
	headline: 'Ferry "returns" at last',
	authors: [{ name: "Ann Example", url: "https://example.org/ann" }, { name: "Tom Ferris" }],
	section: "Harbour",
	tags: ["ferry", "quay"],
	series: "The harbour",
	dateline: "Saltmarsh",
	language: "de",
	standfirst: "After ten years.",
	description: "It is back.",
	source: { name: "The Courier", url: "https://courier.example/" },
	rights: "© 1957 The Courier",
};

const itemOf = (story: Article): unknown => JSON.parse(ninjsLine(story, place));

describe("a story as ninjs", () => {
	it("holds what is known of it, and no date that is not", () => {
		expect(itemOf(article("a", "1957-03~", full))).toMatchObject({
			uri: place.uri,
			type: "text",
			representationType: "partial",
			pubStatus: "usable",
			headlines: [{ role: "main", value: 'Ferry "returns" at last' }],
			by: "Ann Example, Tom Ferris",
			subjects: [
				{ name: "Harbour", rel: "section" },
				{ name: "The harbour", rel: "series" },
				{ name: "ferry", rel: "about" },
				{ name: "quay", rel: "about" },
			],
			altIds: [
				{ role: "backfile", value: "a" },
				{ role: "published", value: "1957-03~" },
			],
		});
		expect(itemOf(article("a", "1957-03~", full))).not.toHaveProperty("firstCreated");
		expect(itemOf(article("a", "2024-03-15T10:00:00+01:00"))).toMatchObject({ firstCreated: "2024-03-15T09:00:00+00:00", language: "en" });
	});

	const schema = path.join(import.meta.dirname, "../../../../shared/corpora/ninjs/schema/ninjs-schema_3.0.json");

	it.skipIf(!existsSync(schema))("is valid by the schema of the IPTC (skipped where that is missing)", () => {
		const ajv = new Ajv2020({ strict: false, validateFormats: false });
		// The schema refers to that of places on maps, which no item here has.
		const validate = ajv
			.addSchema({ $id: "https://geojson.org/schema/GeoJSON.json" })
			.compile(JSON.parse(readFileSync(schema, "utf8")) as object);
		for (const story of [article("a"), article("a", "1957", full), article("a", "2024-03-15T10:00:00+01:00", full)]) {
			validate(itemOf(story));
			expect(validate.errors ?? []).toEqual([]);
		}
	});

	it("comes back as it was, without its text", async () => {
		const story = article("a", "1957-03~", full);
		const { stories } = await readTwice(ninjs, [path.join(folderOf({ "a.ninjs.jsonl": `${ninjsLine(story, place)}\n` }), "a.ninjs.jsonl")]);
		expect(stories[0]).toMatchObject({
			key: "a",
			fields: {
				headline: full.headline,
				published: "1957-03~",
				authors: ["Ann Example", "Tom Ferris"],
				section: "Harbour",
				series: "The harbour",
				tags: ["ferry", "quay"],
				dateline: "Saltmarsh",
				language: "de",
				standfirst: "After ten years.",
				description: "It is back.",
				source: full.source,
				rights: full.rights,
			},
			addresses: [place.url],
			notCarried: [],
		});
	});
});
