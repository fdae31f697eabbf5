import path from "node:path";
import { describe, expect, it } from "vitest";
import { OUR_TEMPLATES } from "../../../src/pipeline/settings/load.ts";
import { templatesOf } from "../../../src/pipeline/settings/templates.ts";
import { makeArchive } from "../archives.ts";

describe("templatesOf", () => {
	it("has the files that change outputs: none of what serve shows over pages", () => {
		const own = path.join(makeArchive({ "templates/preview/index.njk": "A page of the owner's" }), "templates");
		const files = templatesOf([own, OUR_TEMPLATES]).map(({ path: file }) => file);
		expect(files.filter((file) => file.startsWith("preview/"))).toEqual(["preview/index.njk"]);
		expect(files).toEqual(expect.arrayContaining(["layouts/story.njk", "words/en.yml"]));
	});
});
