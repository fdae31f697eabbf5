import { close } from "pagefind";
import { answering } from "../../system/answers.ts";
import { makeDirectory } from "./directory.ts";
import { indexShard } from "./indexing.ts";
import type { IndexerTask } from "./start.ts";

const answer = answering((task: IndexerTask) => ("shards" in task ? makeDirectory(task) : indexShard(task)));

async function end(): Promise<void> {
	await close();
	process.exit(1);
}

// A process that makes shards of the search index: see start.ts. It ends when it is told to, and with the build that started it.
process.once("disconnect", end);
process.on("message", async (task: IndexerTask | "stop") => {
	if (task === "stop") return end();
	// If Pagefind dies, nothing else keeps this process alive: it ends, and start.ts notices that.
	process.channel?.unref();
	const result = await answer(task);
	process.channel?.ref();
	process.send?.(result);
});
