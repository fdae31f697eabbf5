import { rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { type CorpusPlan, oneMore, type Place, writeCorpus, writeStory } from "./corpus.ts";

/** The content folder, which can have one story more. */
export interface Content {
	/** Adds a story, instead of one that was added before. */
	add(place: Place): void;
	/** Takes the added story away again, where there is one. */
	takeAway(): void;
	/** Waits until a build can trust what the disk says of all stories. */
	settled(): Promise<void>;
}

/** For how long after its change a build reads a story again, in milliseconds; and a little more. */
const UNSETTLED = 2100;

/**
 * Writes the corpus.
 * @throws the signal's reason, once it has been aborted
 */
export async function makeContent(folder: string, plan: CorpusPlan, signal: AbortSignal): Promise<Content> {
	await writeCorpus(folder, plan, signal);
	let changed = Date.now();
	let added: string | undefined;
	const takeAway = () => {
		if (added === undefined) return;
		rmSync(added);
		added = undefined;
		changed = Date.now();
	};
	return {
		takeAway,
		add(place) {
			takeAway();
			added = writeStory(folder, oneMore(plan, place));
			changed = Date.now();
		},
		async settled() {
			const wait = changed + UNSETTLED - Date.now();
			if (wait > 0) await sleep(wait, undefined, { signal });
		},
	};
}
