import { decodeHTML } from "entities";
import { parseDate } from "../../article/date.ts";
import { oneLine, shorten, textOfHtml } from "../../article/text.ts";
import type { Body, Site } from "../importer.ts";

/** Fields without those that have no value. */
export function filled(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(fields).filter(([, value]) => value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0)),
	);
}

/** Text of one line; undefined where a value is none, or empty. */
export function lineOf(value: unknown): string | undefined {
	const text = typeof value === "string" ? oneLine(value) : typeof value === "number" ? String(value) : "";
	return text === "" ? undefined : text;
}

/** What may be plain text or HTML, as plain text of one line. */
export function plainOf(value: string): string {
	return /<\/?[a-z][^<>]*>/i.test(value) ? textOfHtml(value) : oneLine(decodeHTML(value));
}

/** A headline made from a story's beginning, for one that has none. */
export function headlineFrom(body: Body | undefined): string | undefined {
	const start = body?.text.slice(0, 2_000) ?? "";
	const opening = body?.format === "text" ? oneLine(start) : plainOf(withoutCutTag(start));
	return opening === "" ? undefined : shorten(opening, 80);
}

/** A text without the beginning of a tag at its end, which was cut. */
function withoutCutTag(text: string): string {
	const tag = text.lastIndexOf("<");
	return tag >= 0 && !text.includes(">", tag) ? text.slice(0, tag) : text;
}

/** A date as it is written in front matter; undefined where it is none. */
export function dateOf(value: unknown, zone: string): string | undefined {
	return typeof value === "string" ? parseDate(value, zone)?.edtf : undefined;
}

/** What no part of an e-mail address holds. */
const PART = /[^\s@<>()[\],;]/;

/** Where an e-mail address stands in a text, with the brackets around it; undefined where there is none behind a place. */
function emailIn(text: string, from: number): readonly [start: number, end: number] | undefined {
	let before = from;
	for (let at = text.indexOf("@", from); at >= 0; at = text.indexOf("@", at + 1)) {
		let [start, end] = [at, at + 1];
		while (start > before && PART.test(text.charAt(start - 1))) start--;
		while (end < text.length && PART.test(text.charAt(end))) end++;
		const host = text.slice(at + 1, end);
		if (start < at && /[^.]\.[^.]/.test(host)) {
			const opens = /[<([]\s?$/.exec(text.slice(Math.max(before, start - 2), start));
			const closes = /^\s?[>)\]]/.exec(text.slice(end, end + 2));
			return [start - (opens?.[0].length ?? 0), end + (closes?.[0].length ?? 0)];
		}
		before = at + 1;
	}
	return undefined;
}

function withoutEmails(text: string): string {
	const parts: string[] = [];
	let at = 0;
	for (let found = emailIn(text, 0); found; found = emailIn(text, at)) {
		parts.push(text.slice(at, found[0]));
		at = found[1];
	}
	return parts.length === 0 ? text : [...parts, text.slice(at)].join(" ");
}

/** A person's name without an e-mail address (RFC 5322, section 3.4) and without “By”; undefined where nothing is left. */
export function nameOf(value: unknown): string | undefined {
	if (typeof value !== "string") return undefined;
	const name = oneLine(withoutEmails(plainOf(value)))
		.replace(/^\(([^()]*)\)$/, "$1")
		.replace(/^"(.*)"$/, "$1")
		.replace(/^by[ :]+(?=\p{Lu})/iu, "")
		.trim();
	return /[\p{L}\p{N}]/u.test(name) ? name : undefined;
}

/** Whether a text holds an e-mail address. */
export function holdsEmail(value: unknown): boolean {
	return typeof value === "string" && emailIn(value, 0) !== undefined;
}

/** Names in their order, each once. */
export function unique(names: readonly (string | undefined)[]): string[] {
	return [...new Set(names.filter((name) => name !== undefined))];
}

/** A whole address of the web; undefined where a value is none. */
export function webAddress(value: unknown, base?: string): string | undefined {
	if (typeof value !== "string" || value.trim() === "" || !URL.canParse(value.trim(), base)) return undefined;
	const url = new URL(value.trim(), base);
	return /^https?:$/.test(url.protocol) && url.username === "" ? url.href : undefined;
}

/** An address without slashes at its end. */
export function withoutSlashes(address: string): string {
	let end = address.length;
	while (address.charAt(end - 1) === "/") end--;
	return address.slice(0, end);
}

/** The site that an address stands on. */
export function siteOf(address: string | undefined): Site | undefined {
	if (address === undefined || !URL.canParse(address)) return undefined;
	const home = `${new URL(address).origin}/`;
	return { url: home, media: [home] };
}

/** A language tag (BCP 47) as it is usually spelt; undefined where a value is none. */
export function languageOf(value: unknown): string | undefined {
	// RFC 5646 allows longer tags, but nobody writes them.
	if (typeof value !== "string" || value.length > 100) return undefined;
	try {
		return Intl.getCanonicalLocales(value.trim().replaceAll("_", "-"))[0];
	} catch {
		return undefined;
	}
}

/** The members of a value that is an object; none of one that is not. */
export function membersOf(value: unknown): Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** The members of a value that is a list; none of one that is not. */
export function itemsOf(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}
