import { parentPort, workerData } from "node:worker_threads";
import { answering } from "../../system/answers.ts";
import { build } from "../build.ts";
import type { Message, PlainOptions } from "./thread.ts";

// The thread of one build: see thread.ts.
const stopping = new AbortController();
parentPort?.once("message", () => stopping.abort());

function send(message: Message): void {
	parentPort?.postMessage(message);
}

const run = answering(build);

try {
	send(await run({ ...(workerData as PlainOptions), onProgress: (progress) => send({ progress }), signal: stopping.signal }));
} finally {
	parentPort?.close();
}
