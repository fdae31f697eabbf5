import type MarkdownIt from "markdown-it";
import type Token from "markdown-it/lib/token.mjs";

/** The words of a heading, without its marks. */
function wordsOf(tokens: readonly Token[]): string {
	return tokens
		.map((token) => (token.type === "text" || token.type === "code_inline" || token.type === "text_special" ? token.content : ""))
		.join("");
}

/** A heading's name as GitHub makes it: letters, digits, `-` and `_`, with a hyphen for each blank. */
function githubName(words: string): string {
	return words
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
		.trim()
		.replace(/ /g, "-");
}

/** A heading's name as kramdown makes it: what stands before the first letter goes, too, and letters are those of ASCII. */
function kramdownName(words: string): string {
	const name = words
		.replace(/^[^a-zA-Z]+/, "")
		.replace(/[^a-zA-Z0-9 -]/g, "")
		.replace(/ /g, "-")
		.toLowerCase();
	return name === "" ? "section" : name;
}

function nameFor(words: string, asked: ReadonlySet<string>): string {
	const github = githubName(words);
	if (asked.size === 0 || asked.has(github)) return github;
	const kramdown = kramdownName(words);
	return asked.has(kramdown) ? kramdown : github;
}

/** The names that links of the story ask for. */
function askedNames(tokens: readonly Token[]): ReadonlySet<string> {
	const names = new Set<string>();
	for (const { children } of tokens) {
		for (const child of children ?? []) {
			const href = child.type === "link_open" ? String(child.attrGet("href") ?? "") : "";
			if (href.startsWith("#")) names.add(decode(href.slice(1)));
		}
	}
	return names;
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/**
 * Gives each heading a name to link to: that of `{#name}`, else that of GitHub, or that of kramdown where a link of the story asks for it.
 * A name that an earlier heading has gets a number behind it.
 */
export function headingNames(md: MarkdownIt): void {
	md.core.ruler.push("heading_names", ({ tokens }) => {
		if (!tokens.some(({ type }) => type === "heading_open")) return;
		const asked = askedNames(tokens);
		const taken = new Map<string, number>();
		for (const [index, token] of tokens.entries()) {
			if (token.type !== "heading_open") continue;
			const words = wordsOf(tokens[index + 1]?.children ?? []);
			const own = token.attrGet("id");
			const name = own ?? nameFor(words, asked);
			// The names of our own page elements begin with "bf-".
			if (name === "" || name.startsWith("bf-")) continue;
			const times = taken.get(name) ?? 0;
			taken.set(name, times + 1);
			token.attrSet("id", times === 0 || own !== null ? name : `${name}-${times}`);
		}
	});
}
