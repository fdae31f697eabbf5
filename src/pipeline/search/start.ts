import { CannotRun } from "../../problem.ts";
import { type Answer, resultOf } from "../../system/answers.ts";
import { startProcess } from "../../system/start.ts";
import type { Staged } from "../publish/staging.ts";
import { stopped } from "../threads/pool.ts";
import type { DirectoryTask } from "./directory.ts";
import type { IndexTask } from "./indexing.ts";

/** With less room for young objects it takes a third less memory, and no more time. */
const FEWER_YOUNG = ["--max-semi-space-size=8"];

/** How many characters of a failed process's error output are shown. */
const SHOWN = 500;

/** What such a process is told: to make a shard, or the word directory. */
export type IndexerTask = IndexTask | DirectoryTask;

/** A process that makes shards of the search index, one at a time. */
export interface Indexer {
	/** @throws {CannotRun} where it cannot make the shard, dies, or the build is stopped */
	index(task: IndexerTask): Promise<Staged[]>;
	/** Ends it, and the Pagefind that it has started, whatever they are at. Waits for its end. */
	end(): Promise<void>;
}

/** Starts a process that makes shards. */
export function startIndexer(signal: AbortSignal | undefined): Indexer {
	const child = startProcess(new URL("./process", import.meta.url), FEWER_YOUNG);
	// If this disconnected, it would never be told that the process has closed.
	const stop = () => child.connected && child.send("stop", () => {});
	signal?.addEventListener("abort", stop);
	if (signal?.aborted) stop();
	let errorOutput = "";
	child.stderr?.setEncoding("utf8").on("data", (text: string) => {
		errorOutput = `${errorOutput}${text}`.slice(-SHOWN);
	});
	const ended = new Promise<string>((resolve) => {
		child.once("error", (error) => resolve(error.message));
		// Unlike "exit", this event comes after the error output has been read.
		child.once("close", (code, by) => resolve(`${by ?? code}${errorOutput && `: ${errorOutput.trim()}`}`));
	});
	void ended.then(() => signal?.removeEventListener("abort", stop));
	return {
		async index(task) {
			const answer = new Promise<Answer<Staged[]>>((resolve) => child.once("message", resolve));
			if (child.connected) child.send(task, () => {});
			const first = await Promise.race([answer, ended]);
			if (typeof first !== "string") return resultOf(first);
			throw signal?.aborted ? stopped() : processFailed(task.folder, first);
		},
		async end() {
			stop();
			await ended;
		},
	};
}

function processFailed(folder: string, how: string): CannotRun {
	return new CannotRun(
		`The process that indexes ${folder} ended before it was finished (${how}).`,
		"Check that there is enough memory, let fewer shards be made at a time (searchMemory in the settings), or build without search: --no-search. Nothing was published.",
		"docs/search.md#what-it-takes",
	);
}
