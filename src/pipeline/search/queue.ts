import type { ShardSize } from "../../site/search/divide.ts";
import type { Staged } from "../publish/staging.ts";
import { fitting, memoryOf, type Room } from "./memory.ts";
import { type Indexer, type IndexerTask, startIndexer } from "./start.ts";

/** A shard whose texts are written. */
export interface WaitingShard extends ShardSize {
	/** Makes what its process is told, when its turn comes. */
	task(): IndexerTask;
	onIndexed(files: readonly Staged[]): void;
}

/** Indexes shards, as many at a time as there is room for, in the order in which they are added. */
export interface IndexQueue {
	/** @throws {CannotRun} where an earlier one could not be indexed */
	add(shard: WaitingShard): void;
	/** Begins what there is room for now. */
	begin(): void;
	/**
	 * Waits until every shard that was added is indexed.
	 * @throws {CannotRun} where one cannot be, or the build is stopped
	 */
	done(): Promise<void>;
	/** Ends all processes, whatever they are at, and waits for their end. */
	stop(): Promise<void>;
}

/**
 * Opens a queue. Processes are started when they are needed, and index one shard after another.
 * @param roomNow is asked each time when a shard is added or another is finished
 */
export function openQueue(roomNow: () => Room, signal: AbortSignal | undefined): IndexQueue {
	const waiting: WaitingShard[] = [];
	const running = new Map<Promise<void>, number>();
	const idle: Indexer[] = [];
	const started = new Set<Indexer>();
	const failures: unknown[] = [];
	let isStopped = false;

	function begin(): void {
		if (waiting.length === 0) return;
		const room = roomNow();
		const memory = waiting.slice(0, room.shards).map(memoryOf);
		for (let count = failures.length > 0 ? 0 : fitting(memory, [...running.values()], room); count > 0; count--) {
			const shard = waiting.shift();
			if (shard) run(shard);
		}
	}

	function run(shard: WaitingShard): void {
		const indexer = idle.pop() ?? startIndexer(signal);
		started.add(indexer);
		const work = indexer.index(shard.task()).then(shard.onIndexed);
		const settled = work.then(
			() => void idle.push(indexer),
			(error: unknown) => void failures.push(error),
		);
		const left = settled.finally(() => {
			running.delete(left);
			begin();
		});
		running.set(left, memoryOf(shard));
	}

	return {
		add(shard) {
			if (failures.length > 0) throw failures[0];
			if (isStopped) return;
			waiting.push(shard);
			begin();
		},
		begin,
		async done() {
			while (running.size > 0 && failures.length === 0) await Promise.race(running.keys());
			if (failures.length > 0) throw failures[0];
		},
		async stop() {
			isStopped = true;
			waiting.length = 0;
			await Promise.all([...started].map((indexer) => indexer.end()));
			await Promise.all(running.keys());
		},
	};
}
