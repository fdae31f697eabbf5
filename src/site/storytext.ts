import { spellings, TERM_KINDS } from "../archive/terms.ts";
import type { Article } from "../article/article.ts";
import type { Context } from "./context.ts";
import { enclosureOf } from "./feeds/entries.ts";
import { articleText } from "./fingerprint.ts";
import { pagePictures } from "./media/pictures.ts";

/**
 * A text that changes whenever the page of a story, its citations or its entry in a feed shows something else of the story itself: its own fields, its address,
 * and where its terms, links and pictures lead. It is for fingerprints of groups: much is made of it in every build, so it is short.
 */
export function storyText(article: Article, context: Context): string {
	const { addressOf, linksOf, pictureAt, archive, linkTo } = context;
	let text = articleText(article, addressOf(article).url);
	for (const kind of TERM_KINDS) {
		const { bySpelling } = archive.terms[kind];
		for (const spelling of spellings(article, kind)) {
			const term = bySpelling.get(spelling);
			const link = term && linkTo(term);
			// The hash of the story says which terms it names; this says what the site calls them, and where they stand.
			text += link ? `\n${link.url}\n${link.name}` : "\n-";
		}
	}
	const others = [linksOf(article), pagePictures(article, pictureAt), enclosureOf(article, context)];
	return others.every((other) => other === undefined) ? text : text + JSON.stringify(others);
}
