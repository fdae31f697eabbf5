/** A time that grows with the stories of an archive, in seconds. */
export interface Growing {
	readonly fixed: number;
	readonly perStory: number;
}

/** What was measured of building by parts. Times are seconds of one core that is free. */
export interface Figures {
	/** With what these were measured. */
	readonly measured: string;
	/** `backfile plan`, without waiting for the store. */
	readonly plan: Growing;
	/** `backfile assemble`, without waiting for the store. */
	readonly assemble: Growing;
	/** Rendering all parts, once a process is warm. */
	readonly rendering: Growing;
	/** Starting a process that renders, fetching what all parts are rendered with, and warming up. */
	readonly start: number;
	/** What a plan gives an archive: outputs, and the rendering of them in the units by which `plan` cuts parts. */
	readonly outputs: Growing;
	readonly weight: Growing;
	/** How many stories a shard of the search index has. */
	readonly shard: number;
	/** Bytes in the store for each story: what parts are rendered from, and what they give. */
	readonly storeBytes: { parts: 15_000; packs: 27_000 };
	/** How much the times of equal parts differ: the standard deviation of their logarithms. */
	readonly spread: number;
}

/** Measured with the synthetic stories of the benchmark (about 3 KB each, from 1995 to 2025), on the default site with its search. */
export const FIGURES: Figures = {
	measured:
		"AMD EPYC, 2 cores, Node 24.22.3, Backfile 0.1.0; 10,000 and 20,000 stories; processor time, on a machine with other work beside",
	plan: { fixed: 2.7, perStory: 0.000_33 },
	assemble: { fixed: 0, perStory: 0.000_8 },
	rendering: { fixed: 7, perStory: 0.002_1 },
	start: 2.4,
	outputs: { fixed: 11_500, perStory: 1.4 },
	weight: { fixed: 14_000, perStory: 5.6 },
	shard: 650,
	storeBytes: { parts: 15_000, packs: 27_000 },
	spread: 0.24,
};

/** What a growing figure is for so many stories. */
export function grown({ fixed, perStory }: Growing, stories: number): number {
	return fixed + perStory * stories;
}
