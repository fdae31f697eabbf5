import type { Article } from "../article/article.ts";
import { keyOf, spellings, TERM_KINDS, type TermNotes } from "./terms.ts";

/**
 * Marks the stories of terms that search engines are to leave out, as if each of them said `noindex: true`.
 * @returns the same stories, where there are no such terms
 */
export function withNoindex(stories: readonly Article[], notes: TermNotes): readonly Article[] {
	const kinds = TERM_KINDS.flatMap((kind) => {
		const names = notes[kind].flatMap(({ noindex, name, spellings: others }) => (noindex ? [name, ...others] : []));
		return names.length === 0 ? [] : [{ kind, names: new Set(names.map(keyOf)) }];
	});
	if (kinds.length === 0) return stories;
	return stories.map((story) => {
		const { hash, fileHash = hash, noindex } = story;
		if (noindex || !kinds.some(({ kind, names }) => spellings(story, kind).some((name) => names.has(keyOf(name))))) return story;
		// The hash stands for all that an article says.
		return { ...story, noindex: true, fileHash, hash: `${hash} noindex` };
	});
}
