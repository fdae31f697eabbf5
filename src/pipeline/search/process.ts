import { answering } from "../../system/answers.ts";
import { type IndexTask, indexShard } from "./indexing.ts";

const answerTo = answering(indexShard);

// The process of one shard of the search index: see shards.ts. It ends with its answer, and with the build that started it.
process.once("disconnect", () => process.exit(1));
process.once("message", async (task: IndexTask) => {
	// Where Pagefind dies nothing is left to wait for: then this process ends too, and is missed.
	process.channel?.unref();
	const answer = await answerTo(task);
	process.send?.(answer, () => process.disconnect());
});
