import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { importers } from "../../../src/importers/formats/formats.ts";
import { FORMAT_NAMES } from "../../../src/importers/formats/names.ts";

it("has the name of every importer", () => {
	expect([...FORMAT_NAMES].sort()).toEqual(importers.map(({ name }) => name).sort());
});

it("has them as docs/importing.md lists them", () => {
	const list = readFileSync("docs/importing.md", "utf8").split("| what you have | FORMAT |")[1]?.split("\n\n", 1)[0] ?? "";
	const named = list.split("\n").flatMap((row) => [...(row.split(" | ")[1] ?? "").matchAll(/`([\w-]+)`/g)].map(([, name]) => name));
	expect(named).toEqual([...FORMAT_NAMES]);
});
