import { randomUUID } from "node:crypto";
import type { StoryFault } from "../../eleventy/faults.ts";
import { CannotRun } from "../../problem.ts";
import type { Rendered } from "../../site/output.ts";
import type { Plan } from "../../site/plan.ts";
import type { BuildOptions } from "../options.ts";
import type { StaleShards } from "../search/shards.ts";
import type { BuildSetup } from "../settings/setup.ts";
import { getRecord, putRecord } from "../stores/objects.ts";
import { openStore } from "../stores/open.ts";
import type { Store } from "../stores/store.ts";
import type { Pool } from "../threads/pool.ts";
import { type Kit, makeKit } from "./kit.ts";
import { ownerRecord, PLAN, type PlanRecord, plannerRecord, planRecord } from "./records.ts";
import { refuseOtherVersions } from "./versions.ts";
import { kindsWithoutText, type PartSize, type StaleSite, type WrittenParts, writeParts } from "./writing/write.ts";

/** What a build needs to know in order to have its parts rendered elsewhere. */
export interface PartsContext extends Pick<BuildSetup, "config" | "folders" | "at">, Pick<BuildOptions, "signal" | "onProgress"> {
	readonly pool: Pool;
}

/** What of a planned site is stale. */
export interface StalePlan {
	readonly plan: Pick<Plan, "site" | "fingerprint">;
	readonly pages: readonly Rendered[];
	/** The stale shards of the search index, where there is one. */
	readonly shards: StaleShards | undefined;
}

/** How a plan is stored. */
export interface StoreOptions extends PartSize {
	/** The stories that are left out, since they cannot be rendered. */
	readonly leftOut?: readonly StoryFault[];
}

/**
 * Writes what is stale of a site into a store, as parts, and a record of the plan.
 * @throws {CannotRun} where the store is that of another site, or cannot be written
 */
export async function storePlan(
	context: PartsContext,
	store: Store,
	stale: StalePlan,
	{ leftOut = [], ...size }: StoreOptions,
): Promise<StoredPlan> {
	const { url: site, title } = context.config.settings;
	const before = await getRecord(store, PLAN, ownerRecord);
	if (before) refuseOtherSite(store, before, site);
	const kit = kitOf(context, stale);
	const written = await writeParts(store, kit, staleSite(context, stale), size);
	const record: PlanRecord = {
		backfile: 1,
		versions: kit.versions,
		store: before?.store ?? randomUUID(),
		site,
		title,
		at: context.at,
		kit: kit.hash,
		leftOut: [...leftOut],
		parts: [...written.parts],
	};
	await putRecord(store, PLAN, record);
	return { record, ...written };
}

/** A plan that is in a store. */
export interface StoredPlan extends WrittenParts {
	readonly record: PlanRecord;
}

/**
 * The record of the plan in a store.
 * @throws {CannotRun} where there is none, or another version made it
 */
export async function planIn(store: Store): Promise<PlanRecord> {
	const planner = await getRecord(store, PLAN, plannerRecord);
	if (planner) refuseOtherVersions(planner.versions);
	const record = planner && (await getRecord(store, PLAN, planRecord));
	if (record) return record;
	throw new CannotRun(
		`There is no plan in ${store.place}.`,
		`Make one: backfile plan --store ${store.place}.`,
		"docs/scale.md#when-something-fails",
	);
}

/**
 * The record of the plan in a store, as a user names it.
 * @throws {CannotRun} where there is none, or another version made it
 */
export async function readPlan(place: string): Promise<PlanRecord> {
	const store = await openStore(place);
	try {
		return await planIn(store);
	} finally {
		await store.close();
	}
}

/** @throws {CannotRun} where a store is that of another site */
export function refuseOtherSite({ place }: Store, { title, site }: Pick<PlanRecord, "title" | "site">, own: string): void {
	if (site === own) return;
	throw new CannotRun(
		`${place} holds the parts of ${title} (${site}), and this archive is ${own}.`,
		"Name another store with --store, or empty this one.",
		"docs/scale.md#when-something-fails",
	);
}

/** What every part of a plan needs beside its own pieces: settings, templates and `site`. */
export function kitOf({ config, folders }: PartsContext, { plan }: StalePlan): Kit {
	return makeKit({ config, folders, site: plan.site });
}

function staleSite({ folders, pool }: PartsContext, { plan, pages, shards }: StalePlan): StaleSite {
	const { fingerprint } = plan;
	return {
		pages,
		shards: shards?.stale ?? [],
		fingerprint,
		shardFingerprint: shards?.fingerprintOf ?? (() => ""),
		content: folders.content,
		withoutText: kindsWithoutText(folders),
		pool,
	};
}
