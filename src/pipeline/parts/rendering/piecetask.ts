import { type EleventyTask, packOutputs } from "../../render/tasks.ts";
import { getObject } from "../../stores/objects.ts";
import { storeOf } from "../openstores.ts";
import { type PagesPiece, pieceOf } from "../pieces.ts";
import type { PackRecord } from "../records.ts";
import { storePack } from "./storepack.ts";

/** A batch of outputs of a part, to be rendered from the store into the store: plain data. */
export interface PieceTask extends EleventyTask {
	/** The store: an absolute path, or an address. */
	readonly store: string;
	/** The SHA-256 of the piece. */
	readonly piece: string;
}

/**
 * Renders a batch of outputs in this thread, so that its data need not be sent to it.
 * @returns what stands in the store now; undefined where a story of it cannot be rendered
 */
export async function renderPiece({ store: place, piece, ...task }: PieceTask): Promise<PackRecord["objects"][number] | undefined> {
	const store = await storeOf(place);
	const { outputs, fingerprints, stories } = pieceOf<PagesPiece>(await getObject(store, piece));
	const pack = await packOutputs({ ...task, outputs, stories });
	return "problem" in pack ? undefined : storePack(store, pack, outputs, fingerprints);
}
