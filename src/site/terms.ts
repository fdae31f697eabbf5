import { LISTING_OF, type Term, type TermKind, type Terms } from "../archive/terms.ts";
import { encode } from "./address.ts";
import type { Link } from "./views.ts";

/** The path of the index of a kind of term. */
export function kindPath(kind: TermKind): string {
	return `/${LISTING_OF[kind]}/`;
}

/** The path of a term's own page. */
export function termPath({ kind, slug }: Pick<Term, "kind" | "slug">): string {
	return `${kindPath(kind)}${slug}/`;
}

/** The URL of a term's own page. */
export function termUrl(term: Pick<Term, "kind" | "slug">): string {
	return encode(termPath(term));
}

/** A link to a term. A link to a print issue has its day. */
export type TermLink = Link & Pick<Term, "date">;

/** The terms of an archive, and links to them. */
interface LinkedTerms {
	readonly archive: { readonly terms: Terms };
	linkTo(term: Term): TermLink;
}

/** Links to terms by their names. Hidden terms have no link. */
export function termLinks({ archive, linkTo }: LinkedTerms, kind: TermKind, names: readonly string[]): TermLink[] {
	const links: TermLink[] = [];
	for (const name of names) {
		const term = archive.terms[kind].bySpelling.get(name);
		const link = term && linkTo(term);
		if (link && !links.includes(link)) links.push(link);
	}
	return links;
}
