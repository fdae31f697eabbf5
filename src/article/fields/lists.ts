/** Parts of text between commas, without the empty ones. */
export function splitAtCommas(text: string): string[] {
	return text
		.split(",")
		.map((part) => part.trim())
		.filter((part) => part !== "");
}

/** Titles, roles and marks behind a name, which are no name of their own. */
const NO_NAME =
	/^(jr|sr|[ivx]{2,4}|ph\.?d|m\.?d|esq|mp|obe|mbe|cbe|qc|kc|inc|ltd|llc)\.?$|\b(editor|reporter|correspondent|writer|staff|agency|press|news|desk|bureau|critic|columnist|contributor|photographer|department|university|times|post|society|board|team|group|association|committee|company|union|church|council|office|service|services)\b/i;

/**
 * The names in a line of authors: `Matt Cowley, Claudio Wunder`, `Ann Lee & Bo Ek`, `Ann Lee; Bo Ek`.
 * A comma parts names only where each part has the form of a whole name, so `Lee, Ann` and `Ann Lee, Political Editor` stay one.
 */
export function splitAuthors(text: string): string[] {
	if (text.includes(";")) return parts(text, /;/);
	if (!/[,&]| and /i.test(text)) return [text.trim()];
	const names = parts(text, /,\s*(?:and|&)\s+|,| and | & /i);
	return names.length > 1 && names.every((name) => name.split(/\s+/).length > 1 && !NO_NAME.test(name)) ? names : [text.trim()];
}

function parts(text: string, separator: RegExp): string[] {
	return text
		.split(separator)
		.map((part) => part.trim())
		.filter((part) => part !== "");
}

/** The path of a post of Jekyll, or a file name like that of one: there blanks part tags, too. */
const JEKYLL_POST = /(^|\/)_posts\/|(^|\/)\d{4}-\d{1,2}-\d{1,2}-[^/]*$/;

/**
 * The tags in a line: parted by commas; or by blanks, as Jekyll has it, where the file is one of Jekyll's posts or more than two words
 * stand there, none of them with a capital letter.
 */
export function splitTags(text: string, file: string): string[] {
	if (text.includes(",")) return splitAtCommas(text);
	const words = text.trim().split(/\s+/);
	const isPlain = words.every((word) => word === word.toLowerCase());
	const areTags = isPlain && (words.length > 2 || JEKYLL_POST.test(file));
	return areTags || /(^|\/)_posts\//.test(file) ? words : [text.trim()];
}
