import { parentPort, workerData } from "node:worker_threads";
import { answering } from "../../system/answers.ts";
import { pulseOn } from "../../system/pulse.ts";
import type { BuildOptions } from "../options.ts";
import type { Message, ThreadData } from "./thread.ts";

/** Does the work of this thread with the options that it was started with, tells how far it has come, and sends the report: see thread.ts. */
export async function steered<Options extends BuildOptions, Report>(work: (options: Options) => Promise<Report>): Promise<void> {
	const stopping = new AbortController();
	const send = (message: Message<Report>) => parentPort?.postMessage(message);
	parentPort?.once("message", () => stopping.abort());
	const { options, pulse } = workerData as ThreadData<Options>;
	pulseOn(pulse);
	try {
		const onProgress: BuildOptions["onProgress"] = (progress) => send({ progress });
		send(await answering(work)({ ...options, onProgress, signal: stopping.signal }));
	} finally {
		parentPort?.close();
	}
}
