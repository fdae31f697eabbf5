// The commands that pages show, compared with the commands that there are.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Command } from "commander";
import { repository } from "./pages.ts";

/** Finds every command of the program: each is made by a function that is called like it, in a file of src/cli. */
export async function findCommands(): Promise<ReadonlyMap<string, () => Command>> {
	const folder = path.join(repository, "src/cli");
	const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
	const makers = await Promise.all(
		files.map(async (name) => {
			const [, maker] = /^export function (\w+Command)\(\): Command/m.exec(readFileSync(path.join(folder, name), "utf8")) ?? [];
			if (maker === undefined) return [];
			const module = await import(pathToFileURL(path.join(folder, name)).href);
			return [module[maker] as () => Command];
		}),
	);
	return new Map(makers.flat().map((make) => [make().name(), make]));
}

/**
 * The simple commands of a piece of shell, each as its words: quotes are taken away, comments left out, variables kept as they are.
 * It knows what documentation needs: quotes, `&&`, `||`, `|`, `;` and redirections.
 */
export function simpleCommands(line: string): string[][] {
	const commands: string[][] = [[]];
	for (const [written, operator] of line.matchAll(/(&&|\|\||[|;&\n])|#.*$|\d?[<>]+&?\s*\S+|(?:"[^"]*"|'[^']*'|\\.|[^\s"'|;&<>\\])+/gm)) {
		if (written.startsWith("#") || /^\d?[<>]/.test(written)) continue;
		if (operator === undefined) commands.at(-1)?.push(written.replaceAll(/"([^"]*)"|'([^']*)'|\\(.)/g, "$1$2$3"));
		else commands.push([]);
	}
	return commands.filter((words) => words.length > 0);
}

/** The words for the program in a command: those after `backfile`, `npx backfile` or `npm run -s backfile --`; undefined where another program is meant. */
export function wordsForUs(words: readonly string[]): readonly string[] | undefined {
	const start = words.findIndex((word) => !/^\w+=/.test(word));
	const [first, second] = words.slice(start);
	if (start < 0) return undefined;
	if (first === "backfile") return words.slice(start + 1);
	if (first === "npx" && second === "backfile") return words.slice(start + 2);
	// The package create-backfile is "backfile init".
	if (first === "npm" && words.slice(1, 3).join(" ") === "create backfile")
		return ["init", ...words.slice(3).filter((word) => word !== "--")];
	const isScript = first === "npm" && words.includes("backfile") && words.includes("--");
	return isScript ? words.slice(words.indexOf("--") + 1) : undefined;
}

/**
 * What the program says against words for it; undefined where it would take them.
 * @param commands as `findCommands` gives them
 */
export function refusalOf(words: readonly string[], commands: ReadonlyMap<string, () => Command>): string | undefined {
	const [name = "", ...rest] = words;
	if (name === "" || /^(--help|-h|--version|-V)$/.test(name)) return undefined;
	if (name === "help") return rest[0] === undefined || commands.has(rest[0]) ? undefined : `there is no command ${rest[0]}`;
	const make = commands.get(name);
	if (make === undefined) return `there is no command ${name}`;
	if (rest.includes("--help")) return undefined;
	const command = make();
	for (const each of [command, ...command.commands])
		each
			.exitOverride()
			.configureOutput({ writeErr: () => undefined })
			.action(() => undefined);
	try {
		command.parse(rest, { from: "user" });
		return undefined;
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

/**
 * What is wrong with a command as a sentence or a table names it, where values are left out or stand for others (`--jobs N`, `[--strict]`):
 * a command or an option that there is not.
 */
export function misnamed(words: readonly string[], commands: ReadonlyMap<string, () => Command>): string | undefined {
	const [name = "", ...rest] = words;
	if (name === "" || !/^[a-z]/.test(name)) return undefined;
	const command = commands.get(name)?.();
	if (command === undefined) return name === "help" ? undefined : `there is no command ${name}`;
	const known = new Set([command, ...command.commands].flatMap(({ options }) => options.flatMap(({ long, short }) => [long, short])));
	const named = rest.flatMap((word) => /^\[?(--[a-z][a-z-]*)/.exec(word)?.[1] ?? []);
	const unknown = named.find((option) => option !== "--help" && !known.has(option));
	return unknown === undefined ? undefined : `${name} has no option ${unknown}`;
}
