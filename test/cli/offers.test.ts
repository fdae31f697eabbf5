import { describe, expect, it } from "vitest";
import { makeProgram } from "../../src/cli/commands.ts";
import { commandsBelow } from "../../src/cli/help/help.ts";

/** Has the program take a line of which a word is none. Nothing is done then. */
async function refusalOf(line: string): Promise<unknown> {
	const program = makeProgram();
	for (const command of [program, ...commandsBelow(program)]) command.configureOutput({ writeErr: () => {} });
	return program.parseAsync(line.split(" "), { from: "user" });
}

describe("a word that is none", () => {
	it.each([
		["bild", "build"],
		["build --strickt", "--strict"],
		["host ngnix", "nginx"],
		["ledger forgt", "ledger forget"],
		["check --only link-brokn", "link-broken"],
		["check --explain alt-mising", "alt-missing"],
		["import wordpres wp.xml", "wordpress"],
		["import tset", "test"],
		["import pakage.json", "package.json"],
		["import csv package.json --map headlin=Title", "headline"],
	])("of backfile %s is answered by %s", async (line, near) => {
		await expect(refusalOf(line)).rejects.toThrow(`Did you mean ${near}?`);
	});
});
