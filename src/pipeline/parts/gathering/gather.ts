import type { StoryFault } from "../../../eleventy/faults.ts";
import { CannotRun } from "../../../problem.ts";
import { withData } from "../../../site/output.ts";
import type { PartsOptions } from "../../options.ts";
import type { SiteFiles } from "../../render/files.ts";
import type { Indexing } from "../../search/shards.ts";
import { openStore } from "../../stores/open.ts";
import type { Store } from "../../stores/store.ts";
import { kitOf, type PartsContext, planIn, refuseOtherSite, type StalePlan } from "../plan.ts";
import type { PackRecord } from "../records.ts";
import type { Gathered } from "./byengine.ts";
import { faultsIn, readPacks } from "./packs.ts";
import { type PackWork, stagePacks } from "./stage.ts";

/** What gathering works with. */
export interface GatherWork extends Omit<PackWork, "store"> {
	/** The files of the site; what is gathered is added. */
	readonly site: SiteFiles;
	/** The search index, where there is one. */
	readonly indexing: Indexing | undefined;
}

/**
 * Stages what is stale of a site as others have rendered it: what is in the store; or where there is an engine, what that is given now.
 * @throws {CannotRun} where parts are not rendered, or are not those of the archive as it is now
 */
export async function gatherParts(context: PartsContext, options: PartsOptions, work: GatherWork, stale: StalePlan): Promise<Gathered> {
	const store = await openStore(options.store);
	try {
		if (options.engine === undefined) {
			await gatherRendered(context, store, work, stale);
			return { faults: [], problems: [] };
		}
		const { haveRendered } = await import("./byengine.ts");
		return await haveRendered({ context, store, options, stale }, (packs, fingerprints) =>
			stageFrom(store, work, stale, packs, fingerprints),
		);
	} finally {
		await store.close();
	}
}

async function gatherRendered(context: PartsContext, store: Store, work: GatherWork, stale: StalePlan): Promise<void> {
	const record = await planIn(store);
	refuseOtherSite(store, record, context.config.settings.url);
	if (record.kit !== kitOf(context, stale).hash) throw settingsChanged();
	const packs = await readPacks(store, record.parts);
	const [fault] = faultsIn(packs);
	if (fault) throw notRenderable(fault);
	await stageFrom(store, work, stale, packs, fingerprintsOf(stale));
}

async function stageFrom(
	store: Store,
	{ site, indexing, ...work }: GatherWork,
	{ pages }: StalePlan,
	packs: readonly PackRecord[],
	fingerprints: ReadonlyMap<string, string>,
): Promise<readonly StoryFault[]> {
	const faults = faultsIn(packs);
	if (faults.length > 0) return faults;
	const [unmade] = packs.flatMap((pack) => pack.unmade);
	if (unmade) throw new CannotRun(unmade.message, unmade.remedy, "docs/scale.md#when-something-fails");
	await stagePacks({ ...work, store: store.place }, { pages, indexing, fingerprints }, packs, site);
	return [];
}

function fingerprintsOf({ plan, pages, shards }: StalePlan): ReadonlyMap<string, string> {
	return new Map([
		...pages.map((output): [string, string] => [output.path, plan.fingerprint(withData(output))]),
		...(shards?.stale ?? []).map(({ shard }): [string, string] => [shard.path, shards?.fingerprintOf(shard, shard.data()) ?? ""]),
	]);
}

function notRenderable({ file, problem }: StoryFault): CannotRun {
	return new CannotRun(
		`${file} cannot be rendered: ${problem.message}`,
		"Plan again: backfile plan leaves out what could not be rendered; then render the parts that are new. Nothing was published.",
		"docs/scale.md#when-something-fails",
	);
}

function settingsChanged(): CannotRun {
	return new CannotRun(
		"The settings, the templates, the output folder or the folder of this command are not those that the parts were planned with.",
		"Plan again, and render the parts: backfile plan. Nothing was published.",
		"docs/scale.md#when-something-fails",
	);
}
