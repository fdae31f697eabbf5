import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "..");
const src = path.join(root, "src");

/** Each room may import from those before it, and from itself. */
const ORDER = [
	"problem",
	"settings",
	"system",
	"article",
	"archive",
	"site",
	"view",
	"checks",
	"eleventy",
	"pipeline",
	"plugin",
	"index",
	"importers",
	"cli",
	"exports",
] as const;

/** Rooms that may import less than the order lets them: other rooms, or single files and what those files import. */
const ONLY: Readonly<Record<string, readonly string[]>> = { importers: ["problem", "system", "article", "site/address.ts"] };

/** The most files that one folder may hold. */
const MOST_FILES = 20;

const files = filesBelow(src).filter((file) => file.endsWith(".ts"));

/** What each file of src/ imports from src/: types count as well. */
const imports: ReadonlyMap<string, readonly string[]> = new Map(files.map((file) => [file, importsOf(file)]));

describe("the rooms", () => {
	it("are all known", () => {
		const rooms = new Set(files.map(roomOf));
		expect([...rooms].filter((room) => !ORDER.some((known) => known === room))).toEqual([]);
		expect(rooms.size).toBeGreaterThan(7);
	});

	it("import one way only", () => {
		const backwards = files.flatMap((file) =>
			(imports.get(file) ?? []).filter((imported) => !mayImport(file, imported)).map((imported) => `${file} imports ${imported}`),
		);
		expect(backwards).toEqual([]);
	});

	it("keep Eleventy in one room", () => {
		const users = files.filter((file) =>
			/from "@11ty\/eleventy"/.test(readFileSync(path.join(src, file), "utf8").replace(/import type [^;]+;/g, "")),
		);
		expect(users.map(roomOf)).toEqual(["eleventy"]);
	});
});

describe("files", () => {
	it("import only files that are there", () => {
		expect([...imports.values()].flat().filter((file) => !imports.has(file))).toEqual([]);
	});

	it("never import each other in a circle", () => {
		expect(circles(imports).map((circle) => circle.join(" ↔ "))).toEqual([]);
	});

	it("and functions are short", () => {
		expect(tooLong().sort()).toEqual([]);
	});

	it("of one folder are few", () => {
		const counts = new Map<string, number>();
		for (const folder of ["src", "templates", "test"]) {
			for (const file of filesBelow(path.join(root, folder))) {
				const parent = path.posix.join(folder, path.posix.dirname(file));
				counts.set(parent, (counts.get(parent) ?? 0) + 1);
			}
		}
		expect([...counts].filter(([, count]) => count > MOST_FILES)).toEqual([]);
		expect(counts.size).toBeGreaterThan(20);
	});
});

describe("what starts often", () => {
	/** The files that are loaded when a file starts, and the packages that they import. */
	function startOf(file: string) {
		const started = [...reachable(file, new Map(files.map((each) => [each, loadedBy(each)])))];
		const packages = started.flatMap((each) =>
			[...loads(each).matchAll(/^import [^;]*?"([^."][^"]*)";/gm)].map(([, name = ""]) => name).filter((name) => !name.startsWith("node:")),
		);
		return { started, packages: [...new Set(packages)].sort() };
	}

	it("loads nothing at its start that takes long, such as the schema of the settings: the command line", () => {
		const { started, packages } = startOf("cli/program.ts");
		expect(packages).toEqual(["commander", "entities"]);
		expect(started).not.toContain("settings.ts");
		expect(started.length).toBeGreaterThan(20);
	});

	it("loads nothing at its start that takes long, such as what reads stories: a process that makes shards of the search index", () => {
		const { started, packages } = startOf("pipeline/search/process.ts");
		expect(packages).toEqual(["@sindresorhus/slugify", "entities", "js-yaml", "luxon", "pagefind", "yaml"]);
		expect(started.filter((file) => /^(settings|article\/(read|body|fields))\.ts$/.test(file))).toEqual([]);
	});
});

describe("circles", () => {
	it("are found, whatever leads into them", () => {
		const graph = new Map(Object.entries({ a: ["b"], b: ["c"], c: ["d", "b"], d: ["e"], e: ["f"], f: ["d"], g: ["g"] }));
		expect(circles(graph)).toEqual([["b", "c"], ["d", "e", "f"], ["g"]]);
	});
});

/** The paths of all files below a folder, with `/`. */
function filesBelow(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"));
}

function roomOf(file: string): string {
	return file.split("/")[0]?.replace(/(\.d)?\.ts$/, "") ?? "";
}

function importsOf(file: string): string[] {
	const text = readFileSync(path.join(src, file), "utf8");
	const found = [...text.matchAll(/(?:\bfrom\s+|\bimport\s*\(\s*|^import\s+)"(\.[^"]+)"/gm)];
	const inside = found.map(([, to = ""]) => path.posix.join(path.posix.dirname(file), to)).filter((to) => !to.startsWith("../"));
	return [...new Set(inside)];
}

/** A file without the imports of types, which load nothing. */
function loads(file: string): string {
	return readFileSync(path.join(src, file), "utf8").replace(/^(import|export) type [^;]+;/gm, "");
}

/** The files of src/ that are loaded with a file. */
function loadedBy(file: string): string[] {
	const found = [...loads(file).matchAll(/^(?:import|export) [^;]*?"(\.[^"]+)";/gm)];
	return found.map(([, to = ""]) => path.posix.join(path.posix.dirname(file), to)).filter((to) => !to.startsWith("../"));
}

function mayImport(file: string, imported: string): boolean {
	const [room, other] = [roomOf(file), roomOf(imported)];
	if (room === other) return true;
	const only = ONLY[room];
	if (only === undefined) return ORDER.findIndex((each) => each === other) < ORDER.findIndex((each) => each === room);
	return only.some((allowed) => allowed === other || (allowed.endsWith(".ts") && reachable(allowed).has(imported)));
}

/** A file, and all that it imports by any number of steps. */
function reachable(from: string, graph: ReadonlyMap<string, readonly string[]> = imports): Set<string> {
	const found = new Set([from]);
	for (const file of found) for (const next of graph.get(file) ?? []) found.add(next);
	return found;
}

/** The groups of files that reach each other, each group sorted by name, and the groups by their first file. */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
	const behind = new Map([...graph].map(([file, next]) => [file, new Set(next.flatMap((each) => [...reachable(each, graph)]))]));
	const groups = [...graph.keys()]
		.filter((file) => behind.get(file)?.has(file))
		.map((file) => [...graph.keys()].filter((other) => behind.get(file)?.has(other) && behind.get(other)?.has(file)).sort());
	return [...new Map(groups.map((group) => [group.join(), group])).values()].sort(([a = ""], [b = ""]) => (a < b ? -1 : 1));
}

/** The files of over 250 lines by their paths, and the functions of over 60, closures included, as `path name`. */
function tooLong(): string[] {
	const oxlint = path.join(root, "node_modules/oxlint/bin/oxlint");
	const config = path.join(import.meta.dirname, "lengths.oxlintrc.json");
	const { stdout } = spawnSync(process.execPath, [oxlint, "--config", config, "--format", "json", "src"], { cwd: root, encoding: "utf8" });
	const { diagnostics, number_of_files: checked } = JSON.parse(stdout) as {
		readonly diagnostics: readonly { readonly filename: string; readonly message: string }[];
		readonly number_of_files: number;
	};
	if (checked < files.length) throw new Error(`oxlint looked at ${checked} of ${files.length} files only.`);
	return diagnostics.map(({ filename, message }) => {
		const file = path.posix.relative("src", filename);
		const [, name] = /function (?:`([^`]+)`)?/.exec(message) ?? [];
		return message.startsWith("File") ? file : `${file} ${name ?? message}`;
	});
}
