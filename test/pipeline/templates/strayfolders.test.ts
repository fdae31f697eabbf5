import path from "node:path";
import { describe, expect, it } from "vitest";
import { strayFolders } from "../../../src/pipeline/templates/strayfolders.ts";
import { temporary, write } from "../archives.ts";

/** What is told of the folders of an archive, as `file: remedy`. */
function toldOf(files: readonly string[], settings = ""): string[] {
	const root = temporary();
	write(root, Object.fromEntries(files.map((file) => [file, ""])));
	return strayFolders(root, path.join(root, "templates"), [settings]).map(
		({ file, remedy }) => `${path.relative(root, file).split(path.sep).join("/")}: ${remedy.split(";")[0]}`,
	);
}

describe("a folder beside the settings", () => {
	it("is told of where it holds templates or a style sheet that nothing reads", () => {
		const files = [
			"template/layouts/story.njk",
			"template/a.njk",
			"layouts/story.njk",
			"_includes/base.njk",
			"assets/own.css",
			"css/own.scss",
		];
		expect(toldOf(files)).toEqual([
			"_includes/base.njk: Move what is in _includes/ to templates/layouts/",
			"assets/own.css: Move what is in assets/ to templates/assets/",
			"css/own.scss: Move what is in css/ to templates/assets/",
			"layouts/story.njk: Move what is in layouts/ to templates/layouts/",
			"template/a.njk: Move what is in template/ to templates/",
		]);
		expect(toldOf(["Templates2/layouts/story.njk"])).toEqual(["Templates2/layouts/story.njk: Move what is in Templates2/ to templates/"]);
	});

	it("is passed over where it holds none, where its name says nothing, and where the settings name it", () => {
		expect(
			toldOf(["templates/layouts/story.njk", "assets/logo.svg", "docs/a.njk", "layouts/a/b/c.njk", "layouts.njk", "content/a.md"]),
		).toEqual([]);
		expect(toldOf(["layouts/story.njk"], 'config.addWatchTarget("./layouts/")')).toEqual([]);
		expect(toldOf(["_includes/base.njk"], 'import { archiveData } from "backfile";')).toEqual([]);
		expect(strayFolders("/none/such", "/none/such/templates", [])).toEqual([]);
	});
});
