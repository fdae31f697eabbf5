import { serialize } from "node:v8";
import { type Rendered, withData } from "../../../site/output.ts";
import type { Plan } from "../../../site/plan.ts";
import { sizeOf } from "../../../site/search/divide.ts";
import { eachBatch } from "../../../system/batches.ts";
import { sha256Of } from "../../../system/hash.ts";
import { batchesOf } from "../../render/batches.ts";
import type { ComparedShard, ShardFingerprint } from "../../search/compare.ts";
import { putObject, putRecord } from "../../stores/objects.ts";
import { REQUESTS, type Store } from "../../stores/store.ts";
import type { Kit } from "../kit.ts";
import { type Piece, storiesIn } from "../pieces.ts";
import { kitName, partName } from "../records.ts";
import { ownVersions } from "../versions.ts";
import { shareOut, type Weighed } from "./cut.ts";

/** What of a site is stale, and what its parts are made from. */
export interface StaleSite {
	readonly pages: readonly Rendered[];
	readonly shards: readonly ComparedShard[];
	readonly fingerprint: Plan["fingerprint"];
	readonly shardFingerprint: ShardFingerprint;
	/** The content folder, absolute. */
	readonly content: string;
}

/** A part as the plan names it. */
export interface PlannedPart {
	/** Tells what is in it, and what it is rendered with. */
	readonly hash: string;
	readonly outputs: number;
	readonly shards: number;
}

/** What was written into a store. */
export interface WrittenParts {
	readonly parts: readonly PlannedPart[];
	/** The fingerprints of all outputs and shards in them, by path. */
	readonly fingerprints: ReadonlyMap<string, string>;
}

/** How much rendering a part has where nobody says how many parts there are to be: some ten times as much as it takes to start a process for it. */
const WEIGHT = 40_000;

/** How long it takes to index a story, beside rendering an output. */
const INDEXED = 4;

/** Something that a part is to have: a piece that is not made yet. */
interface Wanted extends Weighed {
	readonly outputs: readonly Rendered[];
	readonly shard?: ComparedShard;
}

/**
 * Writes what is stale into a store, as parts.
 * @param parts how many; else as many as there is work for
 */
export async function writeParts(store: Store, kit: Kit, stale: StaleSite, parts?: number): Promise<WrittenParts> {
	await putRecord(store, kitName(kit.hash), { object: await putObject(store, kit.bytes), versions: ownVersions() });
	const wanted = wantedOf(stale, parts);
	const weight = wanted.reduce((sum, each) => sum + each.weight, 0);
	const fingerprints = new Map<string, string>();
	const written: PlannedPart[] = [];
	const shares = shareOut(wanted, parts ?? Math.max(1, Math.ceil(weight / WEIGHT)));
	await eachBatch(shares.entries(), REQUESTS, async ([index, share]) => {
		written[index] = await writePart(store, kit, stale, share, fingerprints);
	});
	return { parts: written, fingerprints };
}

function wantedOf({ pages, shards }: StaleSite, parts: number | undefined): Wanted[] {
	const batches = batchesOf(pages, parts === undefined ? undefined : Math.ceil(pages.length / parts));
	// An output that holds many stories takes longer than a story's page, though not as many times as long.
	const weightOf = (outputs: readonly Rendered[]) => outputs.reduce((sum, { weight = 1 }) => sum + Math.sqrt(weight), 0);
	return [
		...batches.map((outputs): Wanted => ({ outputs, weight: weightOf(outputs) })),
		...shards.map((shard): Wanted => ({ outputs: [], shard, weight: sizeOf(shard.shard.articles).stories * INDEXED })),
	];
}

/** @param fingerprints those of the outputs of the part are added */
async function writePart(
	store: Store,
	kit: Kit,
	stale: StaleSite,
	share: readonly Wanted[],
	fingerprints: Map<string, string>,
): Promise<PlannedPart> {
	const pieces: string[] = [];
	const names: [path: string, fingerprint: string][] = [];
	for (const wanted of share) {
		const piece = makePiece(stale, wanted);
		names.push(...namesOf(piece));
		pieces.push(await putObject(store, serialize(piece)));
	}
	for (const [path, fingerprint] of names) fingerprints.set(path, fingerprint);
	const hash = sha256Of(JSON.stringify([kit.hash, names]));
	await putRecord(store, partName(hash), { kit: kit.hash, pieces });
	const shards = share.filter(({ shard }) => shard).length;
	return { hash, outputs: names.length - shards, shards };
}

function makePiece({ content, fingerprint, shardFingerprint }: StaleSite, { outputs, shard }: Wanted): Piece {
	if (shard) {
		const data = shard.shard.data();
		const { path } = shard.shard;
		return { sort: "shard", path, fingerprint: shardFingerprint(shard.shard, data), shard: data, stories: storiesIn(data, content) };
	}
	const items = outputs.map(withData);
	return { sort: "pages", outputs: items, fingerprints: items.map(fingerprint), stories: storiesIn(items, content) };
}

/** What a piece is for: its outputs, and all that these depend on beside the kit. */
function namesOf(piece: Piece): [path: string, fingerprint: string][] {
	if (piece.sort === "shard") return [[piece.path, piece.fingerprint]];
	return piece.outputs.map((output, index) => [output.path, piece.fingerprints[index] ?? ""]);
}
