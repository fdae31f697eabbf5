import type { Span } from "../../archive/release.ts";
import type { Problem } from "../../problem.ts";
import type { EarlyPage } from "../planning/site.ts";
import type { Outcome } from "../publish/publish.ts";
import type { BuildCounts, Cache, LastBuild } from "./cache.ts";
import type { Disk } from "./disk.ts";
import type { PublishedOutput } from "./outputs.ts";

/** What it takes to compare a build with the last one. */
export interface LastContext {
	readonly cache: Pick<Cache, "last">;
	/** The moment to build for: milliseconds since 1970, UTC. */
	readonly at: number;
	/** What earlier builds published. */
	readonly earlier: { readonly manifest: string | undefined };
	readonly ledger: { readonly hash: string } | undefined;
}

/** The last build, if this build would read the same, give the same, and find it published as it was left; else undefined. */
export function unchangedBuild({ cache, at, earlier, ledger }: LastContext, { inputs, output }: Disk): LastBuild | undefined {
	const { last } = cache;
	if (!last || last.manifest !== earlier.manifest || last.ledger !== ledger?.hash) return undefined;
	const isSame = inputs.hash === last.inputs && output.touched.size === 0 && last.from <= at && at < last.until;
	return isSame ? last : undefined;
}

/** A build that has published. */
export interface FinishedBuild {
	readonly counts: BuildCounts;
	/** The pages of stories that are not public yet. */
	readonly early: readonly EarlyPage[];
	/** The span of time in which the same content makes the same site. */
	readonly steady: Span;
	readonly outcome: Outcome<PublishedOutput>;
	/** SHA-256 of the ledger, hex; undefined where there is none. */
	readonly ledger: string | undefined;
	/** The fingerprints of the groups of its outputs, by name. */
	readonly groups: ReadonlyMap<string, string>;
	/** Whether Eleventy makes files for the owner. Nobody knows what those are made from. */
	readonly hasOwnFiles: boolean;
	readonly problems: readonly Problem[];
}

/** Remembers what a build published, and the build itself if a later one can know that it would be the same. */
export function rememberBuild(
	cache: Pick<Cache, "setOutputs" | "setGroups" | "setLast">,
	build: FinishedBuild,
	{ inputs }: Pick<Disk, "inputs">,
): void {
	const { counts, early, steady, outcome, ledger, groups, hasOwnFiles, problems } = build;
	cache.setOutputs(outcome.published, outcome.manifest);
	cache.setGroups(groups, outcome.manifest);
	if (inputs.hash === undefined || hasOwnFiles || problems.some(canDisappear)) return;
	cache.setLast({
		names: inputs.names,
		inputs: inputs.hash,
		manifest: outcome.manifest,
		ledger,
		...steady,
		report: counts,
		early,
		problems,
	});
}

/** Whether a problem can disappear without a change in what a build compares: somebody gives a right, moves a file away, or installs a library. */
function canDisappear({ rule }: Problem): boolean {
	return rule === "unreadable" || rule === "output-foreign" || rule === "sharp-missing" || rule === "story-changing";
}
