import type { Command } from "commander";
import { shownPage } from "../output/page.ts";
import { COMMAND_HELP, type CommandHelp, type Example } from "./examples.ts";

/** Adds to the program and to each of its commands what help says beside their options. */
export function withHelp(program: Command): Command {
	program
		.usage("COMMAND [options]")
		.commandsGroup("To find out:")
		.helpCommand("help [command]", "say what a command does, with examples")
		.configureHelp({ subcommandTerm: termOf })
		.showHelpAfterError("Run backfile --help for all commands.")
		.addHelpText("after", () => `\n${END}\nAll commands, with their options: ${shownPage("docs/commands.md")}`);
	for (const command of commandsBelow(program)) {
		const { summary, examples, page } = helpOf(command);
		command
			.summary(summary)
			.addHelpText("after", () => `\n${exampleLines(examples).join("\n")}\n\nMore: ${shownPage(page)}`)
			.showHelpAfterError(`Run backfile ${pathOf(command)} --help for what it takes.`);
	}
	for (const command of [program, ...commandsBelow(program)]) command.exitOverride().helpOption("-h, --help", "show this help");
	return program;
}

/** The end of the list of commands. */
const END = `Run backfile COMMAND --help for the options of a command, and examples.

Exit codes: 0, all is well; 1, an error in the content was reported;
2, the command could not run.`;

/** What the help of a command says beside its options. */
export function helpOf(command: Command): CommandHelp {
	return COMMAND_HELP[pathOf(command)] ?? { summary: command.description(), examples: [], page: "docs/commands.md" };
}

/** All commands below one, each before those below it. */
export function commandsBelow(command: Command): Command[] {
	return command.commands.flatMap((one) => [one, ...commandsBelow(one)]);
}

/** The words by which a command is called, behind the name of the program. */
export function pathOf(command: Command): string {
	return command.parent?.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();
}

/** A command and what it must be given, as a list of commands shows it. */
function termOf(command: Command): string {
	const needed = command.registeredArguments.map((argument) => {
		const name = `${argument.name()}${argument.variadic ? "..." : ""}`;
		return argument.required ? `<${name}>` : `[${name}]`;
	});
	return [command.name(), ...needed].join(" ");
}

/** Examples, each with what it does on the line below, so that a line can be copied. */
function exampleLines(examples: readonly Example[]): string[] {
	return examples.length === 0 ? [] : ["Examples:", ...examples.flatMap(({ line, does }) => [`  $ ${line}`, `      ${does}`])];
}
