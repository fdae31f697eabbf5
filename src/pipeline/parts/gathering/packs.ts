import type { StoryFault } from "../../../eleventy/faults.ts";
import { CannotRun } from "../../../problem.ts";
import { eachBatch } from "../../../system/batches.ts";
import { DamagedObject, getRecord } from "../../stores/objects.ts";
import { REQUESTS, type Store } from "../../stores/store.ts";
import { type PackRecord, packName, packRecord } from "../records.ts";

/** A part, as its record in a store is named. */
interface Named {
	readonly hash: string;
}

/**
 * Reads what rendering parts gave.
 * @param parts in their order
 * @throws {CannotRun} where parts are not rendered; it says which, and how to render them
 */
export async function readPacks(store: Store, parts: readonly Named[]): Promise<PackRecord[]> {
	const packs = await packsOf(store, parts);
	const missing = packs.flatMap((pack, index) => (pack ? [] : [index + 1]));
	if (missing.length > 0) throw notRendered(store, missing, parts.length);
	return packs.filter((pack) => pack !== undefined);
}

/** What rendering parts gave, as far as they are rendered. */
export async function knownPacks(store: Store, parts: readonly Named[]): Promise<PackRecord[]> {
	return (await packsOf(store, parts)).filter((pack) => pack !== undefined);
}

/** The pack of each part; undefined where it is not rendered. */
async function packsOf(store: Store, parts: readonly Named[]): Promise<(PackRecord | undefined)[]> {
	const packs: (PackRecord | undefined)[] = [];
	await eachBatch(parts.entries(), REQUESTS, async ([index, { hash }]) => {
		packs[index] = await packOf(store, hash);
	});
	return packs;
}

async function packOf(store: Store, hash: string): Promise<PackRecord | undefined> {
	try {
		return await getRecord(store, packName(hash), packRecord);
	} catch (error) {
		// The record is cut off, and its part has to be rendered again.
		if (error instanceof DamagedObject) return undefined;
		throw error;
	}
}

/** Says which parts are to be rendered. Parts count from 1. */
function notRendered({ place }: Pick<Store, "place">, parts: readonly number[], of: number): CannotRun {
	const [first] = parts;
	return new CannotRun(
		`${parts.length === 1 ? `Part ${first} of ${of} is` : `Parts ${ranges(parts)} of ${of} are`} not rendered.`,
		`Render each: backfile render --store ${place} --part ${first}. Nothing was published.`,
		"docs/scale.md#when-something-fails",
	);
}

/** Numbers as people write them: 3, 7-9. */
export function ranges(numbers: readonly number[]): string {
	const runs: [from: number, to: number][] = [];
	for (const number of numbers) {
		const last = runs.at(-1);
		if (last && last[1] === number - 1) last[1] = number;
		else runs.push([number, number]);
	}
	return runs.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(", ");
}

/** The stories that cannot be rendered. */
export function faultsIn(packs: readonly PackRecord[]): StoryFault[] {
	return packs.flatMap(({ faults }) => faults);
}
