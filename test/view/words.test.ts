import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parseYaml } from "../../src/article/yaml.ts";
import { CannotRun } from "../../src/problem.ts";
import { loadWords } from "../../src/view/words.ts";

const templates = path.resolve(import.meta.dirname, "../../templates");
const languages = readdirSync(path.join(templates, "words")).map((file) => path.basename(file, ".yml"));

type Wording = string | Record<string, string>;

function wordsOf(language: string): Record<string, Wording> {
	const read = parseYaml(readFileSync(path.join(templates, "words", `${language}.yml`), "utf8"));
	return "value" in read ? (read.value as Record<string, Wording>) : {};
}

const english = wordsOf("en");

function placesOf(wording: Wording | undefined): string[] {
	const forms = typeof wording === "string" ? [wording] : Object.values(wording ?? {});
	return [...new Set(forms.flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();
}

/** A folder of templates with words in it. */
function folderOf(files: Readonly<Record<string, string>>): string {
	const folder = mkdtempSync(path.join(tmpdir(), "backfile-"));
	mkdirSync(path.join(folder, "words"));
	for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, "words", `${name}.yml`), text);
	return folder;
}

describe("the words of the site", () => {
	it("are there in seven languages", () => {
		expect(languages.sort()).toEqual(["ar", "de", "el", "en", "es", "fr", "ja"]);
	});

	it.each(languages)("%s lacks none and has none of its own", (language) => {
		expect(Object.keys(wordsOf(language)).sort()).toEqual(Object.keys(english).sort());
	});

	it.each(languages)("%s leaves the same places to be filled in", (language) => {
		const odd = Object.entries(wordsOf(language)).filter(([key, wording]) => placesOf(wording).join() !== placesOf(english[key]).join());
		expect(odd.map(([key]) => key)).toEqual([]);
	});

	it.each(languages)("%s counts stories in every way that it counts", (language) => {
		const { stories } = wordsOf(language) as { stories: Record<string, string> };
		expect(new Intl.PluralRules(language).resolvedOptions().pluralCategories.filter((category) => !(category in stories))).toEqual(
			// A million takes another form in these, and the same words.
			["es", "fr"].includes(language) ? ["many"] : [],
		);
	});

	it("have no line broken before a French mark or within French quotation marks", () => {
		const folder = path.resolve(templates, "../starter/languages/fr");
		const starter = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => /\.(md|yml)$/.test(file));
		const texts = [...starter.map((file) => path.join(folder, file)), path.join(templates, "words/fr.yml")].map((file) =>
			readFileSync(file, "utf8").replaceAll(/^\|[ :|-]+$/gm, ""),
		);
		expect(texts.flatMap((text) => text.match(/.{0,20}( [:;?!»]|« |\d h| h \d|\d \d{3})/g) ?? [])).toEqual([]);
	});

	it("are all said somewhere, and nothing else is", () => {
		const code = ["layouts", "layouts/issues", "partials", "feeds"].flatMap((folder) =>
			readdirSync(path.join(templates, folder))
				.filter((file) => file.endsWith(".njk"))
				.map((file) => readFileSync(path.join(templates, folder, file), "utf8")),
		);
		for (const folder of ["../src/view", "../src/pipeline/package/copy", "../src/pipeline/preview"]) {
			const source = path.resolve(templates, folder);
			const files = readdirSync(source).filter((file) => file.endsWith(".ts"));
			code.push(...files.map((file) => readFileSync(path.join(source, file), "utf8")));
		}
		const text = code.join("\n");
		const isSaid = (key: string) => text.includes(`"${key}"`) || (key.startsWith("season-") && text.includes("say(`season-"));
		expect(Object.keys(english).filter((key) => !isSaid(key))).toEqual([]);
		const said = [...text.matchAll(/"([\w-]+)" \| (?:say|around)|say\("([\w-]+)"/g)].map((match) => match[1] ?? match[2] ?? "");
		expect(said.length).toBeGreaterThan(80);
		expect(said.filter((key) => !(key in english))).toEqual([]);
	});
});

describe("loadWords", () => {
	it("fills in, and writes numbers as the language does", () => {
		const say = (language: string, count: number) => loadWords([templates], language).say("stories", { count });
		expect([say("en", 1), say("en", 1234), say("de", 1234), say("fr", 0), say("ar", 2), say("ar", 3)]).toEqual([
			"1 story",
			"1,234 stories",
			"1.234 Artikel",
			"0 article",
			"مقالتان",
			"3 مقالات",
		]);
	});

	it("says in a kind of a language what that lacks, and in English what no file has", () => {
		const owner = folderOf({ cy: "calendar: Calendr", "de-AT": "season-21: Frühjahr {year}" });
		const welsh = loadWords([owner, templates], "cy");
		expect([welsh.say("calendar"), welsh.say("feeds")]).toEqual(["Calendr", "Feeds"]);
		const austrian = loadWords([owner, templates], "de-AT");
		expect([austrian.say("season-21", { year: "1957" }), austrian.say("calendar")]).toEqual(["Frühjahr 1957", "Kalender"]);
	});

	it("keeps a page and its number on one line", () => {
		for (const words of languages.map((language) => loadWords([templates], language)))
			for (const said of [
				words.say("print-page", { page: "3" }),
				words.say("page-number", { number: 3 }),
				words.say("print-number", { number: 3 }),
			])
				expect(said).toMatch(/^[^ ]*3[^ ]*$/);
	});

	it("gives what stands around a place", () => {
		expect(loadWords([templates], "en").around("printed")).toEqual(["In print: ", "."]);
		expect(loadWords([templates], "ja").around("issue-of")).toEqual(["", "号"]);
	});

	it("refuses words that nobody wrote, and files that hold none, by name and line", () => {
		expect(() => loadWords([templates], "en").say("nonsense")).toThrow('"nonsense"');
		for (const text of ["- a list", "calendar: [a]", "stories: { one: x }"])
			expect(() => loadWords([folderOf({ en: text })], "en")).toThrow(CannotRun);
		expect(() => loadWords([folderOf({ en: 'ok: "a"\nbad: "b' })], "en")).toThrow(/en\.yml:\d/);
	});
});
