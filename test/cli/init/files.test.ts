import { readdirSync } from "node:fs";
import path from "node:path";
import { load } from "js-yaml";
import { expect, it } from "vitest";
import { OUR_FOLDER, type Starter, starterFiles } from "../../../src/cli/init/files.ts";

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

const WORDS = readdirSync(path.join(OUR_FOLDER, "templates/words")).map((name) => name.replace(/\.yml$/, ""));

function contentIn(language: string): ReadonlyMap<string, string> {
	const files = starterFiles({ answers: { ...answers, language }, dependency: { wanted: "^1.0.0" }, withStories: true });
	return new Map(
		[...files].flatMap(([name, bytes]) => (/^(content\/.*\.(md|yml)|\.eleventy\.ts)$/.test(name) ? [[name, String(bytes)]] : [])),
	);
}

it("an archive begins with stories in its language, for each language that pages have words for", () => {
	const english = contentIn("en-GB");
	for (const language of WORDS.filter((tag) => tag !== "en")) {
		const content = contentIn(language);
		expect([...content.keys()]).toEqual([...english.keys()]);
		for (const [name, text] of content) {
			expect(text, name).not.toMatch(/^language: /m);
			if (name.endsWith(".md"))
				expect(/^headline: (.*)$/m.exec(text)?.[1], name).not.toBe(/^headline: (.*)$/m.exec(english.get(name) ?? "")?.[1]);
		}
		expect(content.get("content/pages/about.md")).toContain("**Tide**");
	}
	expect(contentIn("de-AT").get("content/1957/flood.md")).toBe(contentIn("de").get("content/1957/flood.md"));
});

it("the sections of the masthead are those of the stories, in every language", () => {
	for (const language of WORDS) {
		const content = contentIn(language);
		const { sections } = load(content.get("content/terms.yml") ?? "") as { readonly sections: object };
		const named = [...content.values()].flatMap((text) => /^section: (.*)$/m.exec(text)?.[1] ?? []);
		expect(named.toSorted()).toEqual(Object.keys(sections).toSorted());
		expect(content.get(".eleventy.ts")).toContain(`sections: ${JSON.stringify(Object.keys(sections)).replaceAll(",", ", ")}`);
	}
});

it("an archive in another language begins with stories in English, which say so", () => {
	for (const [name, text] of contentIn("nl")) if (name.endsWith(".md")) expect(text, name).toMatch(/^---\nlanguage: en\n/);
});
