import path from "node:path";
import { expect, it } from "vitest";
import { guessedLines, importCommandOf, nextSteps } from "../../../src/cli/init/lines.ts";

it("an import is run again in the folder of the archive, with what it was given", () => {
	const folder = path.resolve("papers/tide");
	expect(importCommandOf(folder, ["papers/the export.xml"], {})).toBe(`npx backfile import "${path.join("..", "the export.xml")}"`);
	const given = { format: "wordpress", media: "papers/tide/files" };
	expect(importCommandOf(folder, ["papers/tide/a.xml", "papers/tide/b.xml"], given)).toBe(
		"npx backfile import wordpress a.xml b.xml --media files",
	);
});

it("the last lines say what is next, and how the import is run again", () => {
	const begun = { folder: path.resolve("tide"), dependency: { wanted: "^1.0.0" }, isServed: false };
	const written = { written: ["README.md"], kept: [] };
	expect(nextSteps(written, begun)).toEqual([
		"A new archive is in tide: its settings are in .eleventy.ts, its stories in content/.",
		"Next:",
		"    cd tide",
		"    npm install",
		"    npm run serve",
	]);
	expect(nextSteps(written, { ...begun, importAgain: "npx backfile import a.xml", isServed: true }).slice(1)).toEqual([
		"Next, when you have looked at it and stopped it with Ctrl-C:",
		"    cd tide",
		"    npm install",
		"    npm run serve",
		"To import again there, with --media, --rule or --map:",
		"    npx backfile import a.xml",
	]);
});

it("a time zone that was guessed is told, unless an option names one", () => {
	const guessed = { zone: "Europe/Paris", fits: 2, of: 3 };
	expect(guessedLines({}, guessed)).toEqual(["The old site names no time zone; 2 of its 3 dates fit Europe/Paris."]);
	expect(guessedLines({}, { ...guessed, fits: 3 })).toEqual(["The old site names no time zone; all of its 3 dates fit Europe/Paris."]);
	expect(guessedLines({}, { ...guessed, fits: 1, of: 1 })).toEqual(["The old site names no time zone; its only date fits Europe/Paris."]);
	expect(guessedLines({ timeZone: "UTC" }, guessed)).toEqual([]);
	expect(guessedLines({}, undefined)).toEqual([]);
});
