import { z } from "zod";
import { escapeHtml } from "../../../article/text.ts";
import type { Words } from "../../../view/words.ts";
import { type Tag, valueOf } from "../tags.ts";
import { FINDER } from "./finder.ts";
import type { Relative } from "./targets.ts";

/** Where a page stands, and what its language is. */
export interface PagePlace {
	/** Its path on the site. */
	readonly file: string;
	/** Its whole address where the site stands. */
	readonly online: string;
	/** Those of the site. */
	readonly words: Words;
}

/** The indexes of terms, as the form of the search page tells its script. */
const indexesSchema = z.array(z.object({ kind: z.enum(["section", "tag", "author", "series"]), url: z.string() }));

/** What people call each index. */
const NAMES = { section: "sections", tag: "tag", author: "author", series: "series" } as const;

/**
 * What the search page of a copy has instead of its form, which needs a server: a form that searches the headlines, where the search stands online,
 * and which indexes there are. Below it the page has its lists of sections and years.
 * @param beside the address of a file of the copy, from the page
 */
export function offlineSearch(form: Tag, relative: Relative, beside: Relative, { online, words }: PagePlace): string {
	const items = indexesOf(form).map(({ kind, url }) => {
		return `<li><a href="${escapeHtml(relative(url))}">${escapeHtml(words.say(NAMES[kind]))}</a></li>`;
	});
	const list = items.length > 0 ? `<ul class="browse">${items.join("")}</ul>` : "";
	const [before, after] = words.around("search-copy");
	const link = `<a href="${escapeHtml(online)}">${escapeHtml(online)}</a>`;
	return `${finderForm(beside, words)}<p>${escapeHtml(before)}${link}${escapeHtml(after)}</p>${list}`;
}

/** The form is shown by its script. */
function finderForm(beside: Relative, words: Words): string {
	const told = JSON.stringify({ found: words.wording("search-found"), nothing: words.say("search-none") });
	const site = beside("");
	return `<form class="search" id="bf-copy" role="search" data-site="${escapeHtml(site)}" data-words="${escapeHtml(told)}" hidden>
<p class="search-words">
<label for="bf-copy-words">${escapeHtml(words.say("search-words"))}</label>
<input type="search" id="bf-copy-words" name="q">
<button type="submit">${escapeHtml(words.say("search"))}</button>
</p>
</form>
<p id="bf-copy-status" role="status"></p>
<ol class="lines" id="bf-copy-found"></ol>
<script src="${escapeHtml(beside(FINDER.stories))}"></script>
<script src="${escapeHtml(beside(FINDER.script))}"></script>
`;
}

function indexesOf(form: Tag): z.infer<typeof indexesSchema> {
	try {
		return indexesSchema.parse(JSON.parse(valueOf(form, "data-indexes") ?? ""));
	} catch {
		// The owner's own template says it otherwise.
		return [];
	}
}
