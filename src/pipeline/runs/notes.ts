/** The steps of a build of which it is told how long they took. To ask the disk, and to measure pictures, belongs to reading. */
export const STEPS = ["read", "collate", "plan", "render", "search", "publish"] as const;

/** A step of a build. */
export type Step = (typeof STEPS)[number];

/** What a build notes of itself while it runs. */
export interface RunNotes {
	/** Ends the step before, and begins this one. A step that begins again goes on. */
	at(step: Step): void;
	/** Notes the files of stories that are not as the build before knew them. */
	readAnew(files: readonly string[]): void;
	/** How long each step took until now, in seconds with three places; a step that never began is missing. */
	seconds(): Readonly<Partial<Record<Step, number>>>;
	/** The files that were noted last. */
	anew(): readonly string[];
}

/**
 * Starts with no step and no file.
 * @param now a clock, in milliseconds
 */
export function openNotes(now: () => number = () => performance.now()): RunNotes {
	const took = new Map<Step, number>();
	let current: Step | undefined;
	let began = 0;
	let files: readonly string[] = [];
	const end = () => {
		const moment = now();
		if (current) took.set(current, (took.get(current) ?? 0) + moment - began);
		began = moment;
	};
	return {
		at(step) {
			end();
			current = step;
		},
		readAnew(some) {
			files = some;
		},
		seconds() {
			end();
			return Object.fromEntries([...took].map(([step, milliseconds]) => [step, Math.round(milliseconds) / 1000]));
		},
		anew: () => files,
	};
}
