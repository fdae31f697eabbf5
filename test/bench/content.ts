import { rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { type CorpusPlan, oneMore, type Place, writeCorpus, writeStory } from "./corpus.ts";

/** The content folder, to which one story can be added. */
export interface Content {
	/** Adds a story; it replaces the one that was added before. */
	add(place: Place): void;
	/** Removes the added story, if there is one. */
	takeAway(): void;
	/** Waits until a build trusts the stamps of all files. */
	settled(): Promise<void>;
}

/** A build does not trust the stamp of a file that changed in the last 2 s. This is a little longer, in milliseconds. */
const UNSETTLED = 2100;

/**
 * Writes the corpus.
 * @throws the signal's reason when it is aborted
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
