import { AHEAD, lateThreads } from "../../system/latethreads.ts";
import { type PreparedStory, prepareStory, type StoryInput } from "../story/prepare.ts";
import type { StoryInProgress } from "./stories.ts";

/** Prepares stories, and hands them on in the order in which they came. */
export interface Workers {
	/** Takes a story. Resolves when there is room for another. */
	put(story: StoryInProgress): Promise<void>;
	/** Resolves when all stories are done. */
	end(): Promise<void>;
	/** Ends the threads. */
	close(): Promise<void>;
}

type Finish = (story: StoryInProgress, prepared: PreparedStory) => void;

/** A batch is sent off when it holds so many stories, or so many characters. */
const STORIES = 64;
const CHARACTERS = 400_000;

/** Fewer stories than this are done sooner than a thread has started. */
const WORTH_A_THREAD = 512;

/** The most that a thread's heap may hold, and what it may fill before it is tidied, in MB. */
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 12 };

interface Batch {
	readonly stories: readonly StoryInProgress[];
	readonly prepared: readonly PreparedStory[] | Promise<readonly PreparedStory[]>;
}

/**
 * @param jobs how many threads work, this one among them
 * @param finish what is done with each story, in this thread
 */
export function startWorkers(jobs: number, finish: Finish): Workers {
	const others = lateThreads(new URL("./tasks", import.meta.url), jobs - 1, LIMITS);
	const queue: Batch[] = [];
	let batch: StoryInProgress[] = [];
	let [met, size] = [0, 0];

	async function send(): Promise<void> {
		const stories = batch;
		[batch, size] = [[], 0];
		const inputs = stories.map(({ input }) => input);
		// This thread takes a batch itself while the others have enough to do.
		const isAway = met > WORTH_A_THREAD && others.hasRoom();
		queue.push({ stories, prepared: isAway ? others.run<readonly PreparedStory[]>("prepare", inputs) : inputs.map(prepareStory) });
		await finishBatches(queue, met > WORTH_A_THREAD ? others.size * AHEAD + 1 : 1, finish);
	}

	return {
		async put(story) {
			batch.push(story);
			met++;
			size += charactersIn(story.input);
			if (batch.length >= STORIES || size >= CHARACTERS) await send();
		},
		async end() {
			if (batch.length > 0) await send();
			await finishBatches(queue, 0, finish);
		},
		async close() {
			await Promise.allSettled(queue.map(({ prepared }) => prepared));
			await others.end();
		},
	};
}

function charactersIn({ text, comments = [] }: StoryInput): number {
	return comments.reduce((sum, comment) => sum + comment.text.length, text.length);
}

/** Finishes batches from the first. Waits for other threads only where more than `most` batches are left. */
async function finishBatches(queue: Batch[], most: number, finish: Finish): Promise<void> {
	for (let batch = queue[0]; batch && (queue.length > most || Array.isArray(batch.prepared)); batch = queue[0]) {
		const prepared = await batch.prepared;
		queue.shift();
		for (const [index, story] of batch.stories.entries()) {
			const result = prepared[index];
			if (result) finish(story, result);
		}
	}
	// Let the answers of other threads in.
	await new Promise(setImmediate);
}
