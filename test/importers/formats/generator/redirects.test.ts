import { describe, expect, it } from "vitest";
import { openSiteFolder } from "../../../../src/importers/formats/generator/folder.ts";
import { redirectFacts } from "../../../../src/importers/formats/generator/redirects.ts";
import { folderOf } from "../../passes.ts";

const home = "https://gazette.example/";

describe("a file of redirects", () => {
	it("gives more old addresses of pages, those of a rule with a star too", () => {
		const text = [
			"# moved",
			"/old/ /blog/strike/ 301!",
			"https://gazette.example/articles/* /blog/:splat",
			"/a/:year /b/:year",
			"",
			"/x",
		].join("\n");
		const folder = openSiteFolder({ name: "site", path: folderOf({ "static/_redirects": text }) });
		const facts = redirectFacts(folder, home, [`${home}blog/strike/`, `${home}blog/`, `${home}about/`]);
		expect(facts.map(({ name, value }) => [name, value])).toEqual([
			[`redirect ${home}old/`, `${home}blog/strike/`],
			[`redirect ${home}articles/strike/`, `${home}blog/strike/`],
		]);
		expect(redirectFacts(folder, undefined, [])).toEqual([]);
	});
});
