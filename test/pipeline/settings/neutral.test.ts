import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { NO_FILE } from "../../../src/pipeline/settings/files.ts";
import { neutralSettings, settingsFileFor } from "../../../src/pipeline/settings/neutral.ts";

describe("settings of a folder without any", () => {
	it("have the name of the folder, or of the one above where that says nothing", () => {
		const nameOf = (folder: string) => {
			const { title, url, sections, description } = neutralSettings(folder);
			expect([sections, description]).toEqual([[], undefined]);
			return [title, url];
		};
		expect(nameOf("/x/harbour-news")).toEqual(["Harbour news", "https://harbour-news.example/"]);
		expect(nameOf("/x/the_gull/content/")).toEqual(["The gull", "https://the-gull.example/"]);
		expect(nameOf("/x/Zeitung für Örtchen")).toEqual(["Zeitung für Örtchen", "https://zeitung-fuer-oertchen.example/"]);
		expect(nameOf("/x/港")).toEqual(["港", "https://news.example/"]);
		expect(nameOf("/")).toEqual(["News", "https://news.example/"]);
	});
});

describe("the settings file of a content folder", () => {
	const root = mkdtempSync(path.join(tmpdir(), "settings-"));
	const [ours, theirs, bare] = ["ours", "theirs", "bare"].map((name) => path.join(root, name)) as [string, string, string];
	for (const folder of [ours, theirs, bare]) mkdirSync(path.join(folder, "content/1957"), { recursive: true });
	for (const folder of [ours, theirs]) writeFileSync(path.join(folder, ".eleventy.ts"), "");
	afterAll(() => rmSync(root, { recursive: true }));

	const config = path.join(ours, ".eleventy.ts");
	const fileFor = (content: string | undefined, looksForSettings = true) => settingsFileFor({ config, content, looksForSettings });

	it("is the one that was named, whatever the folder", () => {
		expect(fileFor(path.join(bare, "content"), false)).toBe(config);
		expect(fileFor(undefined)).toBe(config);
	});

	it("is that of the archive to which the folder belongs, or none", () => {
		expect(fileFor(path.join(ours, "content/1957"))).toBe(config);
		expect(fileFor(path.join(theirs, "content"))).toBe(path.join(theirs, ".eleventy.ts"));
		expect(fileFor(path.join(bare, "content"))).toBe(NO_FILE);
		expect(fileFor(`${ours}-else/content`)).toBe(NO_FILE);
	});
});
