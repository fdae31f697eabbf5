import { startThreads, type Threads } from "../../system/threads.ts";
import { type PreparedStory, prepareStory, type StoryInput } from "../story/prepare.ts";
import type { Pending } from "./stories.ts";

/** Prepares stories, and hands them on in the order in which they came. */
export interface Workers {
	/** Takes a story; resolves when there is room for another. */
	put(pending: Pending): Promise<void>;
	/** Resolves when all are done. */
	end(): Promise<void>;
	close(): Promise<void>;
}

type Finish = (pending: Pending, prepared: PreparedStory) => void;

/** A batch is sent off when it holds so many stories, or so many characters. */
const STORIES = 64;
const CHARACTERS = 400_000;

/** How many batches wait for each thread. */
const AHEAD = 2;

/** Fewer stories than this are done sooner than a thread has started. */
const WORTH_A_THREAD = 512;

/** The most that a thread's heap may hold, and what it may fill before it is tidied, in MB. */
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 12 };

interface Batch {
	readonly stories: readonly Pending[];
	readonly prepared: readonly PreparedStory[] | Promise<readonly PreparedStory[]>;
}

/**
 * @param jobs how many threads work, this one among them
 * @param finish what is done with each story, in this thread
 */
export function startWorkers(jobs: number, finish: Finish): Workers {
	const queue: Batch[] = [];
	let threads: Threads | undefined;
	let [met, size, under] = [0, 0, 0];
	let open: Pending[] = [];
	return { put, end, close };

	async function put(pending: Pending): Promise<void> {
		open.push(pending);
		met++;
		size += pending.raw.text.length;
		if (open.length >= STORIES || size >= CHARACTERS) await send();
	}

	async function send(): Promise<void> {
		const stories = open;
		[open, size] = [[], 0];
		// This thread takes a batch itself while the others have enough to do.
		const others = met > WORTH_A_THREAD ? jobs - 1 : 0;
		const raws = stories.map(({ raw }) => raw);
		queue.push({ stories, prepared: under < others * AHEAD ? away(raws, others) : raws.map(prepareStory) });
		await drain(others * AHEAD + 1);
	}

	function away(raws: readonly StoryInput[], others: number): Promise<readonly PreparedStory[]> {
		threads ??= startThreads(new URL("./tasks", import.meta.url), others, LIMITS);
		under++;
		const running = threads.run("prepare", raws) as Promise<readonly PreparedStory[]>;
		// What fails here is told where the batch's turn comes.
		running.catch(() => undefined);
		return running.finally(() => under--);
	}

	/** Finishes batches from the first; waits only where more than `most` are left. */
	async function drain(most: number): Promise<void> {
		for (let batch = queue[0]; batch && (queue.length > most || Array.isArray(batch.prepared)); batch = queue[0]) {
			const prepared = await batch.prepared;
			queue.shift();
			for (const [index, story] of batch.stories.entries()) {
				const result = prepared[index];
				if (result) finish(story, result);
			}
		}
		// Lets answers of other threads in.
		await new Promise(setImmediate);
	}

	async function end(): Promise<void> {
		if (open.length > 0) await send();
		await drain(0);
	}

	async function close(): Promise<void> {
		await Promise.allSettled(queue.map(({ prepared }) => prepared));
		await threads?.end();
	}
}
