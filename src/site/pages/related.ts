import { spellings, type Term, type TermKind } from "../../archive/terms.ts";
import { compareText } from "../../problem.ts";
import type { Context } from "../context.ts";
import type { TermLink } from "../terms.ts";

/** The kinds of term that another one is related to. */
const KINDS: readonly TermKind[] = ["tag", "series"];

/** So many of the newest stories of a term are looked at, so that a section of many years costs no more than a tag. */
const NEWEST = 50;

/** Two terms are related if so many of these stories have both. */
const LEAST_SHARED = 2;

/** How many related terms are shown at most. */
const MOST_SHOWN = 8;

/** The tags and series that most of a term's newest stories have as well, the most frequent first. */
export function relatedTerms(term: Term, { archive, linkTo }: Pick<Context, "archive" | "linkTo">): TermLink[] {
	if (term.kind === "issue" || term.articles.length < LEAST_SHARED) return [];
	const shared = new Map<Term, number>();
	for (const article of term.articles.slice(-NEWEST)) {
		for (const kind of KINDS) {
			const { bySpelling } = archive.terms[kind];
			for (const name of spellings(article, kind)) {
				const other = bySpelling.get(name);
				if (other && other !== term) shared.set(other, (shared.get(other) ?? 0) + 1);
			}
		}
	}
	return [...shared]
		.filter(([, count]) => count >= LEAST_SHARED)
		.sort(([a, more], [b, less]) => less - more || compareText(a.name, b.name) || compareText(a.slug, b.slug))
		.slice(0, MOST_SHOWN)
		.map(([other]) => linkTo(other));
}
