import { randomOf } from "../random.ts";
import { type Drawn, drawBuild } from "./draw.ts";
import type { Figures } from "./figures.ts";
import { type Cluster, stepsOf } from "./model.ts";

/** What many draws of a build with one number of parts gave. Times are in seconds. */
export interface Trial {
	readonly parts: number;
	/** How many builds were drawn. */
	readonly draws: number;
	/** Of the builds that came to an end, from the shortest on. */
	readonly times: readonly number[];
	/** For how long all machines rendered together, a build. */
	readonly busy: number;
	/** How many tries were in vain, a build. */
	readonly lost: number;
}

/** Draws a build many times. The same seed gives the same numbers. */
export function tryParts(cluster: Cluster, figures: Figures, parts: number, draws: number, seed: number): Trial {
	const steps = stepsOf(cluster, figures, parts);
	const drawn = Array.from({ length: draws }, (_, draw): Drawn => drawBuild(cluster, steps, parts, figures.spread, randomOf(seed, draw)));
	const mean = (valueOf: (build: Drawn) => number) => drawn.reduce((sum, build) => sum + valueOf(build), 0) / draws;
	return {
		parts,
		draws,
		times: drawn.flatMap(({ seconds }) => seconds ?? []).sort((a, b) => a - b),
		busy: mean(({ busy }) => busy),
		lost: mean(({ lost }) => lost),
	};
}

/** The time within which this share of all builds is done, in seconds; infinite where so many do not end at all. */
export function within({ times, draws }: Pick<Trial, "times" | "draws">, share: number): number {
	return times[Math.max(1, Math.ceil(share * draws)) - 1] ?? Number.POSITIVE_INFINITY;
}

/** The share of builds by whose time numbers of parts are compared. */
export const MOST = 0.9;

/** Numbers of parts whose builds take longer by no more than this share are taken for equally good. */
const MARGIN = 0.02;

/** The trial in which most builds are done soonest; of trials that are about equally good, that with the fewest parts. */
export function bestOf(trials: readonly Trial[]): Trial | undefined {
	const soonest = Math.min(...trials.map((trial) => within(trial, MOST)));
	return trials.find((trial) => within(trial, MOST) <= soonest * (1 + MARGIN));
}
