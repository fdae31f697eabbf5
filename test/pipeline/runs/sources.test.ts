import path from "node:path";
import { expect, it } from "vitest";
import { differences, readSources } from "../../../src/pipeline/runs/sources.ts";
import { defineArchive } from "../../../src/settings.ts";
import { temporary, write } from "../archives.ts";

const settings = defineArchive({ title: "A", url: "https://a.example/" });

it("tells what differs between two builds, and knows nothing where a file is gone meanwhile", () => {
	const root = temporary();
	write(root, { ".eleventy.ts": "one", "templates/a.njk": "one" });
	const read = (title: string, name = ".eleventy.ts") =>
		readSources({ settings: { ...settings, title }, file: path.join(root, name) }, { templates: [path.join(root, "templates")] }, "v");
	const before = read("A");
	write(root, { "templates/a.njk": "two" });
	const now = read("B");
	expect(before && now && differences(before, now)).toEqual(["settings: title", "templates/a.njk"]);
	expect(read("A", "gone.ts")).toBeUndefined();
});
