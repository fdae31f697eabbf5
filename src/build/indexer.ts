import { CannotRun } from "../problem.ts";
import { asCannotRun } from "./failure.ts";
import { type IndexTask, indexShard } from "./indexing.ts";
import type { Staged } from "./staging.ts";
import type { Answer } from "./worker.ts";

// The process of one shard of the search index: see shards.ts. It ends with its answer, and with the build that started it.
process.once("disconnect", () => process.exit(1));
process.once("message", async (task: IndexTask) => {
	// Where Pagefind dies nothing is left to wait for: then this process ends too, and is missed.
	process.channel?.unref();
	const answer = await answerTo(task);
	process.send?.(answer, () => process.disconnect());
});

async function answerTo(task: IndexTask): Promise<Answer<Staged[]>> {
	try {
		return { result: await indexShard(task) };
	} catch (error) {
		const told = asCannotRun(error);
		if (!(told instanceof CannotRun)) throw told;
		return { failure: { message: told.message, remedy: told.remedy } };
	}
}
