import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const src = path.resolve(import.meta.dirname, "../src");

/** Each room may import from those before it, and from itself. */
const ORDER = [
	"problem",
	"settings",
	"system",
	"article",
	"archive",
	"site",
	"view",
	"eleventy",
	"pipeline",
	"plugin",
	"index",
	"importers",
	"cli",
];

/** Rooms that know less than the order would let them. */
const ONLY: Readonly<Record<string, readonly string[]>> = { importers: ["problem", "system", "article", "site"] };

function roomOf(file: string): string {
	return (
		path
			.relative(src, file)
			.split(path.sep)[0]
			?.replace(/(\.d)?\.ts$/, "") ?? ""
	);
}

function importsOf(file: string): string[] {
	const text = readFileSync(file, "utf8");
	return [...text.matchAll(/(?:from\s+|import\s*\(\s*|^import\s+)"(\.[^"]+)"/gm)].map((match) =>
		path.resolve(path.dirname(file), match[1] ?? ""),
	);
}

const files = readdirSync(src, { recursive: true, encoding: "utf8" })
	.filter((file) => file.endsWith(".ts"))
	.map((file) => path.join(src, file));

describe("the rooms", () => {
	it("are all known", () => {
		const rooms = new Set(files.map(roomOf));
		expect([...rooms].filter((room) => !ORDER.includes(room))).toEqual([]);
		expect(rooms.size).toBeGreaterThan(7);
	});

	it("import one way only", () => {
		const backwards = files.flatMap((file) => {
			const room = roomOf(file);
			const allowed = ONLY[room] ?? ORDER.slice(0, ORDER.indexOf(room));
			return importsOf(file)
				.map(roomOf)
				.filter((imported) => imported !== room && !allowed.includes(imported))
				.map((imported) => `${path.relative(src, file)} imports ${imported}`);
		});
		expect(backwards).toEqual([]);
	});

	it("tell importers nothing of the site but its addresses", () => {
		const others = files
			.filter((file) => roomOf(file) === "importers")
			.flatMap((file) => importsOf(file).filter((imported) => roomOf(imported) === "site"))
			.filter((imported) => path.relative(src, imported) !== path.join("site", "address.ts"));
		expect(others).toEqual([]);
	});

	it("keep files small", () => {
		const long = files.filter((file) => readFileSync(file, "utf8").split("\n").length > 260);
		expect(long.map((file) => path.relative(src, file))).toEqual([]);
	});

	it("keep Eleventy in one room", () => {
		const users = files.filter((file) => /from "@11ty\/eleventy"/.test(readFileSync(file, "utf8").replace(/import type [^;]+;/g, "")));
		expect(users.map(roomOf)).toEqual(["eleventy"]);
	});
});
