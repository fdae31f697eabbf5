import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { backfile, repository, startFromSources } from "./cli/run.ts";
import { makeArchive } from "./pipeline/archives.ts";

describe("backfile --help", () => {
	it("names the commands and the exit codes", async () => {
		const { code, out } = await backfile(repository, "--help");
		expect(code).toBe(0);
		for (const word of ["build", "serve", "new", "import", "eject", "clean", "Exit codes"]) expect(out).toContain(word);
	});
});

describe("backfile", () => {
	it("exits with 2 on an unknown command", async () => {
		const { code, err } = await startFromSources(makeArchive({}), "bild").ended;
		expect(code).toBe(2);
		expect(err).toMatch(/unknown command/);
	});

	it("answers help on an unknown command as the command", async () => {
		const { code, out, err } = await backfile(repository, "help", "biuld");
		expect([code, out]).toEqual([2, ""]);
		expect(err).toContain("Did you mean build?");
		expect(err).toContain("Run backfile --help for all commands.");
	});
});

describe("the first file", () => {
	const importsOf = (file: string) =>
		[...readFileSync(path.join(repository, "src", file), "utf8").matchAll(/^import .*"(.+)"/gm)].map(([, imported]) => imported);

	it("imports nothing by itself but what says which Node is needed: an old Node would fail over the rest before it could say so", () => {
		expect(importsOf("cli.ts")).toEqual(["./system/node.ts"]);
		expect(importsOf("system/node.ts")).toEqual([]);
	});
});
