import type { Article } from "../article/article.ts";
import { keyOf, type TermKind, type TermNotes } from "./terms.ts";

/** Says of a name whether its term is hidden. */
type IsHidden = (name: string | undefined) => boolean;

/**
 * Takes the names of hidden tags, sections and series out of stories: nothing that is made from a story tells them. The names of hidden
 * authors stay in bylines.
 * @returns the same stories, where none has any
 */
export function withoutHiddenTerms(stories: readonly Article[], notes: TermNotes): readonly Article[] {
	const [isTag, isSection, isSeries] = (["tag", "section", "series"] as const).map((kind) => hiddenIn(notes, kind));
	if (!isTag || !isSection || !isSeries) return stories;
	const hidesAny = notes.hidesAll || (["tag", "section", "series"] as const).some((kind) => notes[kind].some(({ hide }) => hide));
	return hidesAny ? stories.map((story) => withoutNames(story, isTag, isSection, isSeries)) : stories;
}

function hiddenIn(notes: TermNotes, kind: TermKind): IsHidden {
	const names = notes[kind].flatMap(({ hide, name, spellings }) => (hide ? [name, ...spellings] : [])).map(keyOf);
	const hidden = new Set(names);
	return (name) => name !== undefined && (notes.hidesAll || hidden.has(keyOf(name)));
}

function withoutNames(story: Article, isTag: IsHidden, isSection: IsHidden, isSeries: IsHidden): Article {
	const { hash, fileHash = hash, tags, section, series } = story;
	const hidden = [...tags.filter(isTag), ...[section].filter(isSection), ...[series].filter(isSeries)];
	if (hidden.length === 0) return story;
	return {
		...story,
		fileHash,
		// The hash stands for all that an article says.
		hash: `${hash} without ${hidden.join("\n")}`,
		tags: tags.filter((tag) => !isTag(tag)),
		section: isSection(section) ? undefined : section,
		series: isSeries(series) ? undefined : series,
	};
}
