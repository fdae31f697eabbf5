import { answering } from "../../system/answers.ts";
import { type IndexTask, indexShard } from "./indexing.ts";

const answer = answering(indexShard);

// The process of one shard of the search index: see start.ts. It ends after its answer, and with the build that started it.
process.once("disconnect", () => process.exit(1));
process.once("message", async (task: IndexTask) => {
	// If Pagefind dies, nothing else keeps this process alive: it ends, and start.ts notices that.
	process.channel?.unref();
	process.send?.(await answer(task), () => process.disconnect());
});
