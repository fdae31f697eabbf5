import type MarkdownIt from "markdown-it";

/** A line that would define where a link leads, and nothing more. */
const DEFINITION = /^\[((?:[^[\]\n\\]|\\.){1,300})\]:[ \t]*(\S+)[ \t]*$/;

/** Whether a word can be the address of a link, for all that its form tells. */
function isAddress(word: string): boolean {
	if (/^(?:<|[a-z][a-z\d+.-]*:|\.{0,2}\/|#|\?|www\.)/i.test(word) || word.includes("/")) return true;
	return /^[!-~]+$/.test(word) && /[.#?=@]/.test(word.replace(/[.,;:!?]+$/, ""));
}

let last: { readonly text: string; readonly counts: ReadonlyMap<string, number> } | undefined;

/** How often something stands in brackets in a text, in lower case. */
function timesInBrackets(text: string, label: string): number {
	if (last?.text !== text) {
		const counts = new Map<string, number>();
		for (const [, inside = ""] of text.matchAll(/\[([^[\]\n]{1,300})\]/g)) {
			const key = inside.trim().toLowerCase();
			counts.set(key, (counts.get(key) ?? 0) + 1);
		}
		last = { text, counts };
	}
	return last.counts.get(label.trim().toLowerCase()) ?? 0;
}

/**
 * Lets `[Note]: Careful!` be words: CommonMark takes such a line for the definition of a link, and shows nothing of it. It defines only
 * where what it names is an address, or where something refers to it.
 */
export function definitionsOfAddresses(md: MarkdownIt): void {
	const rule = md.block.ruler.getRules("").find(({ name }) => name === "reference");
	if (!rule) return;
	md.block.ruler.at("reference", (state, startLine, endLine, silent) => {
		const at = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
		if (state.src.charCodeAt(at) === 0x5b) {
			const [, label, word] = DEFINITION.exec(state.src.slice(at, state.eMarks[startLine])) ?? [];
			if (label !== undefined && word !== undefined && !isAddress(word) && timesInBrackets(state.src, label) < 2) return false;
		}
		return rule(state, startLine, endLine, silent);
	});
}
