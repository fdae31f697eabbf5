import path from "node:path";
import { shortHash, slugOf } from "../article/slug.ts";
import type { Facts, Importer, Source } from "./importer.ts";

/** The address of the old site; undefined if the source does not say it. */
export function siteOf(facts: Facts): string | undefined {
	const site = facts.get("site");
	return typeof site === "string" ? site : undefined;
}

/** The name of an import: that of the old site, so that a newer export of it goes on where the last one ended; else that of the source. */
export function nameOf({ name }: Importer, sources: readonly Source[], facts: Facts): string {
	const [first] = sources;
	const site = siteOf(facts)?.replace(/^https?:\/\/(www\.)?/i, "");
	const of = site ?? path.basename(first?.path ?? "", path.extname(first?.path ?? ""));
	const slug = slugOf(of);
	return `${name}-${slug === "" ? shortHash(of) : slug}`;
}
