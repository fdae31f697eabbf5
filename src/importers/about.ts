import { type ClockReading, readClock } from "./clock/clock.ts";
import type { SiteAbout } from "./contract/oldsite.ts";
import { aboutOf, type Importer, type Source, type Step } from "./importer.ts";
import { filled } from "./reading/values.ts";

/** What sources say of the site that they come from. */
export interface OldSite extends SiteAbout {
	/** Its home page. */
	readonly url?: string;
	/** How its clock stood, by the dates of its first stories; undefined where the zone is named, or the dates say nothing. */
	readonly clock?: readonly ClockReading[];
}

/** So many dates tell the clock of a site; further ones would only take time. */
const ENOUGH_DATES = 3_000;

/** Nor is more of a source read for its clock, in bytes. */
const MOST_READ = 64_000_000;

/** Reads what sources say of their site as a whole, and no further than that needs. */
export async function readAbout(importer: Importer, sources: readonly Source[]): Promise<OldSite> {
	if (importer.tellsOfSite === undefined) return {};
	const said: OldSite[] = [];
	const clock = readClock();
	let [bytes, isZoneNamed] = [0, false];
	for await (const step of importer.read(sources, { zone: "UTC", map: new Map(), jobs: 1 })) {
		if (step.step === "progress") bytes = step.bytes;
		else if (step.step === "fact") {
			const about = factOf(step);
			isZoneNamed ||= about.zone !== undefined;
			said.push(about);
		} else if (step.step === "story" && importer.tellsOfSite === "first") {
			if (importer.tellsClock === undefined || isZoneNamed || bytes > MOST_READ) break;
			clock.add(step);
			if (clock.count() >= ENOUGH_DATES) break;
		}
	}
	// The first that says a thing counts.
	const about = Object.assign({}, ...said.reverse()) as OldSite;
	return isZoneNamed || clock.count() === 0 ? about : { ...about, clock: clock.all() };
}

function factOf(step: Step & { readonly step: "fact" }): OldSite {
	return step.name === "site" ? { url: String(step.value) } : filled({ ...aboutOf(step) });
}
