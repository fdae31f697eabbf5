import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { makeProgram } from "../../../src/cli/commands.ts";
import { COMMAND_HELP } from "../../../src/cli/help/examples.ts";
import { commandsBelow, pathOf } from "../../../src/cli/help/help.ts";
import { isInDocs } from "../../docs/links.ts";

const commands = commandsBelow(makeProgram());

describe("the help of every command", () => {
	it.each(commands.map((command) => pathOf(command)))("%s has two to four examples, and a page that is there", (name) => {
		const { examples = [], page = "", summary = "" } = COMMAND_HELP[name] ?? {};
		expect(examples.length).toBeGreaterThan(1);
		expect(examples.length).toBeLessThan(5);
		expect(isInDocs(page), page).toBe(true);
		expect(summary.length, "it stands on one line").toBeLessThan(56);
	});

	const lines = commands.flatMap((command) => COMMAND_HELP[pathOf(command)]?.examples.map(({ line }) => [line, pathOf(command)]) ?? []);
	it.each(lines)("has an example that the program takes: %s", async (line, name) => {
		const ran = await parsed(wordsOf(line));
		expect(ran).toBe(name);
	});

	it("is of a command that there is", () => {
		const names = new Set(commands.map((command) => pathOf(command)));
		expect(Object.keys(COMMAND_HELP).filter((name) => !names.has(name))).toEqual([]);
	});

	it("keeps within 100 columns", () => {
		for (const command of commands)
			expect(
				Math.max(
					...textOf(command)
						.split("\n")
						.map((line) => line.length),
				),
			).toBeLessThan(101);
	});
});

describe("the list of commands", () => {
	it("names each command on one line, under what it is for", () => {
		const text = textOf(makeProgram());
		for (const { parent, name } of commands.map((one) => ({ parent: pathOf(one).includes(" "), name: one.name() })))
			if (!parent) expect(text).toMatch(new RegExp(`^  ${name}(?: [<[].*?[>\\]])? +\\w.{5,}$`, "m"));
		expect(text).toMatch(/^To start:$[\s\S]*^To write:$[\s\S]*^To build and publish:$[\s\S]*^To keep:$[\s\S]*^On several machines:$/m);
		expect(text).not.toMatch(/.{81}/);
	});
});

/** The words of a line, as a shell takes it apart. */
function wordsOf(line: string): string[] {
	const [program, ...words] = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
	expect(program).toBe("backfile");
	return words;
}

/** Has the program take words without doing anything, and gives the command that would have run. */
async function parsed(words: readonly string[]): Promise<string> {
	let ran = "";
	const program = makeProgram();
	for (const command of commandsBelow(program))
		command.configureOutput({ writeErr: () => {} }).action(() => {
			ran = pathOf(command);
		});
	await program.parseAsync(words, { from: "user" });
	return ran;
}

function textOf(command: Command): string {
	let text = "";
	command.configureOutput({ writeOut: (part) => void (text += part), getOutHelpWidth: () => 80 }).outputHelp();
	return text;
}
