import { textOfHtml } from "../../../../article/text.ts";
import type { FactStep } from "../../../importer.ts";
import { plainCopy } from "../../../reading/copy.ts";
import type { WxrRecord } from "../wxr/record.ts";

/** A byline that stands in the text, as its first line. */
export interface TextByline {
	/** The line as it was printed. */
	readonly line: string;
	readonly authors: readonly string[];
	/** The text without it. */
	readonly rest: string;
}

/** What may stand before the first words of a text. */
const FIRST =
	/^(?:\s|&nbsp;|<!--[^>]{0,2000}-->|<(?:p|div|strong|b|em|i|span|h[2-6])\b[^<>]{0,500}>)*(by:?[\s\u00a0](?:(?!<\/(?:p|div|h[2-6])>|<br|\n)[^]){2,200})(?=<\/(?:p|div|h[2-6])>|<br\s*\/?>|\n|$)/i;

/** Whatever closes a line that was taken out. */
const CLOSING = /^(?:\s|<br\s*\/?>|<\/(?:p|div|strong|b|em|i|span|h[2-6])>|<!-- \/wp:[a-z/-]+ -->)*/i;

/** The byline at the beginning of a text; undefined where its first line is anything else, such as a sentence. */
export function textByline(html: string): TextByline | undefined {
	if (!/\bby\b/i.test(html.slice(0, 600))) return undefined;
	const found = FIRST.exec(html.slice(0, 4_000));
	const line = textOfHtml(found?.[1] ?? "");
	if (!found || line.length > LONGEST || /[.!?:]\s|[.!?]$/.test(line.replace(/\b\p{L}{1,2}\.(?=\s)/gu, ""))) return undefined;
	const authors = namesIn(line.replace(/^by:?\s+/i, ""));
	return authors && { line, authors, rest: html.slice(found[0].length).replace(CLOSING, "") };
}

/** Longer lines are no bylines. */
const LONGEST = 150;

/** The names that a byline begins with; what stands behind a comma or another sign may be what they are. Undefined where it is no byline. */
function namesIn(named: string): readonly string[] | undefined {
	const [first = "", ...others] = named.split(/\s*[,|(–—·•]\s*|\s+-\s+/);
	const parts = (text: string) => text.replace(/^(?:and|&)\s+/i, "").split(/\s+(?:and|&)\s+/i);
	const areNames = (text: string) => parts(text).every((part) => NAME.test(part) && !NO_NAME.test(part));
	if (!areNames(first)) return undefined;
	const end = others.findIndex((text) => !areNames(text));
	return [first, ...(end < 0 ? others : others.slice(0, end))].flatMap(parts);
}

/** What looks like the name of a person: two to four words, of which the first and the last begin with a capital. */
const NAME = /^\p{Lu}[\p{L}\p{M}.'’-]*(?: [\p{L}\p{M}.'’-]+){0,2} \p{Lu}[\p{L}\p{M}.'’-]*$/u;

/** Words of sentences, days and offices, which no name has. */
const NO_NAME =
	/\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|april|june|july|august|september|october|november|december|the|this|that|then|now|our|his|her|their|my|your|of|for|from|staff|writers?|reporters?|reports|editors?|correspondents?|contributors?|columnists?|photographers?|news|service|press|intern|guest|special|senior|chief|gazette|times|post|herald|tribune|university|college|school|department)\b/i;

/** Finds the accounts under which others write: their records begin with bylines. */
export interface BylineCollector {
	/** Takes every record of the survey. */
	add(record: WxrRecord): void;
	end(): FactStep[];
}

/** So many records of an account must begin with bylines, of so many different names. */
const LEAST = { records: 5, names: 2 };

/** Makes what finds accounts under which others write; it has seen no record yet. */
export function collectBylines(): BylineCollector {
	const accounts = new Map<string, { records: number; lines: number; readonly names: Set<string> }>();
	return {
		add({ texts }) {
			if (texts.get("wp:post_type")?.trim() !== "post") return;
			const login = texts.get("dc:creator")?.trim() ?? "";
			const account = accounts.get(login) ?? { records: 0, lines: 0, names: new Set() };
			if (account.records === 0) accounts.set(plainCopy(login), account);
			account.records++;
			const byline = textByline(texts.get("content:encoded") ?? "");
			if (!byline) return;
			account.lines++;
			if (account.names.size < LEAST.names) for (const name of byline.authors) account.names.add(plainCopy(name.toLowerCase()));
		},
		end: () =>
			[...accounts]
				.filter(([, { records, lines, names }]) => lines >= LEAST.records && lines * 2 >= records && names.size >= LEAST.names)
				.map(([login]) => ({ step: "fact", name: `printed ${login}`, value: true })),
	};
}
