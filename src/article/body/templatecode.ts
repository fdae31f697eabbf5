import type MarkdownIt from "markdown-it";
import type { Problem } from "../../problem.ts";
import type { Format } from "../article.ts";
import { lineAt } from "../text.ts";
import { withoutCode } from "./markdown/codeblocks.ts";
import { withPlainAddresses } from "./templateaddress.ts";

/** Code of Jekyll, Hugo, Eleventy and the like: `{% … %}`, `{{ … }}`, `{{< … >}}`, `{{% … %}}`, on one line. */
export const TEMPLATE_CODE = /\{%-?([^\n]{1,300}?)-?%\}|\{\{[<%]?-?([^\n]{1,300}?)-?[%>]?\}\}/g;

/** What a piece of template code seems to have been, by its first word; what is named by none of these is told by that word alone. */
const MEANINGS: readonly (readonly [word: RegExp, meaning: string])[] = [
	[/^(post_url|post_link|post_path|link|ref|relref)$/i, "links to other pages"],
	[/^(figure|image|img|picture|photo|responsive_image|asset_img|thumbnail)$/i, "pictures"],
	[/^(gallery|slideshow|carousel)$/i, "galleries"],
	[
		/^(youtube|vimeo|video|audio|soundcloud|peertube|instagram|twitter|tweet|x|mastodon|gist|embed|oembed|iframe|codepen|map)$/i,
		"embedded media",
	],
	[/^(include|include_relative|includecontents|partial|render|import|extends|block|endblock|section|endsection)$/i, "parts of pages"],
	[/^(highlight|endhighlight|code|endcode|codeblock|endcodeblock|raw|endraw|verbatim|endverbatim)$/i, "code"],
	[/^(site|page|post|layout|config|url|baseurl|content|title|date|params|theme)\b/i, "values of the site or page"],
	[
		/^(if|elsif|else|elif|endif|unless|endunless|case|when|endcase|for|endfor|assign|set|capture|endcapture|comment|endcomment|with|range|end)$/i,
		"conditions and loops",
	],
	[/^["'/]/, "addresses"],
];

/** How many kinds of template code a message names. */
const NAMED = 4;

/** A note for a story in whose text template code stands, which is shown as it is written: how many pieces, and what they seem to have been. */
export function templateCodeProblems(text: string, bodyAt: number, format: Format, file: string): Problem[] {
	const body = withPlainAddresses(text.slice(bodyAt), format);
	if (!body.includes("{{") && !body.includes("{%")) return [];
	const found = [...(format === "markdown" || format === "mdx" ? withoutCode(body) : body).matchAll(TEMPLATE_CODE)];
	const [first] = found;
	if (!first) return [];
	const kinds = new Map<string, { count: number; readonly example: string }>();
	for (const match of found) {
		const meaning = meaningOf(match);
		const known = kinds.get(meaning);
		if (known) known.count++;
		else kinds.set(meaning, { count: 1, example: shown(match[0]) });
	}
	const named = [...kinds].sort(([, a], [, b]) => b.count - a.count);
	const parts = named.slice(0, NAMED).map(([meaning, { count, example }]) => `${meaning} (${count}, such as ${example})`);
	if (named.length > NAMED) parts.push("others");
	const pieces = found.length === 1 ? "One piece of template code is" : `${found.length} pieces of template code are`;
	return [
		{
			file,
			line: lineAt(text, bodyAt) + lineAt(body, first.index) - 1,
			rule: "template-code",
			severity: "info",
			message: `${pieces} shown as text: ${parts.join(", ")}.`,
			remedy: "Write what it stood for: the link, the picture, the words.",
		},
	];
}

/** Whether an address holds template code, so that nobody knows what it was. */
export function isTemplateCode(address: string): boolean {
	// Browsers write `{%` as `%7B%`. Before another character in percent-encoding a brace is a plain one, as in `?q=%7B%22a%22`.
	return /\{[{%]|%7B(%7B|%25|%(?![\da-f]{2}))/i.test(address);
}

function meaningOf([whole, tag = "", value = ""]: RegExpMatchArray): string {
	const words = (tag || value).trim();
	const word = /^\/?\s*(["'/]|[\w.-]+)/.exec(words)?.[1] ?? "";
	const meaning = MEANINGS.find(([name]) => name.test(word))?.[1];
	if (meaning !== undefined) return meaning;
	return /^\{\{[<%]/.test(whole) ? `shortcodes “${word}”` : word === "" ? "other code" : `“${word}”`;
}

function shown(code: string): string {
	return code.length > 60 ? `${code.slice(0, 59)}…` : code;
}

/** A line that holds template code alone. */
const CODE_LINE = /^\s*(?:\{%[^\n]*%\}|\{\{[^\n]*\}\})\s*$/;

/** At most so many lines of code are looked at before a definition: a paragraph asks for each of its lines. */
const LONGEST_RUN = 10;

/** A line that begins a link definition. */
const DEFINITION = /^ {0,3}\[[^\]\n]+\]:/;

/**
 * Lets lines of template code end where a link definition follows them, so that it defines: the code stood for words that ended, and not for
 * the beginning of a paragraph, which would swallow the definition.
 */
export function codeLinesBeforeDefinitions(markdown: MarkdownIt): void {
	markdown.block.ruler.before(
		"paragraph",
		"code_lines",
		(state, startLine, endLine, isSilent) => {
			const lineAtIndex = (line: number) => state.src.slice(state.bMarks[line], state.eMarks[line]);
			let line = startLine;
			while (line < Math.min(endLine, startLine + LONGEST_RUN) && CODE_LINE.test(lineAtIndex(line))) line++;
			if (line === startLine || line >= endLine || !DEFINITION.test(lineAtIndex(line))) return false;
			if (isSilent) return true;
			state.push("paragraph_open", "p", 1).map = [startLine, line];
			const inline = state.push("inline", "", 0);
			inline.content = state.getLines(startLine, line, state.blkIndent, false).trim();
			inline.map = [startLine, line];
			inline.children = [];
			state.push("paragraph_close", "p", -1);
			state.line = line;
			return true;
		},
		{ alt: ["paragraph", "reference"] },
	);
}
