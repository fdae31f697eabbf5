import type { Argument, Command, Option } from "commander";
import { makeProgram } from "../src/cli/commands.ts";
import { commandsBelow, helpOf, pathOf } from "../src/cli/help/help.ts";
import { markdownTable } from "./markdown.ts";

/** The reference of all commands, as the command line itself defines them. */
export function commandReference(): string {
	const program = makeProgram();
	const commands = commandsBelow(program);
	const list = markdownTable(
		["command", "what it does"],
		commands.map((command) => [`[\`${pathOf(command)}\`](#${anchorOf(command)})`, helpOf(command).summary]),
	);
	return [list, ...commands.map(sectionOf)].join("\n");
}

function sectionOf(command: Command): string {
	const { examples, page } = helpOf(command);
	const taken = [...command.registeredArguments.map(argumentRow), ...command.options.map(optionRow)];
	return [
		`## ${pathOf(command)}\n`,
		`\`backfile ${pathOf(command)} ${command.usage()}\``.replace(" [command]", "").concat("\n"),
		`${command.description()} More: [${page.replace("docs/", "")}](${page.replace("docs/", "")}).\n`,
		markdownTable(["it takes", "what it is", "default"], taken),
		"<!-- not run: the files, folders and hosts are examples; a test parses each line -->",
		"```sh",
		...examples.map(({ line, does }) => `${line} # ${does}`),
		"```\n",
	].join("\n");
}

function anchorOf(command: Command): string {
	return pathOf(command).replaceAll(" ", "-");
}

function argumentRow(argument: Argument): string[] {
	const choices = argument.argChoices ? `: ${argument.argChoices.join(", ")}` : "";
	const name = `${argument.name()}${argument.variadic ? "..." : ""}`;
	return [
		`\`${argument.required ? `<${name}>` : `[${name}]`}\``,
		plain(argument.description + choices),
		argument.required ? "must be given" : "",
	];
}

function optionRow({ flags, description, defaultValue, mandatory, negate }: Option): string[] {
	const fallback = mandatory ? "must be given" : negate || defaultValue === undefined ? "" : `\`${defaultValue}\``;
	return [`\`${flags}\``, plain(description), fallback];
}

/** A text in which Markdown sees no element. */
function plain(text: string): string {
	return text.replaceAll("<", "&lt;");
}
