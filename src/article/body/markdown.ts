import MarkdownIt from "markdown-it";
import { withoutLatinControls } from "../encoding/decoders.ts";
import type { PictureAttributes, Rewrite } from "./rewrite.ts";

interface Environment {
	readonly rewrite: Rewrite;
	readonly pictureAttributes?: PictureAttributes;
}

const markdown = new MarkdownIt({ html: true });

/** A numeric reference to a control, by which old editors meant a letter of windows-1252 (HTML, section 13.2.5.80). */
const CONTROL_REFERENCE = /&#(?:x([89][\da-f])|(12[89]|1[345]\d));/iy;

markdown.inline.ruler.before("entity", "control_reference", (state, silent) => {
	CONTROL_REFERENCE.lastIndex = state.pos;
	const match = state.src.charCodeAt(state.pos) === 0x26 ? CONTROL_REFERENCE.exec(state.src) : null;
	if (!match) return false;
	if (!silent) {
		const code = match[1] === undefined ? Number(match[2]) : Number.parseInt(match[1], 16);
		const token = state.push("text_special", "", 0);
		token.content = withoutLatinControls(String.fromCharCode(code));
		token.markup = match[0];
		token.info = "entity";
	}
	state.pos += match[0].length;
	return true;
});

for (const [rule, attribute] of [
	["link_open", "href"],
	["image", "src"],
] as const) {
	const render = markdown.renderer.rules[rule];
	markdown.renderer.rules[rule] = (tokens, index, options, environment: Environment, self) => {
		const token = tokens[index];
		const address = token?.attrGet(attribute);
		if (token && address) {
			const rewritten = environment.rewrite(address);
			if (rewritten === undefined) token.attrs = token.attrs?.filter(([name]) => name !== attribute) ?? null;
			else token.attrSet(attribute, rewritten);
			if (rule === "image")
				for (const [name, value] of Object.entries(environment.pictureAttributes?.(address, {}) ?? {}))
					token.attrSet(name.toLowerCase(), String(value));
		}
		return render ? render(tokens, index, options, environment, self) : self.renderToken(tokens, index, options);
	};
}

// A page has one h1, its headline, so a story's own h1 becomes an h2.
for (const rule of ["heading_open", "heading_close"]) {
	markdown.renderer.rules[rule] = (tokens, index, options, _, self) => {
		const token = tokens[index];
		if (token?.tag === "h1") token.tag = "h2";
		return self.renderToken(tokens, index, options);
	};
}

// The content security policy of our pages allows no style attributes, so the alignment of cells becomes a class.
for (const rule of ["th_open", "td_open"]) {
	markdown.renderer.rules[rule] = (tokens, index, options, _, self) => {
		const token = tokens[index];
		const side = /text-align:(\w+)/.exec(token?.attrGet("style") ?? "")?.[1];
		if (token && side) token.attrs = [["class", `align-${side}`]];
		return self.renderToken(tokens, index, options);
	};
}

/** Renders Markdown; raw HTML in it stays as it is and still has to be sanitised. */
export function renderMarkdown(text: string, rewrite: Rewrite, pictureAttributes?: PictureAttributes): string {
	return markdown.render(text, { rewrite, pictureAttributes } satisfies Environment);
}

/** A Markdown body as the tokens that it is rendered from. The last are kept: pictures and links are found in the same ones. */
export function markdownTokens(text: string): ReturnType<typeof markdown.parse> {
	if (last?.text !== text) last = { text, tokens: markdown.parse(text, {}) };
	return last.tokens;
}

let last: { readonly text: string; readonly tokens: ReturnType<typeof markdown.parse> } | undefined;

/** The blocks of Markdown as tokens, without what stands inside their lines. */
export function markdownBlocks(text: string): ReturnType<typeof markdown.parse> {
	const tokens: ReturnType<typeof markdown.parse> = [];
	markdown.block.parse(text, markdown, {}, tokens);
	return tokens;
}

/** The words of a line of Markdown, as a reader sees them. */
export function markdownPlainText(line: string): string {
	if (!/[*_`[\]<&\\~:]/.test(line)) return line;
	const words = (tokens: ReturnType<typeof markdown.parse>): string =>
		tokens.map((token) => (token.children ? words(token.children) : token.type === "softbreak" ? " " : token.content)).join("");
	return words(markdown.parseInline(line, {}));
}
