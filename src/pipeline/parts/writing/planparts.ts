import type { StoryFault } from "../../../eleventy/faults.ts";
import { withArchive } from "../../build.ts";
import { askDisk } from "../../cache/disk.ts";
import { listInputs } from "../../cache/inputs.ts";
import { readContent } from "../../content/read.ts";
import type { BuildContext } from "../../context.ts";
import type { BuildOptions, PartsOptions } from "../../options.ts";
import { type PlannedArchive, planArchive } from "../../planning/archive.ts";
import { planWithOwnFiles } from "../../render/render.ts";
import { findStale } from "../../render/stale.ts";
import { type BuildReport, isHeldBack, reportHeldBack, reportOf } from "../../report.ts";
import { compareIndex } from "../../search/shards.ts";
import { assetsOf } from "../../settings/templates.ts";
import { type Faulty, withoutFaulty } from "../../steps.ts";
import { openStore } from "../../stores/open.ts";
import type { Store } from "../../stores/store.ts";
import { situationOf } from "../../threads/warming.ts";
import { faultsIn, knownPacks } from "../gathering/packs.ts";
import { type StalePlan, type StoreOptions, storePlan } from "../plan.ts";

/** What planning parts gave. */
export interface PlanReport extends BuildReport {
	/** How many parts there are. */
	readonly parts: number;
	/** The outputs in them, and the shards of the search index. */
	readonly outputs: number;
	readonly shards: number;
	/** How many of the parts are rendered already. */
	readonly rendered: number;
}

/** Options of a plan whose parts are rendered elsewhere. */
export interface PlanOptions extends BuildOptions {
	readonly parts: PartsOptions;
}

/**
 * Reads, collates and plans an archive, and writes what is stale of it into a store, as parts. Publishes nothing.
 * A story that could not be rendered, as the store knows from an earlier plan, is left out.
 * @throws {CannotRun} as `build` does, and where the store is that of another site or cannot be written
 */
export async function planParts(options: PlanOptions): Promise<PlanReport> {
	const store = await openStore(options.parts.store);
	try {
		return await withArchive(options, (context) => planInto(context, store, options.parts.parts));
	} finally {
		await store.close();
	}
}

async function planInto(context: BuildContext, store: Store, parts: number | undefined): Promise<PlanReport> {
	const listed = listInputs(context.found, assetsOf(context.folders.templates));
	const disk = await askDisk(context, listed, situationOf(context.cache.last, listed.names));
	const leftOut: StoryFault[] = [];
	return withoutFaulty(await readContent(context, disk), async (content): Promise<PlanReport | Faulty> => {
		const archive = await planArchive(context, content, disk);
		if (isHeldBack(context, archive.problems)) return { ...reportHeldBack(context, archive), parts: 0, shards: 0, rendered: 0 };
		const plan = await planWithOwnFiles(context, archive.plan);
		const published = disk.output;
		const { stalePages } = findStale(plan, published, context.cache.groupsOf(context.earlier.manifest), disk.inputs.copyStamps);
		const outputs = plan.outputs.filter((output) => output.sort === "derived");
		const shards = outputs.length === 0 ? undefined : compareIndex({ ...context, outputs, published });
		const planned = await storeParts(context, store, archive, { plan, pages: stalePages, shards }, { parts, leftOut });
		if ("faults" in planned) leftOut.push(...planned.faults);
		return planned;
	});
}

async function storeParts(
	context: BuildContext,
	store: Store,
	archive: PlannedArchive,
	stale: StalePlan,
	options: StoreOptions,
): Promise<PlanReport | Faulty> {
	const { record } = await storePlan(context, store, stale, options);
	const packs = await knownPacks(store, record.parts);
	const faults = faultsIn(packs);
	if (faults.length > 0) return { faults };
	const { files, articles, leftOut, problems } = archive;
	const report = reportOf(context, { counts: { files, articles, leftOut, outputs: stale.pages.length }, problems });
	const shards = stale.shards?.stale.length ?? 0;
	return { ...report, published: false, parts: record.parts.length, shards, rendered: packs.length };
}
