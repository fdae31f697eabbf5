import { deserialize } from "node:v8";
import { eachBatch } from "../../../system/batches.ts";
import { doWithoutFaults } from "../../render/faulty.ts";
import { getObject } from "../../stores/objects.ts";
import type { PagesPiece, Piece, ShardPiece } from "../pieces.ts";
import type { PackRecord } from "../records.ts";
import { storePack, type Workshop } from "./workshop.ts";

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
