import type { SiteAbout } from "./contract/oldsite.ts";
import { aboutOf, type Importer, type Source } from "./importer.ts";
import { filled } from "./reading/values.ts";

/** What sources say of the site that they come from. */
export interface OldSite extends SiteAbout {
	/** Its home page. */
	readonly url?: string;
}

/** Reads what sources say of their site as a whole, and no further than that needs. */
export async function readAbout(importer: Importer, sources: readonly Source[]): Promise<OldSite> {
	if (importer.tellsOfSite === undefined) return {};
	const said: OldSite[] = [];
	for await (const step of importer.read(sources, { zone: "UTC", map: new Map(), jobs: 1 })) {
		if (step.step === "story" && importer.tellsOfSite === "first") break;
		if (step.step !== "fact") continue;
		said.push(step.name === "site" ? { url: String(step.value) } : filled({ ...aboutOf(step) }));
	}
	// The first that says a thing counts.
	return Object.assign({}, ...said.reverse()) as OldSite;
}
