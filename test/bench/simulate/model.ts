import { type Figures, grown } from "./figures.ts";

/** What is built, and by what. */
export interface Cluster {
	readonly stories: number;
	/** How many machines render. */
	readonly machines: number;
	/** How many cores each has. */
	readonly cores: number;
	/** Whether a machine starts one process that takes parts (`backfile worker`), not one for each part (`backfile render`). */
	readonly hasWorkers: boolean;
	/** How long the store takes to answer a request, in seconds. */
	readonly request: number;
	/** The share of machines that are slow, from 0 to 1, and how many times as long everything takes on them. */
	readonly slow: number;
	readonly slower: number;
	/** How often a machine dies in an hour of work. */
	readonly deaths: number;
	/** How long it takes until a part of a machine that died is given to another, in seconds. */
	readonly silence: number;
}

/** How long the steps of a build take where nothing goes wrong, in seconds. */
export interface Steps {
	/** Reading, planning, and writing the parts, on one machine. */
	readonly plan: number;
	/** Starting a process that renders. */
	readonly start: number;
	/** Rendering one part with all cores of a machine. */
	readonly part: number;
	/** Planning again, fetching what was rendered and publishing it, on one machine. */
	readonly assemble: number;
}

/** How much rendering a part has where nobody says how many there are to be: that of src/pipeline/parts/writing/write.ts. */
const WEIGHT = 40_000;

/** The largest number of outputs that are written together: that of src/pipeline/render/batches.ts. */
const BATCH = 500;

/** How many requests to a store are under way at a time: that of src/pipeline/stores/store.ts. */
const REQUESTS = 16;

/** The most parts that a plan can have. */
export const MOST_PARTS = 100_000;

/** The steps of a build with so many parts. */
export function stepsOf(cluster: Cluster, figures: Figures, parts: number): Steps {
	const { stories, cores, request } = cluster;
	const batches = Math.max(parts, grown(figures.outputs, stories) / BATCH);
	const pieces = batches + stories / figures.shard;
	return {
		// Each piece and each part is looked for, and written; as many at a time as there are parts.
		plan: grown(figures.plan, stories) + (2 * (pieces + parts) * request) / Math.min(parts, REQUESTS),
		start: figures.start,
		part: grown(figures.rendering, stories) / parts / cores + ((2 * pieces) / parts + 3) * request,
		// The threads fetch what was rendered, one more object at a time than there are cores.
		assemble: grown(figures.assemble, stories) + (parts / REQUESTS + pieces / (cores + 1)) * request,
	};
}

/** How many parts `backfile plan` makes where nobody says how many. */
export function usualParts(stories: number, figures: Figures): number {
	return Math.min(MOST_PARTS, Math.max(1, Math.ceil(grown(figures.weight, stories) / WEIGHT)));
}

/** Numbers of parts that are worth a trial: multiples of the machines, and the usual number. */
export function candidates({ stories, machines }: Pick<Cluster, "stories" | "machines">, figures: Figures): number[] {
	const multiples = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64].map((times) => times * machines);
	const most = Math.min(MOST_PARTS, Math.max(machines, stories));
	return [...new Set([...multiples, usualParts(stories, figures)])].filter((parts) => parts <= most).sort((a, b) => a - b);
}
