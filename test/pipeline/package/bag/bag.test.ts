import { execFileSync, spawnSync } from "node:child_process";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { bagInfo } from "../../../../src/pipeline/package/bag/info.ts";
import { defineArchive } from "../../../../src/settings.ts";
import { buildArchive, story, temporary, treeOf, write } from "../../archives.ts";
import { packArchive } from "../pack.ts";
import { builtArchive } from "../site.ts";
import { faultsOf, infoIn } from "./checkbag.ts";

/** The program of the Library of Congress, under the names by which systems have it. */
const BAGIT = ["bagit.py", "bagit"].find((program) => spawnSync(program, ["--version"]).status === 0);

async function bagOf(root: string, options: Partial<Parameters<typeof packArchive>[1]> = {}) {
	const bag = path.join(temporary(), "bag");
	const [made] = await packArchive(root, { targets: { bag }, ...options });
	const names = Object.keys(treeOf(path.join(bag, "data/sources")));
	return { bag, made, names };
}

describe("a bag", () => {
	it("is as RFC 8493 says, whatever the names are", async () => {
		const root = await builtArchive({ description: "News.\nAnd more." });
		const { bag } = await bagOf(root);
		expect(faultsOf(bag)).toEqual([]);
		expect(treeOf(path.join(bag, "data/site"))).toEqual(treeOf(path.join(root, "dist")));
		expect(existsSync(path.join(bag, "data/site/.backfile.json"))).toBe(true);
		expect(readFileSync(path.join(bag, "manifest-sha512.txt"), "utf8")).toContain("data/site/media/2024/wall 100%25.png\n");
		expect(infoIn(readFileSync(path.join(bag, "bag-info.txt"), "utf8"))).toMatchObject({
			"External-Description": "Test: News. And more.",
			"Bagging-Date": "2024-05-01",
		});
		appendFileSync(path.join(bag, "data/site/index.html"), " ");
		expect(faultsOf(bag)).toEqual(["data/site/index.html has another hash", "Payload-Oxum"]);
	});

	it.skipIf(BAGIT === undefined)("is accepted by bagit.py", async () => {
		// It does not decode %25, which RFC 8493 asks for.
		const root = await builtArchive(
			{},
			{ "content/2024/wall 100%.png": "", "content/2024/wall.md": story("The wall", { date: "2024-03-15" }) },
		);
		const { bag } = await bagOf(root);
		expect(execFileSync(BAGIT ?? "", ["--validate", bag], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] })).toBeDefined();
	});

	it("folds long lines, and names whom to ask", () => {
		const settings = (contact: string) =>
			defineArchive({
				title: "The Paper",
				url: "https://example.org/",
				publisher: "A House",
				description: "long words ".repeat(30),
				contact,
			});
		const facts = { day: "2024-01-02", files: 3, bytes: 12_345_678 };
		const text = bagInfo(settings("desk@example.org"), facts);
		expect(text.split("\n").filter((line) => line.length > 79)).toEqual([]);
		expect(infoIn(text)).toEqual({
			"Source-Organization": "A House",
			"Contact-Email": "desk@example.org",
			"External-Description": `The Paper: ${"long words ".repeat(30).trim()}`,
			"External-Identifier": "https://example.org/",
			"Bagging-Date": "2024-01-02",
			"Bag-Size": "12.3 MB",
			"Payload-Oxum": "12345678.3",
			"Bag-Software-Agent": expect.stringMatching(/^Backfile \d/),
		});
		expect(infoIn(bagInfo(settings("https://example.org/contact"), facts))).toMatchObject({
			"Contact-Address": "https://example.org/contact",
		});
	});
});

describe("the sources in a bag", () => {
	it("are those of what the site shows", async () => {
		const { names, made } = await bagOf(await builtArchive());
		expect(names).toEqual([
			".eleventy.ts",
			"content/1957/articles.csv",
			"content/1957/wire.txt",
			"content/1957/wire.yml",
			"content/1958/open.txt",
			`content/2024/${"a-long-name-".repeat(6)}.md`,
			"content/2024/empty.pdf",
			"content/2024/ferry.md",
			"content/2024/more.md",
			"content/2024/wall 100%.png",
			"content/2024/wall.md",
			"content/2024/wide.png",
			"content/2024/小.md",
			"content/pages/about.md",
			"content/terms.yml",
			"templates/assets/own.css",
			"urls.txt",
		]);
		expect(made?.leftOut).toBe(6);
	});

	it("have the code that the settings import, and no other file that they name", async () => {
		const root = await builtArchive(
			{},
			{
				".eleventy.ts": `import { backfile, defineArchive } from "backfile";
import { title } from "./settings/title.ts";
export const keys = ["./keys.json", "./content/2024/draft.md"];
export const archive = defineArchive({ title, url: "https://example.org/", search: false, onThisDay: false, icons: false, cards: "none", flush: false });
export default function (config) { config.addPlugin(backfile, archive); }
`,
				"settings/title.ts": 'export const title = "Test";\n',
				"keys.json": "{}",
				"package.json": "{}",
			},
		);
		const names = (await bagOf(root)).names.filter((name) => !/^(content|templates)\//.test(name));
		expect(names).toEqual([".eleventy.ts", "package.json", "settings/title.ts", "urls.txt"]);
	});

	it("are all of them where that is asked for", async () => {
		const root = await builtArchive({}, { "redactions.yml": "- name: Xanthippe\n" });
		const { names, made } = await bagOf(root, { withUnpublished: true });
		expect(names).toEqual(
			expect.arrayContaining(["content/2024/draft.md", "content/2024/secret.png", "content/1958/articles.csv", "redactions.yml"]),
		);
		expect(made).toMatchObject({ leftOut: 0, isRedacted: false });
	});

	it.each(["redactions.yml", "content/redactions.yaml"])("hold no name that %s takes out of the site", async (file) => {
		const root = await builtArchive({}, { [file]: "- name: Xanthippe\n" });
		const { names, made } = await bagOf(root);
		expect(names.filter((name) => /\.(md|txt|yml|csv)$/.test(name))).toEqual([]);
		expect(made?.isRedacted).toBe(true);
	});

	it("have no media from which the site took something out", async () => {
		const root = await builtArchive();
		write(root, { "content/2024/wide.png": "another" });
		expect((await bagOf(root)).names).not.toContain("content/2024/wide.png");
	});

	it("are not older or newer than the site", async () => {
		const root = await builtArchive();
		write(root, { "content/2024/new.md": story("New", { date: "2024-06-01" }) });
		await expect(bagOf(root)).rejects.toThrow(
			/The content has changed since the site was built: 2024\/06\/01\/new\.html is not on the site/,
		);
		await buildArchive(root);
		expect((await bagOf(root)).names).toContain("content/2024/new.md");
	});
});
