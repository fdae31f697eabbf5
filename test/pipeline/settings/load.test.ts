import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { loadConfig } from "../../../src/pipeline/settings/load.ts";
import { severalProblems } from "../../../src/pipeline/settings/neutral.ts";
import { settingsFileIn } from "../../../src/settings/filenames.ts";
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

describe("settings that are not there", () => {
	it("are looked for in the folders above", async () => {
		const root = makeArchive({ "content/a/b.md": "" });
		const remedyIn = (folder: string) => loadConfig(path.join(folder, ".eleventy.ts")).catch(({ remedy }) => remedy);
		expect(await remedyIn(path.join(root, "content/a"))).toMatch(`Run this in ${root}, where there are some,`);
		expect(await remedyIn(path.parse(root).root)).toMatch("Run this in the folder of your archive,");
	});

	it("are told of where Eleventy would find a config that is not read", async () => {
		const root = makeArchive({ "site/eleventy.config.mjs": "export default {}" });
		await expect(loadConfig(path.join(root, "site/.eleventy.ts"))).rejects.toMatchObject({
			message: expect.stringContaining("is missing, and eleventy.config.mjs is not read."),
			remedy: expect.stringMatching(/^Call eleventy\.config\.mjs eleventy\.config\.js, and write it as a module, /),
		});
	});
});

const ARCHIVE = 'defineArchive({ title: "T", url: "https://news.example/" })';
const MODULE = `import { backfile, defineArchive } from "backfile";
export const archive = ${ARCHIVE};
export default function (config) { config.addPlugin(backfile, archive); }
`;
const COMMON = `const { backfile, defineArchive } = require("backfile");
const archive = ${ARCHIVE};
`;

describe("a file of settings", () => {
	it.each([
		[".eleventy.ts", MODULE],
		[".eleventy.js", MODULE],
		["eleventy.config.ts", MODULE],
		["eleventy.config.js", MODULE],
		[".eleventy.js", `${COMMON}module.exports = (config) => config.addPlugin(backfile, archive);\nmodule.exports.archive = archive;\n`],
		[".eleventy.js", `${COMMON}module.exports = { archive, default: (config) => config.addPlugin(backfile, archive) };\n`],
	])("can be %s", async (name, text) => {
		const root = makeArchive({ [name]: text });
		if (name !== ".eleventy.ts") rmSync(path.join(root, ".eleventy.ts"), { force: true });
		const file = settingsFileIn(root);
		expect(path.basename(file)).toBe(name);
		const plugin = () => {};
		const { settings, configure } = await loadConfig(file, plugin);
		expect(settings.title).toBe("T");
		const added: unknown[] = [];
		configure({ addPlugin: (each: unknown) => added.push(each) } as never);
		expect(added).toHaveLength(1);
	});

	it("is read again where it has changed", async () => {
		const root = makeArchive({ ".eleventy.js": MODULE });
		const file = path.join(root, ".eleventy.js");
		expect((await loadConfig(file)).settings.title).toBe("T");
		writeFileSync(file, MODULE.replace('"T"', '"Other"'));
		expect((await loadConfig(file)).settings.title).toBe("Other");
	});

	it("is refused where it cannot be read, with the line", async () => {
		const root = makeArchive({
			".eleventy.js": "export const a = 1;\n\nexport default function ( {",
			"package.json": '{ "type": "module" }',
		});
		await expect(loadConfig(path.join(root, ".eleventy.js"))).rejects.toThrow(/\.eleventy\.js failed.*/);
	});

	it("is told where there are two", () => {
		const root = makeArchive({ ".eleventy.ts": MODULE, "eleventy.config.js": MODULE });
		expect(severalProblems(settingsFileIn(root))).toMatchObject([{ file: ".eleventy.ts", rule: "settings-several", severity: "info" }]);
		rmSync(path.join(root, ".eleventy.ts"));
		expect(severalProblems(settingsFileIn(root))).toEqual([]);
	});
});
