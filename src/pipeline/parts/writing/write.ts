import { existsSync } from "node:fs";
import path from "node:path";
import { KINDS, type Kind, VOLUME_KINDS } from "../../../site/kinds.ts";
import { type Rendered, withData } from "../../../site/output.ts";
import type { Plan } from "../../../site/plan.ts";
import { sizeOf } from "../../../site/search/divide.ts";
import { eachBatch } from "../../../system/batches.ts";
import { sha256Of } from "../../../system/hash.ts";
import { batchesOf } from "../../render/batches.ts";
import type { ComparedShard, ShardFingerprint } from "../../search/compare.ts";
import { type Folders, OUR_TEMPLATES } from "../../settings/load.ts";
import { putObject, putRecord } from "../../stores/objects.ts";
import { REQUESTS, type Store } from "../../stores/store.ts";
import type { Pool } from "../../threads/pool.ts";
import type { Kit } from "../kit.ts";
import { bytesOfPiece, type Piece, storiesIn } from "../pieces.ts";
import { kitName, partName } from "../records.ts";
import { shareOut, type Weighed } from "./cut.ts";

/** What of a site is stale, and what its parts are made from. */
export interface StaleSite {
	readonly pages: readonly Rendered[];
	readonly shards: readonly ComparedShard[];
	readonly fingerprint: Plan["fingerprint"];
	readonly shardFingerprint: ShardFingerprint;
	/** The content folder, absolute. */
	readonly content: string;
	/** The kinds whose pages show no text of stories. */
	readonly withoutText: ReadonlySet<Kind>;
	readonly pool: Pool;
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

/** The same for workers, which are warmed up once and stay: smaller parts share out better. */
export const WORKERS_WEIGHT = 8_000;

/** How long it takes to index a story, beside rendering an output. */
const INDEXED = 4;

/** How large parts are to be. */
export interface PartSize {
	/** How many there are. */
	readonly parts?: number | undefined;
	/** How much rendering each has, beside that of a story's page; where nobody says how many there are. */
	readonly weight?: number;
}

/** Something that a part is to have: a piece that is not made yet. */
interface Wanted extends Weighed {
	readonly outputs: readonly Rendered[];
	readonly shard?: ComparedShard;
}

/**
 * Writes what is stale into a store, as parts.
 * @param size how many parts there are to be; else how much rendering each is to have
 */
export async function writeParts(store: Store, kit: Kit, stale: StaleSite, { parts, weight = WEIGHT }: PartSize): Promise<WrittenParts> {
	await putRecord(store, kitName(kit.hash), { object: await putObject(store, kit.bytes), versions: kit.versions });
	const wanted = wantedOf(stale, parts);
	const total = wanted.reduce((sum, each) => sum + each.weight, 0);
	const fingerprints = new Map<string, string>();
	const written: PlannedPart[] = [];
	const shares = shareOut(wanted, parts ?? Math.max(1, Math.ceil(total / weight)));
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
	const { content } = stale;
	const pieces: { readonly pages: string[]; readonly shards: string[] } = { pages: [], shards: [] };
	const names: [path: string, fingerprint: string][] = [];
	for (const wanted of share) {
		const { piece, files } = makePiece(stale, wanted);
		names.push(...namesOf(piece));
		// A thread reads the stories and writes them, while the next piece is made here.
		const written = await stale.pool.run("writePiece", { store: store.place, content, piece: bytesOfPiece(piece), files });
		pieces[piece.sort === "shard" ? "shards" : "pages"].push(written);
	}
	for (const [path, fingerprint] of names) fingerprints.set(path, fingerprint);
	const hash = sha256Of(JSON.stringify([kit.hash, names]));
	await putRecord(store, partName(hash), { kit: kit.hash, ...pieces });
	const shards = pieces.shards.length;
	return { hash, outputs: names.length - shards, shards };
}

/** Makes a piece, and names the files of the stories that it needs. */
function makePiece(stale: StaleSite, { outputs, shard }: Wanted): { readonly piece: Piece; readonly files: readonly string[] } {
	const { withoutText, fingerprint, shardFingerprint } = stale;
	if (shard) {
		const data = shard.shard.data();
		const print = shardFingerprint(shard.shard, data);
		return { piece: { sort: "shard", path: shard.shard.path, fingerprint: print, shard: data }, files: storiesIn(data) };
	}
	const items = outputs.map(withData);
	const withText = items.filter(({ kind }) => !withoutText.has(kind));
	return { piece: { sort: "pages", outputs: items, fingerprints: items.map(fingerprint) }, files: storiesIn(withText) };
}

/** The kinds whose templates show no text of stories, only what is known of them. A template of the owner's may show it. */
export function kindsWithoutText({ templates }: Pick<Folders, "templates">): ReadonlySet<Kind> {
	const own = templates.filter((folder) => folder !== OUR_TEMPLATES);
	const isOurs = (kind: Kind) => !own.some((folder) => existsSync(path.join(folder, KINDS[kind].template)));
	return new Set(([...VOLUME_KINDS, "bib", "ris", "csl"] as const).filter(isOurs));
}

/** What a piece is for: its outputs, and all that these depend on beside the kit. */
function namesOf(piece: Piece): [path: string, fingerprint: string][] {
	if (piece.sort === "shard") return [[piece.path, piece.fingerprint]];
	return piece.outputs.map((output, index) => [output.path, piece.fingerprints[index] ?? ""]);
}
