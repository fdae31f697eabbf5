import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { placeWhole, writeWhole } from "../../../src/system/disk/whole.ts";
import { temporary, write } from "../../pipeline/archives.ts";

describe("placeWhole", () => {
	it("puts a file in its place only when it is finished", () => {
		const folder = temporary();
		write(folder, { a: "old" });
		const [file, part] = [path.join(folder, "a"), path.join(folder, "a.new")];
		placeWhole(file, part, (name) => {
			appendFileSync(name, "ne");
			expect(readFileSync(file, "utf8")).toBe("old");
			appendFileSync(name, "w");
		});
		expect(readFileSync(file, "utf8")).toBe("new");
		expect(readdirSync(folder)).toEqual(["a"]);
	});

	it("leaves the old file as it is where the new one cannot be made", () => {
		const folder = temporary();
		write(folder, { a: "old" });
		const make = () => {
			throw new Error("full");
		};
		expect(() => placeWhole(path.join(folder, "a"), path.join(folder, "a.new"), make)).toThrow("full");
		expect(readFileSync(path.join(folder, "a"), "utf8")).toBe("old");
	});
});

describe("writeWhole", () => {
	it("overwrites what a stopped write left behind", () => {
		const folder = temporary();
		write(folder, { "a.part": "much longer than the new text" });
		writeWhole(path.join(folder, "a"), "new");
		expect(readFileSync(path.join(folder, "a"), "utf8")).toBe("new");
		expect(existsSync(path.join(folder, "a.part"))).toBe(false);
	});

	it("throws where a folder has the name of the file", () => {
		const folder = temporary();
		mkdirSync(path.join(folder, "a"));
		expect(() => writeWhole(path.join(folder, "a"), "new")).toThrow();
	});
});
