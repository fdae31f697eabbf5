import { escapeHtml } from "../../../../article/text.ts";

/** How the parts of an expression such as `site.baseurl | append: "/a/"` are found. */
export interface Lookup {
	/** The text of a variable; undefined where nobody knows it. */
	valueOf(name: string): string | undefined;
	/** The address of a path of the site, as `relative_url` and `url` give it. */
	addressOf(path: string): string;
}

/** A text in quotation marks, a name, or a number; then the rest. */
const OPERAND = /^\s*(?:"([^"]*)"|'([^']*)'|(-?\d[\d.]*)|([a-z_][\w.[\]"'-]*))/i;

/**
 * The text that an expression of a template gives; undefined where it is made of anything that is not known.
 * Nothing is run: names and the few filters that all sites use are read.
 */
export function readExpression(written: string, lookup: Lookup): string | undefined {
	const [head = "", ...filters] = splitAtBars(written);
	let value = operandOf(head, lookup)?.text;
	for (const filter of filters) {
		if (value === undefined && !/^\s*default\b/.test(filter)) return undefined;
		value = filtered(value, filter, lookup);
	}
	return value;
}

function operandOf(written: string, { valueOf }: Lookup): { readonly text: string | undefined; readonly rest: string } | undefined {
	const found = OPERAND.exec(written);
	if (!found) return undefined;
	const [whole, double, single, number, name] = found;
	const text = double ?? single ?? number ?? (name === undefined ? undefined : valueOf(name.replace(/\[["']([\w-]+)["']\]/g, ".$1")));
	return { text, rest: written.slice(whole.length) };
}

function splitAtBars(written: string): string[] {
	const parts: string[] = [];
	let part = "";
	for (const [token] of written.matchAll(/"[^"]*"|'[^']*'|\||[^"'|]+|["']/g)) {
		if (token === "|") {
			parts.push(part);
			part = "";
		} else part += token;
	}
	return [...parts, part];
}

function filtered(value: string | undefined, written: string, lookup: Lookup): string | undefined {
	const [whole = "", name = "", mark = ""] = /^\s*([a-z_]\w*)\s*(:|\(|$)?/i.exec(written) ?? [];
	const first = mark === ":" || mark === "(" ? operandOf(written.slice(whole.length), lookup) : undefined;
	if (name === "default") return value === undefined || value === "" ? first?.text : value;
	if (value === undefined) return undefined;
	if (ADDRESSES.has(name)) return lookup.addressOf(value);
	const second = first && /^\s*,/.test(first.rest) ? operandOf(first.rest.replace(/^\s*,/, ""), lookup)?.text : undefined;
	return FILTERS[name]?.(value, first?.text, second);
}

/** Filters that make an address of a path. */
const ADDRESSES: ReadonlySet<string> = new Set([
	"relative_url",
	"absolute_url",
	"url",
	"htmlBaseUrl",
	"absoluteUrl",
	"asset_url",
	"url_for",
]);

const same = (value: string) => value;

const FILTERS: Readonly<Record<string, (value: string, first: string | undefined, second: string | undefined) => string | undefined>> = {
	append: (value, by) => (by === undefined ? undefined : value + by),
	prepend: (value, by) => (by === undefined ? undefined : by + value),
	replace: (value, what, by) => (what === undefined || by === undefined || what === "" ? undefined : value.replaceAll(what, by)),
	remove: (value, what) => (what === undefined || what === "" ? undefined : value.replaceAll(what, "")),
	strip: (value) => value.trim(),
	trim: (value) => value.trim(),
	upcase: (value) => value.toUpperCase(),
	downcase: (value) => value.toLowerCase(),
	capitalize: (value) => value.slice(0, 1).toUpperCase() + value.slice(1),
	escape: escapeHtml,
	xml_escape: escapeHtml,
	url_encode: encodeURIComponent,
	uri_escape: encodeURI,
	markdownify: same,
	safe: same,
	strip_html: same,
	smartify: same,
};
