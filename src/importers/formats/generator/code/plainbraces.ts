import { type PlainTemplate, plainTemplate, type TemplatePiece, type TemplateValue } from "./plaintemplates.ts";

/** A piece of a template in Liquid or Tera, or a comment of Tera. */
const PIECE = /\{[{%#](-?)((?:[^{}%#]|%(?!\})|#(?!\})|\{(?![{%#])|\}(?!\}))*?)(-?)[}%#]\}/g;

/** Filters that say what a text is, or where on the site it lies, and do not change it. */
const AS_IT_IS = /^(?:safe|trim|strip|strip_newlines|relative_url|absolute_url|url|escape|escape_once|xml_escape|linebreaksbr)$/;

const AS_MARKDOWN = /^(?:markdownify|markdown(?:\([^()]*\))?)$/;

/** How the two languages name what a call gives. */
export interface BraceLanguage {
	/** What stands before the name of a value: `include.` in Liquid. */
	readonly prefix: string;
	/** The name of a call's content; empty if it has none. */
	readonly content: string;
	/** Names of values of the page and the site, which are no values of a call. */
	readonly outside?: RegExp;
}

/** `_includes/NAME.html` of Jekyll, with `{{ include.NAME }}`. */
export const LIQUID_INCLUDE: BraceLanguage = { prefix: "include.", content: "", outside: /^(?:page|site)\.[\w.-]+$/ };

/** `templates/shortcodes/NAME.html` of Zola, with `{{ NAME }}` and `{{ body }}`. */
export const TERA_SHORTCODE: BraceLanguage = { prefix: "", content: "body" };

/** Reads a template with values between braces; undefined if it does more than to put the values of a call into a text. */
export function plainBraceTemplate(text: string, language: BraceLanguage): PlainTemplate | undefined {
	const plain = text.replace(/\{%-?\s*comment\s*-?%\}[^]*?\{%-?\s*endcomment\s*-?%\}|\{#[^]*?#\}/g, "");
	return plainTemplate(plain, PIECE, (code) => pieceOf(code, language));
}

function pieceOf(code: string, language: BraceLanguage): TemplatePiece | undefined {
	if (/^(?:endif|endunless)$/.test(code)) return { piece: "end" };
	if (code === "else") return { piece: "else" };
	const [, word, tested = ""] = /^(if|elsif|elif)\s+([^]+)$/.exec(code) ?? [];
	if (word === undefined) {
		const read = valueOf(code, language);
		return read && { piece: "value", ...read };
	}
	const test = valueOf(tested, language)?.value;
	return test && (word === "if" ? { piece: "if", test } : { piece: "else", test });
}

type Read = { readonly value: TemplateValue; readonly form: "plain" | "markup" | "markdown" };

function valueOf(code: string, language: BraceLanguage): Read | undefined {
	const [first = "", ...filters] = code.split(/\s*\|\s*/);
	const operand = operandOf(first.trim(), language);
	return filters.reduce<Read | undefined>(
		(read, filter) => read && filtered(filter.trim(), read, language),
		operand && { value: operand, form: "plain" },
	);
}

function filtered(filter: string, { value, form }: Read, language: BraceLanguage): Read | undefined {
	const [, text] = /^default(?::\s*|\(value\s*=\s*)["']([^"']*)["']\)?$/.exec(filter) ?? [];
	const [, named = ""] = /^default:\s*([\w.-]+)$/.exec(filter) ?? [];
	const instead: TemplateValue | undefined = text === undefined ? operandOf(named, language) : { from: "text", text };
	if (instead) return { form, value: { from: "first", of: [value, instead] } };
	if (AS_MARKDOWN.test(filter)) return { value, form: "markdown" };
	if (filter === "safe" && form === "plain") return { value, form: "markup" };
	return AS_IT_IS.test(filter) ? { value, form } : undefined;
}

function operandOf(code: string, language: BraceLanguage): TemplateValue | undefined {
	const { prefix, content, outside } = language;
	// Addresses are written from the root of the site.
	if (/^(?:site\.(?:base)?url|config\.base_url)$/.test(code)) return { from: "text", text: "" };
	const text = /^(?:"([^"]*)"|'([^']*)')$/.exec(code);
	if (text) return { from: "text", text: text[1] ?? text[2] ?? "" };
	const [, path] = /^get_url\(path\s*=\s*([^()]+)\)$/.exec(code) ?? [];
	if (path !== undefined) return operandOf(path.trim(), language);
	if (outside?.test(code)) return { from: "outside", name: code };
	const name = code.startsWith(prefix) ? code.slice(prefix.length) : "";
	if (!/^[\w-]+$/.test(name)) return undefined;
	return content !== "" && name === content ? { from: "content" } : { from: "named", name };
}
