import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { work } from "../../../src/pipeline/engines/worker.ts";

/**
 * A worker in a process of its own. Its arguments: the address of Redis, the name of the queue, a folder for what it renders, how long a part
 * takes and its lock holds (in milliseconds), and a part over which it kills itself. It tells its parent which part it took.
 */
const [url = "", queue = "", folder = "", partMs = "0", lockMs = "0", deadly = "0"] = process.argv.slice(3);
const stopping = new AbortController();
process.once("SIGTERM", () => stopping.abort());
process.once("disconnect", () => process.exit());

await work(url, queue, {
	async render({ part, hash }) {
		process.send?.(part);
		if (part === Number(deadly)) process.kill(process.pid, "SIGKILL");
		await wait(Number(partMs));
		const file = path.join(folder, hash);
		writeFileSync(existsSync(file) ? `${file}-again` : file, `part ${part}`);
	},
	signal: stopping.signal,
	lockMs: Number(lockMs),
});
process.exit();
