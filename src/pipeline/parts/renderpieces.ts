import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { deserialize } from "node:v8";
import { eachBatch } from "../../system/batches.ts";
import { doWithoutFaults } from "../render/faulty.ts";
import { getObject, putObject } from "../stores/objects.ts";
import type { Store } from "../stores/store.ts";
import type { Pool } from "../threads/pool.ts";
import { insideOf, type UnpackedKit } from "./kit.ts";
import type { Pack } from "./pack.ts";
import type { PagesPiece, Piece, ShardPiece, StoryFile } from "./pieces.ts";
import type { PackRecord } from "./records.ts";

/** What parts are rendered with. */
export interface Workshop {
	readonly store: Store;
	readonly pool: Pool;
	readonly kit: UnpackedKit;
	/** The folder of the stories of the part that is rendered, absolute. */
	readonly content: string;
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
		writeStories(workshop.content, piece.stories);
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

function writeStories(content: string, stories: readonly StoryFile[]): void {
	for (const { file, bytes } of stories) {
		const to = insideOf(content, file);
		mkdirSync(path.dirname(to), { recursive: true });
		writeFileSync(to, bytes);
	}
}

async function renderPages({ store, pool, kit }: Workshop, { outputs, fingerprints }: PagesPiece): Promise<PackRecord> {
	const prints = new Map(outputs.map(({ path: file }, index) => [file, fingerprints[index] ?? ""]));
	const { results, faults } = await doWithoutFaults(outputs, (some) => pool.run("pack", { ...kit.task, outputs: some }));
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
