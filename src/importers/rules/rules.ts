import type { Format } from "../../article/article.ts";
import { escapeHtml } from "../../article/text.ts";

/** A piece of template code or a shortcode, as it stands in a text. Nothing of it is run. */
export interface CodeCall {
	/** Such as `pullquote`, or `include map.html`. */
	readonly name: string;
	/** Values without names, in order. */
	readonly values: readonly string[];
	/** Values with names, as written, without quotation marks. */
	readonly named: ReadonlyMap<string, string>;
	/** What stands between its opening and its end, as written; undefined where it has no end. */
	readonly content?: string;
}

/** What pieces of template code become, by their names: templates with `{{ NAME }}`, `{{ 1 }}` and `{{ content }}` in them. */
export type Rules = ReadonlyMap<string, string>;

/** A place in a template where a value is put. */
const VALUE = /\{\{\s*([\w-]+)\s*\}\}/g;

/** An element that holds paragraphs, with the contents directly in it. */
const AROUND_CONTENT = /(<(?:article|aside|blockquote|details|div|figure|section)\b[^<>]*>)\s*\{\{\s*content\s*\}\}\s*/gi;

/** What Markdown may read otherwise than as words. */
const MARKED = /[\n*_`[\]<>#~\\:]/;

/**
 * What a piece of template code becomes by its rule: the template with the values of the code in their places. It has the form of the text
 * that the code stands in (HTML or Markdown). A value that the code does not give is empty. Values are escaped, the content is put in as it is;
 * in Markdown with blank lines about it where an element of the template holds it, since Markdown within HTML is read only so.
 * @returns undefined where no rule has its name
 */
export function byRule({ name, values, named, content = "" }: CodeCall, rules?: Rules, format: Format = "html"): string | undefined {
	const template = rules?.get(name);
	const isMarked = format === "markdown" && MARKED.test(content.trim());
	return (isMarked ? template?.replace(AROUND_CONTENT, "$1\n\n{{ content }}\n\n") : template)?.replace(VALUE, (_, wanted: string) =>
		wanted === "content"
			? isMarked
				? content.trim()
				: content
			: escapeHtml(/^\d+$/.test(wanted) ? (values[Number(wanted) - 1] ?? "") : (named.get(wanted) ?? "")),
	);
}

/** What is wrong with a rule; undefined if nothing is. */
export function ruleFault(name: string, template: string): string | undefined {
	if (!/^[\w/@:.-]+( [\w/@:.-]+)*$/.test(name)) return "its name is none that template code can have";
	const rest = template.replace(VALUE, "");
	if (/\{\{|\}\}|\{%|%\}/.test(rest)) return "its template may hold {{ NAME }}, {{ 1 }} and {{ content }}, and no other code";
	return undefined;
}
