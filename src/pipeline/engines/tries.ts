import { CannotRun } from "../../problem.ts";
import type { PartJob } from "./engine.ts";

/** How many times a part is tried, whether its worker says that it failed or dies over it. */
export const TRIES = 3;

const TIMES = ["never", "once", "twice", "three times"];

/** Why a part was not made, as a worker tells the build through the queue. */
export interface Failure {
	/** What the last worker that said anything said; undefined where all of them died. */
	readonly message?: string;
	readonly remedy?: string;
	/** How many workers died over the part, or lost the connection. */
	readonly died: number;
}

/** The text of a failure that stands in the queue. */
export function failureText(failure: Failure): string {
	return JSON.stringify(failure);
}

/** Reads the text of a failure. Any other text is taken as what a worker said: BullMQ, too, writes some. */
export function readFailure(text: string | undefined): Failure {
	if (!text) return { died: 0 };
	try {
		const { message, remedy, died } = JSON.parse(text) as Record<string, unknown>;
		return {
			...(typeof message === "string" && { message }),
			...(typeof remedy === "string" && { remedy }),
			died: typeof died === "number" ? died : 0,
		};
	} catch {
		return /stalled more than allowable limit/.test(text) ? { died: TRIES } : { message: text, died: 0 };
	}
}

/** The failure that an error of a worker is. */
export function failureOf(error: unknown, died: number): Failure {
	if (error instanceof CannotRun) return { message: error.message, remedy: error.remedy, died };
	return { message: error instanceof Error ? error.message : String(error), died };
}

/** What the build says of a part that failed. */
export function partFailed({ part, of }: PartJob, { message, remedy, died }: Failure): CannotRun {
	const name = `Part ${part} of ${of}`;
	if (message === undefined) {
		return new CannotRun(
			`${name} failed: its worker died or lost the connection ${TIMES[died] ?? `${died} times`}.`,
			"See what the workers printed last. They may need more memory; or cut the site into more parts with --parts. Parts that are done stay done.",
			"docs/scale.md#engines",
		);
	}
	const deaths = died > 0 ? ` (its worker died or lost the connection ${TIMES[died] ?? `${died} times`})` : "";
	return new CannotRun(
		`${name} failed ${TIMES[TRIES]}${deaths}. Its worker said: ${message}`,
		remedy ?? "See what the workers printed. Parts that are done stay done.",
		"docs/scale.md#engines",
	);
}
