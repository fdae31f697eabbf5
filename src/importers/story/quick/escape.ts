/** Where a text is. */
export interface TextPosition {
	/** Whether it begins its line. */
	readonly first: boolean;
	readonly heading: boolean;
	/** Whether it is in the words of a link or a picture. */
	readonly label: boolean;
}

/** Characters that may have to be escaped, anywhere or at the beginning of a line. */
const SUSPECT = /[\\`*_[\]~<&#]|^[>=+\-|:\d]/;

const ANYWHERE = /[`*[~]|&(?=[#A-Za-z])|<(?=[!/?A-Za-z])|_+/g;

const IN_LABEL = /[`*[\]~]|&(?=[#A-Za-z])|<(?=[!/?A-Za-z])|_+/g;

/** Characters that would begin a block. */
const BEGINS = /^(?:[#>=]|[-+](?= )|-(?=[-:|])|:(?=-)|\|(?=[ :-]))/;
const NUMBERS = /^(\d+)(?=\)|\.(?: |$))/;

/** Rare cases, and cases that depend on what follows the text. They are left to the library. */
const HARD = /\\|\]\(|[<&]$|^\d+\.$|^[-+|:]$/;

/**
 * Escapes a text so that Markdown reads it as plain text, in the same way as mdast-util-to-markdown. Its white space must be final.
 * @returns undefined if this function does not know how
 */
export function escapeText(text: string, { first, heading, label }: TextPosition): string | undefined {
	if (!SUSPECT.test(text)) return text;
	if (HARD.test(text) || (heading && text.endsWith("#"))) return undefined;
	let known = true;
	const escaped = text.replace(label ? IN_LABEL : ANYWHERE, (found: string, at: number) => {
		if (!found.startsWith("_")) return `\\${found}`;
		const end = at + found.length;
		const [before, after] = [kindOf(text.charAt(at - 1)), kindOf(text.charAt(end))];
		// Whether an underscore near an end begins emphasis depends on what is beside the text.
		if (at < 2 || end > text.length - 2 || before === undefined || after === undefined) known = false;
		return before === "letter" && after === "letter" ? found : found.replaceAll("_", "\\_");
	});
	if (!known) return undefined;
	return first ? escaped.replace(BEGINS, "\\$&").replace(NUMBERS, "$1\\") : escaped;
}

/** The class of a character that decides whether emphasis begins or ends beside it. No character counts as white space. */
export function kindOf(character: string): "space" | "punctuation" | "letter" | undefined {
	if (character === "" || /\s/.test(character)) return "space";
	if (/[\p{P}\p{S}]/u.test(character)) return "punctuation";
	// Half of a surrogate pair.
	return /\p{Surrogate}/u.test(character) ? undefined : "letter";
}
