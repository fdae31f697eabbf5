/** What a document type may hold without declaring anything of its own: blanks, comments, lists of declarations that lie elsewhere. */
const LISTS_ONLY = /\[(?:\s|%[\w.-]+;|<!ENTITY\s+%[^<>]*>|<!--(?:[^-]|-(?!-))*-->)*\]\s*>/y;

const DOCTYPE = /<!DOCTYPE\b[^<>[\]]*/iy;

/**
 * Where a document type ends that declares nothing itself, such as that of RSS 0.91; undefined where none begins there, or one that is
 * not whole, or that declares something.
 * @param at the place where it may begin, in characters from 0
 */
export function endOfPlainDoctype(text: string, at: number): number | undefined {
	DOCTYPE.lastIndex = at;
	if (!DOCTYPE.test(text)) return undefined;
	const end = DOCTYPE.lastIndex;
	if (text.charAt(end) === ">") return end + 1;
	LISTS_ONLY.lastIndex = end;
	return LISTS_ONLY.test(text) ? LISTS_ONLY.lastIndex : undefined;
}

/** Where a document type begins, if nothing but comments and processing instructions stands before it: so it is refused unread. */
export function startOfDoctype(text: string): number | undefined {
	let at = 0;
	for (let end: number | undefined = 0; end !== undefined; end = endOf(text, "<?", "?>", at) ?? endOf(text, "<!--", "-->", at)) {
		at = end;
		while (/\s/.test(text.charAt(at))) at++;
	}
	return /^<!(DOCTYPE|ENTITY)/i.test(text.slice(at, at + 10)) ? at : undefined;
}

/** Where something ends that begins at a place; undefined where it does not begin there, or has no end. */
function endOf(text: string, opens: string, closes: string, at: number): number | undefined {
	const end = text.startsWith(opens, at) ? text.indexOf(closes, at + opens.length) : -1;
	return end === -1 ? undefined : end + closes.length;
}
