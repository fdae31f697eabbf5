import { CannotRun } from "../../problem.ts";
import { type Answer, resultOf } from "../../system/answers.ts";
import { startProcess } from "../../system/start.ts";
import type { Staged } from "../publish/staging.ts";
import { stopped } from "../threads/pool.ts";
import type { IndexTask } from "./indexing.ts";

/** How many characters of a failed process's error output are shown. */
const SHOWN = 500;

/**
 * Has a process of its own make a shard of the search index.
 * @throws {CannotRun} where the process cannot make it, dies, or the build is stopped
 */
export function indexInProcess(task: IndexTask, signal: AbortSignal | undefined): Promise<Staged[]> {
	if (signal?.aborted) return Promise.reject(stopped());
	const child = startProcess(new URL("./process", import.meta.url));
	const stop = () => child.kill("SIGKILL");
	signal?.addEventListener("abort", stop);
	let errorOutput = "";
	child.stderr?.setEncoding("utf8").on("data", (text: string) => {
		errorOutput = `${errorOutput}${text}`.slice(-SHOWN);
	});
	return new Promise<Answer<Staged[]>>((resolve, reject) => {
		child.once("message", resolve);
		child.once("error", (error) => reject(processFailed(task.folder, error.message)));
		// Unlike "exit", this event comes after the error output has been read.
		child.once("close", (code, by) =>
			reject(signal?.aborted ? stopped() : processFailed(task.folder, `${by ?? code}${errorOutput && `: ${errorOutput.trim()}`}`)),
		);
		child.send(task);
	})
		.then(resultOf)
		.finally(() => signal?.removeEventListener("abort", stop));
}

function processFailed(folder: string, how: string): CannotRun {
	return new CannotRun(
		`The process that indexes ${folder} ended before it was finished (${how}).`,
		"Check that there is enough memory (about 1 GB), or build without search: --no-search. Nothing was published.",
	);
}
