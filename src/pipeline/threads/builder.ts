import { parentPort, workerData } from "node:worker_threads";
import { answering } from "../../system/answers.ts";
import { pulseOn } from "../../system/pulse.ts";
import { build } from "../build.ts";
import type { BuilderData, Message } from "./thread.ts";

// The thread of one build: see thread.ts.
const stopping = new AbortController();
parentPort?.once("message", () => stopping.abort());

function send(message: Message): void {
	parentPort?.postMessage(message);
}

const { options, pulse } = workerData as BuilderData;
pulseOn(pulse);

const run = answering(build);

try {
	send(await run({ ...options, onProgress: (progress) => send({ progress }), signal: stopping.signal }));
} finally {
	parentPort?.close();
}
