import type { DateTime } from "luxon";
import { membersOf } from "../../../reading/values.ts";
import { strftime } from "../strftime.ts";
import { filteredList, filteredText, textOf } from "./knownfilters.ts";

/** How the parts of an expression such as `site.baseurl | append: "/a/"` are found. */
export interface Lookup {
	/** A variable: text, a number, a list or an object; undefined where nobody knows it. */
	valueOf(name: string): unknown;
	/** The address of a path of the site, as `relative_url` and `url` give it. */
	addressOf(path: string): string;
	/** A date as the clock of the site shows it; undefined where it is none, or nobody knows its zone. */
	dateOf?(written: string): DateTime | undefined;
}

/** A text in quotation marks, a name, or a number; then the rest. */
const OPERAND = /^\s*(?:"([^"]*)"|'([^']*)'|(-?\d[\d.]*)|([a-z_][\w.[\]"'-]*))/i;

/**
 * What an expression of a template gives; undefined where it is made of anything that is not known.
 * Nothing is run: names and the few filters that all sites use are read.
 */
export function readExpression(written: string, lookup: Lookup): unknown {
	const [head = "", ...filters] = splitAtBars(written);
	const operand = operandOf(head, lookup);
	if (operand && operand.rest.trim() !== "") return undefined;
	let value = operand?.value;
	for (const filter of filters) value = filtered(value, filter, lookup);
	return value;
}

/** The same where it is a text or a number. */
export function readText(written: string, lookup: Lookup): string | undefined {
	return textOf(readExpression(written, lookup));
}

/** The member at the end of a path of names, in data of the site. `first`, `last` and `size` are those of a list. */
export function memberAt(value: unknown, path: readonly string[]): unknown {
	let found: unknown = value;
	for (const name of path) {
		if (Array.isArray(found))
			found = name === "first" ? found[0] : name === "last" ? found.at(-1) : name === "size" ? found.length : found[Number(name)];
		else found = Object.hasOwn(membersOf(found), name) ? membersOf(found)[name] : undefined;
	}
	return found;
}

function operandOf(written: string, { valueOf }: Lookup): { readonly value: unknown; readonly rest: string } | undefined {
	const found = OPERAND.exec(written);
	if (!found) return undefined;
	const [whole, double, single, number, name] = found;
	const rest = written.slice(whole.length);
	if (number !== undefined) return { value: /^-?\d+(\.\d+)?$/.test(number) ? Number(number) : number, rest };
	return { value: double ?? single ?? valueOf(plainPath(name ?? "")), rest };
}

/** `a["b"].c[0]` as `a.b.c.0`. */
export function plainPath(name: string): string {
	return name.replace(
		/\[(?:["']([^"'\]]+)["']|(\d+))\]/g,
		(_, quoted: string | undefined, digits: string | undefined) => `.${quoted ?? digits}`,
	);
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

function filtered(value: unknown, written: string, lookup: Lookup): unknown {
	const [whole = "", name = "", mark = ""] = /^\s*([a-z_]\w*)\s*(:|\(|$)?/i.exec(written) ?? [];
	const first = mark === ":" || mark === "(" ? operandOf(written.slice(whole.length), lookup) : undefined;
	if (name === "default") return value === undefined || value === "" || value === null || value === false ? first?.value : value;
	if (value === undefined) return undefined;
	const second = first && /^\s*,/.test(first.rest) ? operandOf(first.rest.replace(/^\s*,/, ""), lookup)?.value : undefined;
	if (Array.isArray(value)) return filteredList(value, name, first?.value, second);
	const text = textOf(value);
	if (text === undefined) return undefined;
	if (name === "split" && typeof first?.value === "string" && first.value !== "") return text.split(first.value);
	if (ADDRESSES.has(name)) return lookup.addressOf(text);
	if (name === "date") return dated(text, textOf(first?.value), lookup);
	if (Object.hasOwn(DATE_FORMS, name)) return first ? undefined : dated(text, DATE_FORMS[name], lookup);
	return filteredText(text, name, textOf(first?.value), textOf(second));
}

/** A date in a form; undefined where the date, or a part of the form, is not known. */
function dated(written: string, form: string | undefined, { dateOf }: Lookup): string | undefined {
	const date = form === undefined ? undefined : dateOf?.(written);
	const shown = date && strftime(date, form ?? "");
	return shown === undefined || /%[-^_0#]?[A-Za-z]/.test(shown) ? undefined : shown;
}

/** The forms of Jekyll's filters for dates. */
const DATE_FORMS: Readonly<Record<string, string>> = { date_to_string: "%d %b %Y", date_to_long_string: "%d %B %Y" };

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
