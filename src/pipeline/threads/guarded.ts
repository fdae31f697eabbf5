import { ThreadDied } from "../../system/threaddied.ts";

/** What a batch gave, in its order, and the members over which a thread dies. */
export interface Outcome<T, R> {
	readonly results: readonly R[];
	readonly faults: readonly Fault<T>[];
}

/** A member of a batch over which a thread dies, even where it is all that the thread does. */
export interface Fault<T> {
	readonly member: T;
	/** The file that the thread was at, where it was at one. */
	readonly file: string | undefined;
	readonly error: unknown;
}

/**
 * Does a task for a batch. Where its thread dies, the members are done alone that are about the file at which it died, and the others for
 * themselves; where there are no such members, each half of the batch, until it is known which one it is.
 * @param isAbout whether a member is about a file
 */
export async function doGuarded<T, R>(
	batch: readonly T[],
	isAbout: (member: T, file: string) => boolean,
	run: (members: readonly T[]) => Promise<R>,
): Promise<Outcome<T, R>> {
	try {
		return { results: [await run(batch)], faults: [] };
	} catch (error) {
		if (!(error instanceof ThreadDied)) throw error;
		const { file } = error;
		const [first] = batch;
		if (batch.length === 1 && first !== undefined) return { results: [], faults: [{ member: first, file, error }] };
		const done: Outcome<T, R>[] = [];
		for (const part of partsOf(batch, file, isAbout)) done.push(await doGuarded(part, isAbout, run));
		return { results: done.flatMap(({ results }) => results), faults: done.flatMap(({ faults }) => faults) };
	}
}

function partsOf<T>(batch: readonly T[], file: string | undefined, isAbout: (member: T, file: string) => boolean): (readonly T[])[] {
	const suspects = file === undefined ? [] : batch.filter((member) => isAbout(member, file));
	if (suspects.length > 0 && suspects.length < batch.length) return [suspects, batch.filter((member) => !suspects.includes(member))];
	const middle = batch.length >> 1;
	return [batch.slice(0, middle), batch.slice(middle)];
}
