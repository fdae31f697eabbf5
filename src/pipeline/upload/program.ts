import { spawn } from "node:child_process";
import { once } from "node:events";
import { CannotRun, codeOf } from "../../problem.ts";

/** How to run a program of the system. */
export interface ProgramCall {
	readonly program: "rsync" | "rclone";
	readonly args: readonly string[];
	/** The folder that it runs in, absolute; that of this process by default. */
	readonly cwd?: string;
	/** What it reads from standard input. */
	readonly input?: string;
	/** Ends it. */
	readonly signal?: AbortSignal;
}

/** How a program ended. */
export interface ProgramEnd {
	readonly code: number;
	readonly out: Buffer;
	readonly err: string;
}

/** What to install where a program is missing. */
const INSTALL: Readonly<Record<ProgramCall["program"], string>> = {
	rsync: "Install it, with ssh, here and on the target's machine (“apt install rsync openssh-client”, “brew install rsync”).",
	rclone: "Install it (“apt install rclone”, “brew install rclone”, or rclone.org), and set up a remote with “rclone config”.",
};

function refusal(message: string, remedy: string): CannotRun {
	return new CannotRun(message, remedy, "docs/uploads.md#where-an-upload-stops");
}

/**
 * Runs a program to its end.
 * @throws {CannotRun} where it is not installed, cannot be started, or was told to stop
 */
export async function runProgram({ program, args, cwd, input = "", signal }: ProgramCall): Promise<ProgramEnd> {
	if (signal?.aborted) throw uploadStopped();
	const child = spawn(program, args, { cwd, stdio: ["pipe", "pipe", "pipe"] });
	const stop = () => void child.kill("SIGTERM");
	signal?.addEventListener("abort", stop, { once: true });
	const [out, err]: [Buffer[], Buffer[]] = [[], []];
	child.stdout.on("data", (part: Buffer) => out.push(part));
	child.stderr.on("data", (part: Buffer) => err.push(part));
	// A program that fails early closes its input; why it failed is in its own words.
	child.stdin.on("error", () => {});
	child.stdin.end(input);
	try {
		const [code, killed] = (await once(child, "close")) as [number | null, string | null];
		if (signal?.aborted) throw uploadStopped();
		const words = Buffer.concat(err).toString();
		return { code: code ?? -1, out: Buffer.concat(out), err: killed === null ? words : `${words}\nIt was ended by ${killed}.` };
	} catch (error) {
		if (codeOf(error) === "ENOENT") throw refusal(`The program ${program} is not installed here, or not found.`, INSTALL[program]);
		if (/^E[A-Z0-9]+$/.test(codeOf(error))) throw refusal(`The program ${program} cannot be started (${codeOf(error)}).`, INSTALL[program]);
		throw error;
	} finally {
		signal?.removeEventListener("abort", stop);
	}
}

/** How many lines of a program's own words are shown. */
const MOST_LINES = 6;

/** The error of a program that failed, with the last lines that it wrote. */
export function programFailed(program: string, { code, err }: ProgramEnd, doing: string): CannotRun {
	const lines = err.split("\n").filter((line) => line.trim() !== "");
	const words = lines.slice(-MOST_LINES).map((line) => `\n    ${line.slice(0, 400)}`);
	return refusal(
		`${program} could not ${doing} (exit code ${code})${words.length > 0 ? ":" : "."}${words.join("")}`,
		"Mend what it says, and run the same upload again: it goes on where this one stopped.",
	);
}

/** The error of an upload that was stopped by its user. */
export function uploadStopped(): CannotRun {
	return refusal(
		"The upload was stopped.",
		"Run it again: it goes on where this one stopped. Until then the target has files of both versions.",
	);
}
