import { address } from "../address.ts";
import type { ArchiveAndSettings } from "../material.ts";
import type { PlannedOutput } from "../planned.ts";
import { kindPath, termUrl } from "../terms.ts";
import type { Link } from "../views.ts";
import { hasFeedList, hasHistory, TERM_KINDS_WITH_FEEDS } from "./links.ts";

/** Of a kind with more terms than this, the page of feeds names none. */
const MOST_NAMED = 40;

/** The page that tells people of feeds, and the list of all feeds for programs; none where there is but one feed. */
export function feedListOutputs({ archive, settings }: ArchiveAndSettings): PlannedOutput[] {
	if (!hasFeedList(settings)) return [];
	const kinds = settings.termFeeds.length === 0 ? [] : TERM_KINDS_WITH_FEEDS.filter((kind) => archive.terms[kind].list.length > 0);
	const groups = kinds.map((kind) => ({
		kind,
		url: kindPath(kind),
		terms: archive.terms[kind].list.map((term): Link => ({ name: term.name, url: termUrl(term) })),
	}));
	// The page stays light however many terms there are: each has its feed on its own page.
	const named = groups.map((group) => ({ ...group, terms: group.terms.length > MOST_NAMED ? [] : group.terms, of: group.terms.length }));
	return [
		{ ...address("/feeds/"), kind: "feeds", data: () => ({ groups: named, history: hasHistory(settings) }) },
		{ ...address("/feeds/all.opml"), kind: "opml", data: () => ({ groups }) },
	];
}
