import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { partsOf } from "./blocks.ts";
import { brokenLinks, missingFiles, missingScripts } from "./links.ts";
import { readPages, repository } from "./pages.ts";

const pages = readPages();
const partsByPage = new Map(pages.map((page) => [page.name, partsOf(page)]));
const scripts = Object.keys(JSON.parse(readFileSync(path.join(repository, "package.json"), "utf8")).scripts);

describe("every page", () => {
	it.each(pages)("has links that lead somewhere: $name", (page) => {
		expect(brokenLinks(page, partsByPage)).toEqual([]);
	});

	it.each([...partsByPage])("names files that are there: %s", (_, parts) => {
		expect(missingFiles(parts)).toEqual([]);
	});

	// The scripts of an archive are those that `backfile init` writes.
	it.each([...partsByPage])("runs scripts that package.json has: %s", (_, parts) => {
		expect(missingScripts(parts, [...scripts, "build", "serve", "check"])).toEqual([]);
	});
});

describe("what leads nowhere is found", () => {
	const page = {
		name: "docs/page.md",
		text: "# Page\n\n[a](none.md) [b](#none) [c](fields.md#none) [d](#page) [e](https://example.org/x)\n`src/none.ts` `npm run none`\n",
	};
	const parts = partsOf(page);

	it("in links, code and commands", () => {
		expect(brokenLinks(page, new Map([["docs/page.md", parts]]))).toEqual([
			"docs/page.md:3: there is no docs/none.md",
			"docs/page.md:3: docs/page.md has no heading #none",
			"docs/page.md:3: docs/fields.md has no heading #none",
		]);
		expect(missingFiles(parts)).toEqual(["docs/page.md:4: there is no src/none.ts"]);
		expect(missingScripts(parts, scripts)).toEqual(["docs/page.md:4: package.json has no script none"]);
	});
});
