import { spawn } from "node:child_process";
import { CannotRun, codeOf } from "../../src/problem.ts";
import { processorTimeOfChildren } from "./proc/processor.ts";

/** A program and how to start it. */
export interface Command {
	/** Its name in messages. */
	readonly name: string;
	readonly program: string;
	readonly args: readonly string[];
	readonly cwd: string;
	/** Added to the environment of this process. */
	readonly env?: Readonly<Record<string, string>>;
}

/** The result of a process that has ended. */
export interface Ran {
	/** How long it ran. */
	readonly seconds: number;
	/** How long the processors worked for it, in seconds, with all its threads and the processes that it waited for; undefined where the system does not say it. */
	readonly processor: number | undefined;
	readonly stdout: string;
}

/** How many characters of the output of a failed program are shown. */
const SHOWN = 2000;

/**
 * Runs a program to its end. Run one at a time: the processor time of another that ends meanwhile would count as well. Aborting the signal kills it and all that it has started.
 * @param onStart called with its process id, which is also the id of its session
 * @throws {CannotRun} if the program is missing or fails; the signal's reason when it is aborted
 */
export async function run({ name, program, args, cwd, env }: Command, signal: AbortSignal, onStart?: (pid: number) => void): Promise<Ran> {
	signal.throwIfAborted();
	const [started, worked] = [performance.now(), processorTimeOfChildren()];
	const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, detached: true, stdio: ["ignore", "pipe", "pipe"] });
	const { pid } = child;
	const kill = () => pid !== undefined && endSession(pid);
	signal.addEventListener("abort", kill);
	let [stdout, stderr] = ["", ""];
	child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
	child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
	try {
		const end = await new Promise<number | string>((resolve, reject) => {
			child.once("error", reject);
			child.once("close", (code, by) => resolve(code ?? by ?? ""));
			if (pid !== undefined) onStart?.(pid);
		});
		const seconds = (performance.now() - started) / 1000;
		signal.throwIfAborted();
		if (end !== 0) throw failed(name, `ended with ${end}`, `${stdout}${stderr}`.slice(-SHOWN));
		const work = processorTimeOfChildren();
		return { seconds, processor: work === undefined || worked === undefined ? undefined : work - worked, stdout };
	} catch (error) {
		throw error instanceof Error && "syscall" in error ? failed(name, codeOf(error), program) : error;
	} finally {
		signal.removeEventListener("abort", kill);
	}
}

function failed(name: string, how: string, words: string): CannotRun {
	return new CannotRun(`${name} failed (${how}): ${words.trim()}`, "See what it says, and mend that first.");
}

function endSession(pid: number): void {
	try {
		process.kill(-pid, "SIGKILL");
	} catch {
		// The session has already ended.
	}
}
