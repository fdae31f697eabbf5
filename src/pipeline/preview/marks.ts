import { basePath, type Settings } from "../../settings.ts";
import { dateWords } from "../../view/dates.ts";
import { loadWords, type Words } from "../../view/words.ts";
import type { EarlyPage } from "../planning/site.ts";
import { addressKey, type PreviewState } from "./state.ts";

/** What is said of a story that is not public yet, by the rule that leaves it out of what is published. */
const WORDS: Readonly<Record<string, string>> = { draft: "mark-draft", embargo: "mark-embargo", "date-in-future": "mark-future" };

/**
 * What the pages of stories say that are not public yet, and links to them, in the language of the site: “Draft”, “Embargoed until …”.
 * @param templates the folders of templates, absolute, the owner's first
 */
export function marksOf(early: readonly EarlyPage[], settings: Settings, templates: readonly string[]): PreviewState["marks"] {
	if (early.length === 0) return {};
	const words = loadWords(templates, settings.language);
	const base = basePath(settings).slice(0, -1);
	return Object.fromEntries(early.map((page) => [addressKey(base + page.url), markOf(page, words, settings.timeZone)]));
}

function markOf({ why, until }: EarlyPage, words: Words, zone: string): string {
	return words.say(WORDS[why] ?? "mark-draft", until ? { date: dateWords(words, zone).dateTimeText(until) } : undefined);
}
