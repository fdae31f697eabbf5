import { parentPort, workerData } from "node:worker_threads";
import { CannotRun } from "../../problem.ts";
import { build } from "../build.ts";
import type { Message, PlainOptions } from "./thread.ts";

// The thread of one build: see thread.ts.
const stopping = new AbortController();
parentPort?.once("message", () => stopping.abort());

function say(message: Message): void {
	parentPort?.postMessage(message);
}

try {
	const result = await build({
		...(workerData as PlainOptions),
		onProgress: (progress) => say({ progress }),
		signal: stopping.signal,
	});
	say({ result });
} catch (error) {
	if (!(error instanceof CannotRun)) throw error;
	say({ failure: { message: error.message, remedy: error.remedy } });
} finally {
	parentPort?.close();
}
