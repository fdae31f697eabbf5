import { expect, it } from "vitest";
import { type Starter, starterFiles } from "../../../src/cli/init/files.ts";

const answers = { title: "Tide", url: "https://tide.example/", language: "en", timeZone: "UTC" };

function readmeOf(starter: Omit<Starter, "answers" | "dependency">): string {
	return String(starterFiles({ answers, dependency: { wanted: "^1.0.0" }, ...starter }).get("README.md"));
}

it("the README of an archive speaks of the stories to begin with where they are there", () => {
	const readme = readmeOf({ withStories: true });
	expect(readme).toContain("\n\nDelete the three stories that came with this folder");
	expect(readme).not.toMatch(/Import again|\{import\}|<!-- (only|end)|\n{3}/);
});

it("the README of an archive that was imported says how to import again, and names none of its folders as examples", () => {
	const readme = readmeOf({ withStories: false, importAgain: "npx backfile import ../export.xml" });
	expect(readme).toContain("\n\n## Import again\n\n");
	expect(readme).toContain("\nnpx backfile import ../export.xml --media ../uploads\n");
	expect(readme).not.toMatch(/three stories|<!-- (only|end)|\n{3}/);
	const known = readmeOf({ withStories: false, importAgain: "npx backfile import a.xml --media files" });
	expect(known).toContain("\nnpx backfile import a.xml --media files\n");
});
