import { address } from "../address.ts";
import type { ArchiveAndSettings } from "../material.ts";
import type { PlannedOutput } from "../planned.ts";
import { kindPath, termUrl } from "../terms.ts";
import type { Link } from "../views.ts";
import { hasFeedList, hasHistory, TERM_KINDS_WITH_FEEDS } from "./links.ts";

/** The page that tells people of feeds, and the list of all feeds for programs; none where there is but one feed. */
export function feedListOutputs({ archive, settings }: ArchiveAndSettings): PlannedOutput[] {
	if (!hasFeedList(settings)) return [];
	const kinds = settings.termFeeds.length === 0 ? [] : TERM_KINDS_WITH_FEEDS.filter((kind) => archive.terms[kind].list.length > 0);
	const groups = kinds.map((kind) => ({
		kind,
		url: kindPath(kind),
		terms: archive.terms[kind].list.map((term): Link => ({ name: term.name, url: termUrl(term) })),
	}));
	return [
		{ ...address("/feeds/"), kind: "feeds", data: () => ({ groups, history: hasHistory(settings) }) },
		{ ...address("/feeds/all.opml"), kind: "opml", data: () => ({ groups }) },
	];
}
