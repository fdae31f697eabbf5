import { deserialize } from "node:v8";
import { eachBatch } from "../../system/batches.ts";
import { doWithoutFaults } from "../render/faulty.ts";
import { getObject, putObject } from "../stores/objects.ts";
import type { Store } from "../stores/store.ts";
import type { Pool } from "../threads/pool.ts";
import type { UnpackedKit } from "./kit.ts";
import type { Pack } from "./pack.ts";
import type { PagesPiece, Piece, ShardPiece } from "./pieces.ts";
import type { PackRecord } from "./records.ts";

/** What parts are rendered with. */
export interface Workshop {
	readonly store: Store;
	readonly pool: Pool;
	readonly kit: UnpackedKit;
	/** A folder for what is made on the way, absolute. */
	readonly scratch: string;
	readonly signal: AbortSignal | undefined;
}

/**
 * Renders the pieces of a part into the store.
 * @param objects the SHA-256 of the object of each piece
 */
export async function renderPieces(workshop: Workshop, objects: readonly string[]): Promise<PackRecord> {
	const made: PackRecord[] = [];
	const shards: [index: number, piece: ShardPiece][] = [];
	await eachBatch(objects.entries(), workshop.pool.jobs + 1, async ([index, sha256]) => {
		const piece = deserialize(await getObject(workshop.store, sha256)) as Piece;
		if (piece.sort === "shard") shards.push([index, piece]);
		else made[index] = await renderPages(workshop, piece);
	});
	if (shards.length > 0) {
		const { renderShards } = await import("./rendershards.ts");
		const packs = await renderShards(
			workshop,
			shards.map(([, piece]) => piece),
		);
		for (const [number, [index]] of shards.entries()) made[index] = packs[number] as PackRecord;
	}
	return {
		objects: made.flatMap(({ objects }) => objects),
		faults: made.flatMap(({ faults }) => faults),
		unmade: made.flatMap(({ unmade }) => unmade),
	};
}

async function renderPages({ store, pool, kit }: Workshop, { outputs, fingerprints, stories }: PagesPiece): Promise<PackRecord> {
	const prints = new Map(outputs.map(({ path: file }, index) => [file, fingerprints[index] ?? ""]));
	const { results, faults } = await doWithoutFaults(outputs, (some) => pool.run("pack", { ...kit.task, outputs: some, stories }));
	const objects = await Promise.all(results.map((pack) => storePack(store, pack, (file) => prints.get(file) ?? "")));
	return { objects, faults: [...faults], unmade: [] };
}

/** Puts a pack into the store, and says what is in it. */
export async function storePack(
	store: Store,
	{ bytes, files }: Pack,
	fingerprintOf: (file: string) => string,
): Promise<PackRecord["objects"][number]> {
	const sha256 = await putObject(store, bytes);
	return { sha256, files: files.map((file) => ({ ...file, fingerprint: fingerprintOf(file.path) })) };
}
