import MarkdownIt from "markdown-it";
import type Token from "markdown-it/lib/token.mjs";
import cjkFriendly from "markdown-it-cjk-friendly";
import { full as emoji } from "markdown-it-emoji";
import { alerts } from "./markdown/alerts.ts";
import { keptAsTyped } from "./markdown/astyped.ts";
import { attributeLists } from "./markdown/attributes.ts";
import { refuseBeyondBounds, refuseManyMarks } from "./markdown/bounds.ts";
import { templateCode } from "./markdown/codeblocks.ts";
import { footnotes } from "./markdown/footnotes.ts";
import { headingNames } from "./markdown/headings.ts";
import { strictHtml } from "./markdown/html.ts";
import { bareAddresses, controlReferences, emojiApart } from "./markdown/inline.ts";
import { definitionLists, taskLists } from "./markdown/lists.ts";
import { definitionsOfAddresses } from "./markdown/references.ts";
import { type Environment, renderOurWay } from "./markdown/renderer.ts";
import { singleTildes } from "./markdown/strikethrough.ts";
import { wideRows } from "./markdown/tables.ts";
import type { BoxTitle, PictureForms, Rewrite } from "./rewrite.ts";
import { plainAddresses } from "./templateaddress.ts";
import { codeLinesBeforeDefinitions } from "./templatecode.ts";

/** What takes time at each text, and few texts need. */
interface Extras {
	/** `:tada:` and the like, of which there is a long list. */
	readonly emoji: boolean;
	/** Emphasis beside letters that no blanks part. */
	readonly cjk: boolean;
}

/** Markdown as GitHub, kramdown and Goldmark take it. */
function makeMarkdown(extras: Extras): MarkdownIt {
	const md = new MarkdownIt({ html: true })
		.use(plainAddresses)
		.use(strictHtml)
		.use(definitionsOfAddresses)
		.use(templateCode)
		.use(wideRows)
		.use(codeLinesBeforeDefinitions)
		.use(controlReferences)
		.use(bareAddresses)
		.use(singleTildes)
		.use(keptAsTyped)
		.use(alerts)
		.use(definitionLists)
		.use(footnotes)
		.use(taskLists)
		.use(attributeLists)
		.use(headingNames)
		.use(renderOurWay);
	if (extras.cjk) md.use(cjkFriendly);
	if (extras.emoji) md.use(emoji, { shortcuts: {} }).use(emojiApart);
	return md;
}

const made = new Map<string, MarkdownIt>();

const EMOJI = /:[a-z_+-][a-z\d_+-]*:/;
const CJK = /[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]/;

function markdownFor(text: string): MarkdownIt {
	const extras = { emoji: text.includes(":") && EMOJI.test(text), cjk: CJK.test(text) };
	const key = `${extras.emoji} ${extras.cjk}`;
	const md = made.get(key) ?? makeMarkdown(extras);
	made.set(key, md);
	return md;
}

/** What begins a tag, a comment or a declaration. Markdown without any of these holds no raw HTML. */
const RAW_HTML = /<[a-z!/?]/i;

/** Whether a text in Markdown may hold HTML. */
export function mayHoldHtml(text: string): boolean {
	return RAW_HTML.test(text);
}

/** Renders Markdown; raw HTML in it stays as it is and still has to be tidied and sanitised. */
export function renderMarkdown(text: string, rewrite: Rewrite, pictures?: PictureForms, boxTitle?: BoxTitle): string {
	refuseManyMarks(text);
	return markdownFor(text).render(text, { rewrite, pictures, boxTitle } satisfies Environment);
}

/** A Markdown body as tokens, for what does not ask for links of bare addresses. The last are kept: pictures and links are found in the same ones. */
export function parseMarkdown(text: string): Token[] {
	if (last?.text !== text) last = { text, tokens: markdownFor(text).parse(text, { withoutBareAddresses: true } satisfies Environment) };
	return last.tokens;
}

/** The same for what asks for links of bare addresses. */
export function parseWithBareAddresses(text: string): Token[] {
	return markdownFor(text).parse(text, {} satisfies Partial<Environment>);
}

/**
 * Refuses Markdown that would take too much to render.
 * @throws {BeyondBound}
 */
export function refuseLargeMarkdown(text: string): void {
	refuseBeyondBounds(text, { blocks: markdownBlocks, tokens: parseMarkdown });
}

let last: { readonly text: string; readonly tokens: Token[] } | undefined;

/** The blocks of Markdown as tokens, without what stands inside their lines. */
export function markdownBlocks(text: string): Token[] {
	const tokens: Token[] = [];
	const md = markdownFor("");
	md.block.parse(text, md, {}, tokens);
	return tokens;
}

/** The words of a line of Markdown, as a reader sees them. */
export function markdownPlainText(line: string): string {
	if (!/[*_`[\]<&\\~:]/.test(line)) return line;
	const words = (tokens: readonly Token[]): string =>
		tokens.map((token) => (token.children ? words(token.children) : token.type === "softbreak" ? " " : token.content)).join("");
	return words(markdownFor(line).parseInline(line, {}));
}
