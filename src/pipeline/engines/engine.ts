/** A part as an engine knows it: plain data, a few hundred bytes. */
export interface PartJob {
	/** Counts from 1, as people and messages name it. */
	readonly part: number;
	/** How many parts the plan has. */
	readonly of: number;
	/** The hash of the part: the name of its record in the store. No other part of a run has the same. */
	readonly hash: string;
}

/** How far the parts have come, as the engine tells it. */
export interface EngineProgress {
	readonly done: number;
	readonly of: number;
}

/** What became of the parts. */
export interface EngineReport {
	/** How long each part took on its worker, in seconds, in the order of the parts. */
	readonly seconds: readonly number[];
	/** How many times a part was tried again, over all parts. */
	readonly retried: number;
}

/** Has workers render parts. */
export interface Engine {
	/**
	 * Adds the parts as one flow and waits until all are done. What an earlier build left of its flow is taken over: a part that a worker is at is
	 * not begun again, a part that failed is tried anew.
	 * @param options.onProgress is called whenever more parts are done
	 * @param options.signal stops the wait; the flow is removed
	 * @throws {CannotRun} where a part failed three times, where the engine is lost, where another build took the parts over, where it is stopped
	 */
	run(
		parts: readonly PartJob[],
		options: { readonly onProgress?: (progress: EngineProgress) => void; readonly signal?: AbortSignal },
	): Promise<EngineReport>;
	close(): Promise<void>;
}
