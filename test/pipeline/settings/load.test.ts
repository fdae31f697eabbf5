import path from "node:path";
import { describe, expect, it } from "vitest";
import { loadConfig } from "../../../src/pipeline/settings/load.ts";
import { makeArchive } from "../archives.ts";

describe("settings that are not right", () => {
	it("are named with their line", async () => {
		const root = makeArchive({
			".eleventy.ts": `import { backfile, defineArchive } from "backfile";
export const archive = defineArchive({
	title: "T",
	url: "news.example",
	"feed": 3,
	...{ feedSize: 0 },
});
export default function (config) { config.addPlugin(backfile, archive); }
`,
		});
		const message = await loadConfig(path.join(root, ".eleventy.ts")).then(
			() => "",
			(error: Error) => error.message,
		);
		expect(message).toContain('.eleventy.ts:4: url: must be a whole address such as "https://example.org/archive/"');
		expect(message).toContain(".eleventy.ts:5: feed: there is no such setting");
		expect(message).toMatch(/; feedSize: /);
	});
});
