import { decodeHTML } from "entities";
import { refuseLargeBody } from "../../article/body/inspect.ts";
import { withoutCode } from "../../article/body/markdown/codeblocks.ts";
import { renderBody } from "../../article/body.ts";
import { isSettled } from "./links.ts";

/** Markdown as its author wrote it, with new addresses. */
export interface KeptMarkdown {
	readonly body: string;
	/** Every address in it, as the source has it. */
	readonly used: readonly string[];
}

/** What runs, and may not even stand in a file of the archive: such a text is cleaned as HTML is. */
const RUNS = /<\/?(?:script|style)\b|<[^<>]*\son[a-z]+\s*=|(?:java|vb)script:/i;

/**
 * Replaces the addresses in Markdown and keeps all else as it is written; undefined if a page of it would not be the same, or if it holds what runs.
 * @throws {BeyondBound} where a build would refuse it
 */
export function keepMarkdown(text: string, addresses: ReadonlyMap<string, string>): KeptMarkdown | undefined {
	const plain = withoutCode(text);
	if (RUNS.test(plain)) return undefined;
	const used = new Set<string>();
	const newAddress = (address: string) => addresses.get(address) ?? address;
	refuseLargeBody(text, "markdown");
	const wanted = renderBody(text, "markdown", (address) => {
		if (!isSettled(address)) used.add(address);
		return newAddress(address);
	});
	const body = withAddresses(
		text,
		plain,
		(written) => addresses.get(written) ?? addresses.get(decodeHTML(written)) ?? newAddress(encoded(written)),
	);
	return renderBody(body, "markdown", (address) => address) === wanted ? { body, used: [...used] } : undefined;
}

/** An address as a page has it, whose letters beyond ASCII are written in percents. */
function encoded(address: string): string {
	try {
		return encodeURI(decodeURI(decodeHTML(address)));
	} catch {
		return address;
	}
}

/** Where addresses stand in Markdown. `link`: within a link, a picture or a definition; `tag`: within HTML; `bare`: in the text, which shows it. */
const PLACES = [
	{ form: "link", pattern: /(?:\]\(\s*|^ {0,3}\[[^\]\n]{1,999}\]:\s*)(?:<([^<>\n]*)>|((?:[^\s()<>]|\([^\s()<>]*\))+))/dgm },
	{ form: "tag", pattern: /\b(?:href|src|poster)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/dgi },
	{ form: "bare", pattern: /<(https?:[^\s<>]+)>|\b(https?:\/\/[^\s<>"'[\]()]*[^\s<>"'[\]().,;:!?*_~])/dg },
] as const;

interface Change {
	readonly from: number;
	readonly to: number;
	readonly text: string;
}

/** @param plain the text with blanks in the place of its code */
function withAddresses(text: string, plain: string, newAddress: (address: string) => string | undefined): string {
	const changes: Change[] = [];
	for (const { form, pattern } of PLACES)
		for (const match of plain.matchAll(pattern)) {
			const group = match.findIndex((value, index) => index > 0 && value !== undefined);
			const [from, to] = match.indices?.[group] ?? [0, 0];
			const written = text.slice(from, to);
			const address = newAddress(written);
			if (address === undefined || address === written) continue;
			const isBracketed = plain[from - 1] === "<";
			if (form !== "bare")
				changes.push({ from, to, text: isBracketed || form === "tag" || !/[\s()<>]/.test(address) ? address : `<${address}>` });
			else changes.push({ from: isBracketed ? from - 1 : from, to: isBracketed ? to + 1 : to, text: `[${written}](<${address}>)` });
		}
	return changed(text, changes);
}

/** Changes of which the first of two that overlap counts. */
function changed(text: string, changes: readonly Change[]): string {
	const parts: string[] = [];
	let at = 0;
	for (const { from, to, text: by } of changes.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
		if (from < at) continue;
		parts.push(text.slice(at, from), by);
		at = to;
	}
	return parts.length === 0 ? text : parts.join("") + text.slice(at);
}
