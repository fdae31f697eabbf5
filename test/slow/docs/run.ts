// Runs the blocks of a page as a reader would: writes the files that have a name, runs the commands, compares what they print.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Block, Parts } from "../../docs/blocks.ts";
import { ENDINGS } from "../../docs/grammar.ts";
import { layOut, type Machine } from "./install.ts";

/** A command of a block. */
export interface ShownCommand {
	/** Its line in the page. */
	readonly line: number;
	/** As written, with the lines that continue it. */
	readonly text: string;
	readonly exitsWith: number;
	/** Whether it runs until it is stopped, as a server does. */
	readonly isUntilStopped: boolean;
}

/** How many milliseconds a command may take. */
const MOST_TIME = 120_000;

/** The commands of a block: one a line; a line that ends in `\` goes on in the next. */
export function commandsOf({ line, text }: Pick<Block, "line" | "text">): ShownCommand[] {
	const commands: { line: number; text: string }[] = [];
	let isOpen = false;
	for (const [index, written] of text.split("\n").entries()) {
		const last = commands.at(-1);
		if (isOpen && last) last.text += `\n${written}`;
		else if (!/^\s*(#.*)?$/.test(written)) commands.push({ line: line + 1 + index, text: written });
		isOpen = written.endsWith("\\");
	}
	return commands.map((command) => ({
		...command,
		exitsWith: Number(ENDINGS.exitsWith.exec(command.text)?.[1] ?? 0),
		isUntilStopped: ENDINGS.untilStopped.test(command.text),
	}));
}

/**
 * Runs a page. A block of output shows what the last command before it prints, or the last few.
 * @throws {Error} where a command ends otherwise than the page says, or prints something else: page, line, command, output
 */
export async function runPage(machine: Machine, name: string, { folder, blocks }: Pick<Parts, "folder" | "blocks">): Promise<void> {
	const shell = shellIn(machine, layOut(machine, folder, name));
	let printed: string[] = [];
	for (const block of blocks) {
		if (block.notRun !== undefined) continue;
		if (block.file !== undefined) shell.write(block.file, block.text);
		else if (block.language === "sh") {
			printed = [];
			for (const command of commandsOf(block)) printed.push(await runCommand(shell, command, name));
		} else if (block.isOutput && !printed.some((_, index) => isLike(printed.slice(index).join(""), block.text)))
			throw new Error(`${name}:${block.line}: the commands above print something else:\n${printed.join("")}`);
	}
}

/**
 * Whether what was printed is what a page shows.
 * @param shown `…` in it stands for anything; a line of nothing else for any lines, or none
 */
export function isLike(printed: string, shown: string): boolean {
	// A line such as “rendering …” tells of progress, and may come or not.
	const plain = (text: string) => text.replaceAll(/[ \t]+$|^[a-z]+ …\n/gm, "").trim();
	const pattern = plain(shown)
		.split("\n")
		.map((line) => (line.trim() === "…" ? "(?:.*\n)*?" : `${line.split("…").map(escaped).join("[^]*?")}\n`))
		.join("");
	return new RegExp(`^${pattern}$`).test(`${plain(printed.replaceAll(/\b(127\.0\.0\.1|localhost):\d+/g, "$1:8080"))}\n`);
}

function escaped(text: string): string {
	return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

async function runCommand(shell: Shell, command: ShownCommand, name: string): Promise<string> {
	const { code, output } = await shell.run(command.text, command.isUntilStopped);
	const isRight = command.isUntilStopped ? output.includes("Serving") : code === command.exitsWith;
	if (isRight) return output;
	const expected = command.isUntilStopped ? "it never says “Serving”" : `it ends with ${code}, not with ${command.exitsWith}`;
	throw new Error(`${name}:${command.line}: ${expected}:\n$ ${command.text}\n${output}`);
}

/** A shell in which a page's commands run one after the other: the folder and the variables of one are those of the next. */
interface Shell {
	write(file: string, text: string): void;
	run(command: string, untilStopped: boolean): Promise<{ readonly code: number | null; readonly output: string }>;
}

function shellIn({ env }: Machine, place: string): Shell {
	const [state, folder, out] = ["variables", "folder", "output"].map((name) => path.join(path.dirname(place), name)) as [
		string,
		string,
		string,
	];
	const here = () => (existsSync(folder) ? readFileSync(folder, "utf8").trimEnd() : place);
	return {
		write(file, text) {
			const target = path.join(here(), file);
			mkdirSync(path.dirname(target), { recursive: true });
			writeFileSync(target, text);
		},
		async run(command, untilStopped) {
			const before = existsSync(state) ? `source "${state}"\n` : "";
			const script = `${before}${command}\n{ export -p > "${state}"; pwd > "${folder}"; }`;
			const written = openSync(out, "w");
			const child = spawn("bash", ["-e", "-c", script], { cwd: here(), env, detached: true, stdio: ["ignore", written, written] });
			closeSync(written);
			const ended = once(child, "close");
			const timer = setTimeout(() => stop(child, "SIGKILL"), MOST_TIME);
			if (untilStopped) {
				while (child.exitCode === null && child.signalCode === null && !readFileSync(out, "utf8").includes("Serving")) await wait(50);
				stop(child, "SIGINT");
			}
			const [code] = (await ended) as [number | null];
			clearTimeout(timer);
			stop(child, "SIGKILL");
			return { code, output: readFileSync(out, "utf8") };
		},
	};
}

/** Sends a signal to all that a command has started. */
function stop({ pid }: ChildProcess, signal: NodeJS.Signals): void {
	try {
		if (pid !== undefined) process.kill(-pid, signal);
	} catch {
		// All of it has ended.
	}
}
