import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { buildArchive, makeArchive, treeOf } from "../pipeline/archives.ts";

const repository = path.resolve(import.meta.dirname, "../..");

/** Settings of an archive, and whether Eleventy is to handle each of its pages, since the owner has it do something to them. */
const settings = (title: string, isHandled: boolean) => `import { backfile, defineArchive } from "backfile";
export const archive = defineArchive({
	title: ${JSON.stringify(title)}, url: "https://example.org/archive/", language: "en-GB", timeZone: "Europe/London",
	citations: ["bib", "ris", "csl"], termFeedText: "full", search: false, flush: false,
});
export default function (config) {
	config.addPlugin(backfile, archive);
	${isHandled ? 'config.addTransform("none", (content) => content);' : ""}
}
`;

describe("a site whose pages Eleventy handles, and one whose pages it does not,", () => {
	for (const [name, content] of [
		["the sample", path.join(repository, "content")],
		["openSUSE's news", path.join(repository, "../shared/corpora/opensuse-news")],
	] as const) {
		it.skipIf(!existsSync(content))(`have the same bytes: ${name}`, async () => {
			const build = async (isHandled: boolean) => {
				const root = makeArchive({ ".eleventy.ts": settings(name, isHandled) });
				await buildArchive(root, { content, cache: false });
				return treeOf(path.join(root, "dist"));
			};
			const [handled, direct] = [await build(true), await build(false)];
			expect(Object.keys(direct).length).toBeGreaterThan(1_000);
			expect(Object.keys(direct).filter((file) => direct[file] !== handled[file])).toEqual([]);
			expect(Object.keys(handled)).toEqual(Object.keys(direct));
		});
	}
});
