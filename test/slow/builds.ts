import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, statSync, watch } from "node:fs";
import path from "node:path";
import { JOURNAL, MANIFEST } from "../../src/pipeline/publish/manifest.ts";
import { AT } from "./newsroom.ts";

/** The end of a build that was not killed. */
export interface Ended {
	readonly code: number | null;
	readonly out: string;
	readonly err: string;
	readonly ms: number;
}

/** Builds and waits for the end. */
export async function buildAll(cli: string, root: string, ...words: string[]): Promise<Ended> {
	const started = performance.now();
	const child = spawn(process.execPath, [cli, "build", "--at", AT, ...words], { cwd: root });
	let [out, err] = ["", ""];
	child.stdout.on("data", (part) => {
		out += String(part);
	});
	child.stderr.on("data", (part) => {
		err += String(part);
	});
	await once(child, "close");
	return { code: child.exitCode, out, err, ms: performance.now() - started };
}

/** When to kill a build: milliseconds after its start, or after it began to publish. */
export interface Moment {
	readonly after: "start" | "journal";
	readonly ms: number;
}

/** How far a build came before it was killed; `ended` if it ended before that. */
export type Phase = "reading" | "rendering" | "publishing" | "after publishing" | "ended";

/** Builds, and kills the process with SIGKILL. */
export async function buildKilled(cli: string, root: string, output: string, moment: Moment): Promise<Phase> {
	const [manifest, journal] = [stampOf(output, MANIFEST), stampOf(output, JOURNAL)];
	const child = spawn(process.execPath, [cli, "build", "--at", AT, "--quiet"], { cwd: root, stdio: "ignore", detached: true });
	const ended = once(child, "exit");
	if (moment.after === "journal") await Promise.race([appears(output, JOURNAL, ended), ended]);
	await Promise.race([wait(moment.ms), ended]);
	if (child.exitCode === null && child.signalCode === null) process.kill(-(child.pid as number), "SIGKILL");
	await ended;
	if (child.signalCode !== "SIGKILL") return "ended";
	const left = stampOf(output, JOURNAL);
	if (left !== undefined && left !== journal) return "publishing";
	if (stampOf(output, MANIFEST) !== manifest) return "after publishing";
	return existsSync(path.join(output, ".backfile-staging")) ? "rendering" : "reading";
}

/** Waits until a file is moved into a folder, or until a promise ends. */
function appears(folder: string, file: string, end: Promise<unknown>): Promise<void> {
	return new Promise((resolve) => {
		const watcher = watch(folder, (_, name) => {
			if (name === file) resolve();
		});
		void end.then(() => watcher.close());
	});
}

/** Waits more exactly than a timer, which has only whole milliseconds. */
async function wait(ms: number): Promise<void> {
	const end = performance.now() + ms;
	if (ms > 5) await new Promise((resolve) => void setTimeout(resolve, ms - 3));
	while (performance.now() < end) await new Promise((resolve) => void setImmediate(resolve));
}

/** Identifies a file, so that it is not taken for an older one of the same name that a killed build has left. */
function stampOf(folder: string, name: string): string | undefined {
	const stat = statSync(path.join(folder, name), { throwIfNoEntry: false });
	return stat && `${stat.ino} ${stat.mtimeMs}`;
}
