import { parentPort } from "node:worker_threads";
import { answering } from "../../system/answers.ts";
import { pulseOn } from "../../system/pulse.ts";
import type { BuildOptions } from "../options.ts";
import type { Message, Order } from "./commandthread.ts";

/** Does the work of this thread whenever it is ordered, tells how far it has come, and sends the report: see commandthread.ts. */
export function steered<Options extends BuildOptions, Report>(work: (options: Options) => Promise<Report>): void {
	const send = (message: Message<Report>) => parentPort?.postMessage(message);
	const onProgress: BuildOptions["onProgress"] = (progress) => send({ progress });
	let stopping = new AbortController();
	parentPort?.on("message", async (order: Order<Options>) => {
		if (order === "stop") stopping.abort();
		else if (order === "end") parentPort?.close();
		else {
			stopping = new AbortController();
			pulseOn(order.pulse);
			send(await answering(work)({ ...order.options, onProgress, signal: stopping.signal }));
		}
	});
}
