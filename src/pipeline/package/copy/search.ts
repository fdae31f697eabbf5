import { z } from "zod";
import { escapeHtml } from "../../../article/text.ts";
import type { Words } from "../../../view/words.ts";
import { type Tag, valueOf } from "../tags.ts";
import type { Relative } from "./targets.ts";

/** The indexes of terms, as the form of the search page tells its script. */
const indexesSchema = z.array(z.object({ kind: z.enum(["section", "tag", "author", "series"]), url: z.string() }));

/** What people call each index. */
const NAMES = { section: "sections", tag: "tag", author: "author", series: "series" } as const;

/**
 * What the search page of a copy says instead of its form, which needs a server: where the search stands online, and which indexes there are.
 * Below it the page has its lists of sections and years.
 */
export function offlineSearch(form: Tag, relative: Relative, online: string, words: Words): string {
	const items = indexesOf(form).map(({ kind, url }) => {
		return `<li><a href="${escapeHtml(relative(url))}">${escapeHtml(words.say(NAMES[kind]))}</a></li>`;
	});
	const list = items.length > 0 ? `<ul class="browse">${items.join("")}</ul>` : "";
	const [before, after] = words.around("search-copy");
	const link = `<a href="${escapeHtml(online)}">${escapeHtml(online)}</a>`;
	return `<p>${escapeHtml(before)}${link}${escapeHtml(after)}</p>${list}`;
}

function indexesOf(form: Tag): z.infer<typeof indexesSchema> {
	try {
		return indexesSchema.parse(JSON.parse(valueOf(form, "data-indexes") ?? ""));
	} catch {
		// The owner's own template says it otherwise.
		return [];
	}
}
