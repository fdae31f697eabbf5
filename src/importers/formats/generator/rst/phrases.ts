import { escapeHtml } from "../../../../article/text.ts";
import { byRule, type CodeCall } from "../../../rules/rules.ts";
import type { Reading } from "./reading.ts";
import { addressOf, nextAnonymous, plainName } from "./references.ts";

/** Takes the signs out that free characters. */
type Freed = (text: string) => string;

/** A phrase with an address or another name in it: `text <address>`. */
const EMBEDDED = /^([^]*?)(?:^|[\s])<([^<>]+)>$/;

/**
 * A reference: `` `text`_ ``, `` `text <address>`_ ``, `name_`.
 * @returns undefined where it leads nowhere that is known; then it stays as it is typed
 */
export function reference(reading: Reading, phrase: string, isAnonymous: boolean, freed: Freed): string | undefined {
	const { references } = reading;
	const embedded = EMBEDDED.exec(phrase);
	if (embedded) {
		const [, shown = "", inner = ""] = embedded;
		const alias = /^([^]*[^\0])_$/.exec(inner)?.[1];
		const address = alias === undefined ? freed(inner.replace(/\s+/g, "")) : freed(alias);
		const text = freed(shown).trim();
		if (!isAnonymous && references.isFirst && text !== "")
			references.targets.set(plainName(text), alias === undefined ? { address: webAddressOf(address) } : { name: address });
		const href = alias === undefined ? webAddressOf(address) : addressOf(references, address);
		return href === undefined ? undefined : link(href, text === "" ? address : text);
	}
	const text = freed(phrase);
	const href = isAnonymous ? nextAnonymous(references) : addressOf(references, text);
	if (href === undefined) return undefined;
	return link(href, text.replace(/\s+/g, " "));
}

/** Without its scheme an address of a mailbox leads nowhere. */
function webAddressOf(address: string): string {
	return /^[^\s@/:{}]+@[^\s@/]+\.[^\s@/]+$/.test(address) ? `mailto:${address}` : address;
}

function link(href: string, text: string): string {
	return `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>`;
}

/**
 * A phrase in backquotes with a role, or without one.
 * @returns undefined where its role is not known; then it stays as it is typed
 */
export function phrase(reading: Reading, role: string | undefined, inner: string, line: number, freed: Freed): string {
	if (role === undefined) return `<em>${escapeHtml(freed(inner))}</em>`;
	const name = role.toLowerCase();
	// Sphinx writes a domain before some: `py:func`.
	const known = reading.roles.get(name) ?? reading.roles.get(name.replace(/^[a-z]+:/, ""));
	const text = known?.isTyped ? inner.replaceAll("\0", "\\") : freed(inner);
	const html = known?.write(text);
	if (html !== undefined) return html;
	const call: CodeCall = { name: `:${role}:`, values: [text], named: new Map(), content: escapeHtml(text) };
	const ruled = byRule(call, reading.rules);
	if (ruled !== undefined) return ruled;
	reading.unknown({ name: call.name, line });
	return escapeHtml(`:${role}:\`${text}\``);
}
