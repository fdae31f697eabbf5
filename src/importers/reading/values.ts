import { decodeHTML } from "entities";
import { parseDate } from "../../article/date.ts";
import { oneLine, shorten, textOfHtml } from "../../article/text.ts";
import type { Body, Site } from "../importer.ts";

/** Leaves out the fields that have no value: undefined, an empty text, an empty list. */
export function filled(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(fields).filter(([, value]) => value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0)),
	);
}

/** A text or a number as text of one line; undefined for other values and for empty text. */
export function lineOf(value: unknown): string | undefined {
	const text = typeof value === "string" ? oneLine(value) : typeof value === "number" ? String(value) : "";
	return text === "" ? undefined : text;
}

/** Turns a text that may be HTML into plain text of one line. */
export function plainOf(value: string): string {
	return /<\/?[a-z][^<>]*>/i.test(value) ? textOfHtml(value) : oneLine(decodeHTML(value));
}

/** Makes a headline from the beginning of a story that has none. */
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

/** A date as it is written in front matter; undefined if the value is not a date. */
export function dateOf(value: unknown, zone: string): string | undefined {
	return typeof value === "string" ? parseDate(value, zone)?.edtf : undefined;
}

/** The lengths are those of RFC 5321, section 4.5.3.1; without them a long word would take long. */
const EMAIL = /[<([]? ?(?:mailto:)?[^\s@<>()[\],;]{1,64}@[^\s@<>()[\],;]{1,255}\.[^\s@<>()[\],;]{1,63} ?[>)\]]?/giu;

/** A person's name without an e-mail address (RFC 5322, section 3.4) and without “By”; undefined if nothing is left. */
export function nameOf(value: unknown): string | undefined {
	if (typeof value !== "string") return undefined;
	const name = oneLine(plainOf(value).replace(EMAIL, " "))
		.replace(/^\(([^()]*)\)$/, "$1")
		.replace(/^"(.*)"$/, "$1")
		.replace(/^by[ :]+(?=\p{Lu})/iu, "")
		.trim();
	return /[\p{L}\p{N}]/u.test(name) ? name : undefined;
}

/** Whether a text holds an e-mail address. */
export function holdsEmail(value: unknown): boolean {
	return typeof value === "string" && value.search(EMAIL) >= 0;
}

/** A text without the e-mail addresses in it. */
export function withoutEmails(text: string): string {
	return text.includes("@") ? text.replace(EMAIL, " ").replace(/ +(?=[.,;:!?)])/g, "") : text;
}

/** Names in their order, each only once. */
export function unique(names: readonly (string | undefined)[]): string[] {
	return [...new Set(names.filter((name) => name !== undefined))];
}

/** The whole address of a page on the web; undefined if the value is not one. */
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

/** The site of an address. All files of that site are its media. */
export function siteOf(address: string | undefined): Site | undefined {
	if (address === undefined || !URL.canParse(address)) return undefined;
	const home = `${new URL(address).origin}/`;
	return { url: home, media: [home] };
}

/** A language tag (BCP 47) in its usual spelling; undefined if the value is not one. */
export function languageOf(value: unknown): string | undefined {
	// RFC 5646 allows longer tags, but nobody writes them.
	if (typeof value !== "string" || value.length > 100) return undefined;
	try {
		return Intl.getCanonicalLocales(value.trim().replaceAll("_", "-"))[0];
	} catch {
		return undefined;
	}
}

/** The members of an object; none for any other value. */
export function membersOf(value: unknown): Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** The members of a list; none for any other value. */
export function itemsOf(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}

/** The value of a JSON text; undefined where it is none. */
export function jsonValue(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		return undefined;
	}
}
