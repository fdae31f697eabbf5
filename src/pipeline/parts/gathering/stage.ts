import { CannotRun } from "../../../problem.ts";
import type { Rendered } from "../../../site/output.ts";
import { eachBatch } from "../../../system/batches.ts";
import { type CurrentOutput, currentHash } from "../../publish/output.ts";
import type { StagingPlace } from "../../publish/staging.ts";
import { addFile, type SiteFiles } from "../../render/files.ts";
import type { Indexing } from "../../search/shards.ts";
import type { Pool } from "../../threads/pool.ts";
import type { PackRecord } from "../records.ts";

/** What staging packs works with. */
export interface PackWork {
	/** The store, as a user names it. */
	readonly store: string;
	readonly place: StagingPlace;
	readonly published: CurrentOutput;
	readonly pool: Pool;
}

/** What of a site is to come out of packs. */
export interface WantedFiles {
	readonly pages: readonly Rendered[];
	/** The shards of the search index, where there are any. */
	readonly indexing: Pick<Indexing, "stale" | "take"> | undefined;
	/** The fingerprints of the pages, by path, and of the stale shards, by folder. */
	readonly fingerprints: ReadonlyMap<string, string>;
}

type PackedObject = PackRecord["objects"][number];

/**
 * Stages what packs have of a site, and adds it to the site. Whatever else they have is left in the store.
 * @throws {CannotRun} where they do not have all of it
 */
export async function stagePacks(work: PackWork, wanted: WantedFiles, packs: readonly PackRecord[], site: SiteFiles): Promise<void> {
	const { pages, indexing, fingerprints } = wanted;
	const kinds = new Map(pages.map(({ path, kind }) => [path, kind]));
	const shards = new Map(indexing?.stale.map(({ shard }) => [shard.path, shard]));
	const objects = packs.flatMap((pack) => pack.objects);
	await eachBatch(objects, work.pool.jobs + 1, async (object) => {
		const staged = await stageObject(work, object, (name, fingerprint) => fingerprints.get(name) === fingerprint);
		const shard = shards.get(object.shard ?? "");
		if (shard && staged.length > 0) {
			indexing?.take(shard, { fingerprint: fingerprints.get(shard.path) ?? "", files: staged });
			shards.delete(shard.path);
		}
		for (const file of staged) {
			const kind = kinds.get(file.path);
			if (kind) addFile(site, file, kind, fingerprints.get(file.path) ?? "");
		}
	});
	const [lacking] = [...pages.map(({ path }) => path).filter((path) => !site.files.has(path)), ...shards.keys()];
	if (lacking !== undefined) throw notAsPlanned(lacking);
}

async function stageObject(
	{ store, place, published, pool }: PackWork,
	{ sha256, shard, files }: PackedObject,
	isWanted: (name: string, fingerprint: string) => boolean,
) {
	const wanted = files.flatMap(({ path, fingerprint }, index) => (isWanted(shard ?? path, fingerprint) ? [index] : []));
	if (wanted.length === 0) return [];
	const before = wanted.map((index) => currentHash(published, files[index]?.path ?? ""));
	return pool.run("unpack", { store, object: sha256, files, wanted, place, before });
}

function notAsPlanned(file: string): CannotRun {
	return new CannotRun(
		`The parts in the store are not of the archive as it is now: they lack ${file}.`,
		"Plan again, and render the parts that are new: backfile plan. Nothing was published.",
		"docs/scale.md#when-something-fails",
	);
}
