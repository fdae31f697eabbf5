import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readPage, tables, withTables } from "../scripts/docs.ts";
import { IMPORT_RULES } from "../src/importers/importer.ts";
import { importPageOf, pageOf } from "../src/problem/pages.ts";
import { RULES } from "../src/problem.ts";
import { CSP, SEARCH_CSP } from "../src/site/hosts/headers.ts";
import { isInDocs } from "./docs/links.ts";

describe("the reference", () => {
	it.each(Object.keys(tables))("docs/%s has the tables that the schemas give; npm run docs writes them", (name) => {
		expect(readPage(name)).toBe(withTables(readPage(name), tables[name] ?? []));
	});

	it("is not written where a page has no place for a table", () => {
		expect(() => withTables(readPage("fields.md"), ["one", "two"])).toThrow("room for 1 tables");
	});

	it.each([
		["a build", RULES, ""],
		["an import", IMPORT_RULES, "import-"],
	])("has every rule of %s", (_, rules, prefix) => {
		const page = readPage("problems.md");
		expect(
			Object.entries(rules).filter(
				([rule, when]) => !page.includes(`| <a id="${prefix}${rule}"></a>\`${rule}\` | ${when.replaceAll("|", "\\|")} |`),
			),
		).toEqual([]);
	});

	it("has every page that the program names, and its place", () => {
		const rules = [...Object.keys(RULES).map(pageOf), ...Object.keys(IMPORT_RULES).map(importPageOf)];
		const sources = readdirSync(path.resolve(import.meta.dirname, "../src"), { recursive: true, encoding: "utf8" })
			.filter((file) => file.endsWith(".ts"))
			.map((file) => readFileSync(path.resolve(import.meta.dirname, "../src", file), "utf8"));
		const named = sources.flatMap((text) => text.match(/\bdocs\/[\w-]+\.md(?:#[\w-]+)?(?=[^\w$-])/g) ?? []);
		expect(named.length).toBeGreaterThan(80);
		expect([...new Set([...rules, ...named])].filter((page) => !isInDocs(page))).toEqual([]);
	});

	it("has the content security policies that hosts are told", () => {
		const page = readPage("search.md");
		expect(page).toContain(`Content-Security-Policy: ${CSP}\n`);
		expect(page).toContain(`Content-Security-Policy: ${SEARCH_CSP}\n`);
	});
});

const root = path.resolve(import.meta.dirname, "..");

describe.each(["CONTRIBUTING.md", "docs/how-it-works.md"])("%s", (name) => {
	it("names only files and folders that are there", () => {
		const named = [...readFileSync(path.join(root, name), "utf8").matchAll(/`((?:src|templates|test|docs|scripts)\/[^`]*)`/g)];
		const real = [...new Set(named.map(([, file = ""]) => file))].filter((file) => !/NAME|KIND|LANGUAGE/.test(file));
		expect(real.length).toBeGreaterThan(40);
		expect(real.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
	});

	it("names functions, types and tables that the files have", () => {
		const named = [...readFileSync(path.join(root, name), "utf8").matchAll(/`([\w$]+)` (?:of|in) `(src\/[^`]+\.ts)`/g)];
		expect(named.length).toBeGreaterThan(3);
		expect(named.flatMap(([text, declared = "", file = ""]) => (declares(file, declared) ? [] : text))).toEqual([]);
	});
});

/** Whether a file declares a function, a type or a table, or a member, of a name. */
function declares(file: string, name: string): boolean {
	const code = readFileSync(path.join(root, file), "utf8");
	return new RegExp(`^(?:export )?(?:async )?(?:function|const|interface|type) ${name}\\b|^\\t+${name}[:(]`, "m").test(code);
}

describe("README.md", () => {
	it("shows pictures that are there and small", () => {
		const named = [...readFileSync(path.join(root, "README.md"), "utf8").matchAll(/"(docs\/pictures\/[^"]+)"/g)].map(
			([, file = ""]) => file,
		);
		expect(named.length).toBe(4);
		expect(named.filter((file) => statSync(path.join(root, file)).size > 150_000)).toEqual([]);
	});
});

describe("docs/how-it-works.md", () => {
	const text = readPage("how-it-works.md");

	it("has a line for each folder of src/", () => {
		const [tree = ""] = /^src\/\n(?: .*\n)+/m.exec(text) ?? [];
		const lines = tree.split("\n");
		const parents: string[] = [];
		const told = lines.flatMap((line) => {
			const [, indent = "", name] = /^( *)([\w-]+)\/(?= |$)/.exec(line) ?? [];
			if (name === undefined) return [];
			parents.splice(indent.length / 2, Number.POSITIVE_INFINITY, name);
			return [parents.join("/")];
		});
		const folders = readdirSync(path.join(root, "src"), { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isDirectory())
			.map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"));
		// The formats of importers share a line, and so does what is within a story's folder.
		const needed = folders.filter((folder) => !/^src\/importers\/(formats|story)\//.test(folder));
		expect(told.filter((folder) => folder !== "src").sort()).toEqual(needed.sort());
	});
});
