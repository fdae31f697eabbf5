import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { onTestFinished } from "vitest";
import { compiledCli } from "../scripts/compiled.ts";

export const repository = path.resolve(import.meta.dirname, "../..");

/** What a command did. */
export interface Ran {
	readonly code: number | null;
	readonly signal: string | null;
	readonly out: string;
	readonly err: string;
}

/** A command that runs. */
export interface Running {
	readonly child: ChildProcess;
	readonly ended: Promise<Ran>;
	/** Waits until it has printed a line that begins with a text. */
	printed(start: string): Promise<void>;
}

/** Starts the CLI as it is compiled, in the folder of an archive, as a new group of processes. */
export function start(cwd: string, ...words: string[]): Running {
	return startProgram(cwd, [compiledCli(), ...words]);
}

/** Starts the CLI from the sources, as a clone does. */
export function startFromSources(cwd: string, ...words: string[]): Running {
	const loader = path.join(repository, "node_modules/tsx/dist/esm/index.mjs");
	return startProgram(cwd, ["--import", `file://${loader}`, path.join(repository, "src/cli.ts"), ...words]);
}

function startProgram(cwd: string, words: readonly string[]): Running {
	const child = spawn(process.execPath, words, { cwd, detached: true });
	let [out, err] = ["", ""];
	child.stderr.on("data", (part) => {
		err += String(part);
	});
	child.stdout.on("data", (part) => {
		out += String(part);
	});
	const ended = once(child, "close").then(([code, signal]): Ran => ({ code, signal, out, err }));
	onTestFinished(() => void (child.exitCode === null && child.signalCode === null && child.kill("SIGKILL")));
	return {
		child,
		ended,
		async printed(start) {
			while (!`\n${out}`.includes(`\n${start}`)) {
				await Promise.race([
					once(child.stdout, "data"),
					ended.then(({ err }) => Promise.reject(new Error(`It ended before ${start}: ${err}`))),
				]);
			}
		},
	};
}

/** Runs the CLI as it is compiled, in the folder of an archive, to its end. */
export function backfile(cwd: string, ...words: string[]): Promise<Ran> {
	return start(cwd, ...words).ended;
}
