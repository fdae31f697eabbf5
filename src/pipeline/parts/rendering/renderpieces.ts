import { eachBatch } from "../../../system/batches.ts";
import { ThreadDied } from "../../../system/threaddied.ts";
import { doWithoutFaults } from "../../render/faulty.ts";
import { getObject } from "../../stores/objects.ts";
import { type PagesPiece, type Piece, pieceOf, type ShardPiece, type WithStories } from "../pieces.ts";
import type { PackRecord, PartRecord } from "../records.ts";
import { storePack } from "./storepack.ts";
import type { Workshop } from "./workshop.ts";

/** Renders the pieces of a part into the store. */
export async function renderPieces(workshop: Workshop, { pages, shards }: PartRecord): Promise<PackRecord> {
	const made: PackRecord[] = [];
	await eachBatch(pages.entries(), workshop.pool.jobs + 1, async ([index, piece]) => {
		made[index] = await renderPages(workshop, piece);
	});
	if (shards.length > 0) {
		const { renderShards } = await import("./rendershards.ts");
		const pieces = await Promise.all(shards.map((piece) => readPiece<ShardPiece>(workshop, piece)));
		made.push(...(await renderShards(workshop, pieces)));
	}
	return {
		objects: made.flatMap(({ objects }) => objects),
		faults: made.flatMap(({ faults }) => faults),
		unmade: made.flatMap(({ unmade }) => unmade),
	};
}

async function readPiece<P extends Piece>({ store }: Workshop, sha256: string): Promise<WithStories<P>> {
	return pieceOf<P>(await getObject(store, sha256));
}

/** Has a thread render a batch. Where that fails over a story, the batch is rendered again without what is about the story. */
async function renderPages(workshop: Workshop, piece: string): Promise<PackRecord> {
	const { store, place, pool, kit } = workshop;
	const whole = await pool.run("piece", { ...kit.task, store: place, piece }).catch(undefinedIfDied);
	if (whole) return { objects: [whole], faults: [], unmade: [] };
	const { outputs, fingerprints, stories } = await readPiece<PagesPiece>(workshop, piece);
	const { results, faults } = await doWithoutFaults(outputs, (some) => pool.run("pack", { ...kit.task, outputs: some, stories }));
	const objects = await Promise.all(results.map((pack) => storePack(store, pack, outputs, fingerprints)));
	return { objects, faults: [...faults], unmade: [] };
}

function undefinedIfDied(error: unknown): undefined {
	if (!(error instanceof ThreadDied)) throw error;
}
