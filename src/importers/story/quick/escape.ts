/** Where a run of text stands. */
export interface TextPosition {
	/** Nothing stands before it on its line. */
	readonly first: boolean;
	readonly heading: boolean;
	/** In the words of a link or a picture. */
	readonly label: boolean;
}

/** Something that may have to be escaped, at the beginning of a line or anywhere. */
const SUSPECT = /[\\`*_[\]~<&#]|^[>=+\-|:\d]/;

const ANYWHERE = /[`*[~]|&(?=[#A-Za-z])|<(?=[!/?A-Za-z])|_+/g;

const IN_LABEL = /[`*[\]~]|&(?=[#A-Za-z])|<(?=[!/?A-Za-z])|_+/g;

/** What would begin a block. */
const BEGINS = /^(?:[#>=]|[-+](?= )|-(?=[-:|])|:(?=-)|\|(?=[ :-]))/;
const NUMBERS = /^(\d+)(?=\)|\.(?: |$))/;

/** What depends on what comes behind the text, or is rare: left to the library. */
const HARD = /\\|\]\(|[<&]$|^\d+\.$|^[-+|:]$/;

/**
 * A text with blanks as they are to be written, such that Markdown reads it as it stands; the same as mdast-util-to-markdown writes.
 * @returns undefined where that is not known here
 */
export function escapeText(text: string, { first, heading, label }: TextPosition): string | undefined {
	if (!SUSPECT.test(text)) return text;
	if (HARD.test(text) || (heading && text.endsWith("#"))) return undefined;
	let known = true;
	const escaped = text.replace(label ? IN_LABEL : ANYWHERE, (found: string, at: number) => {
		if (!found.startsWith("_")) return `\\${found}`;
		const end = at + found.length;
		const [before, behind] = [kindOf(text.charAt(at - 1)), kindOf(text.charAt(end))];
		// Whether an underscore near an end marks emphasis depends on what stands beside the text.
		if (at < 2 || end > text.length - 2 || before === undefined || behind === undefined) known = false;
		return before === "letter" && behind === "letter" ? found : found.replaceAll("_", "\\_");
	});
	if (!known) return undefined;
	return first ? escaped.replace(BEGINS, "\\$&").replace(NUMBERS, "$1\\") : escaped;
}

/** What Markdown takes a character for, where emphasis begins or ends beside it; nothing is a blank. */
export function kindOf(character: string): "blank" | "punctuation" | "letter" | undefined {
	if (character === "" || /\s/.test(character)) return "blank";
	if (/[\p{P}\p{S}]/u.test(character)) return "punctuation";
	// Half of a pair.
	return /\p{Surrogate}/u.test(character) ? undefined : "letter";
}
