import { escapeHtml } from "../../../../article/text.ts";
import type { Reading } from "./reading.ts";
import { addressOf, nextAnonymous, type Substitution } from "./references.ts";

/** How many characters all substitutions of a text together may become: one may hold others, many times. */
const MOST_CHARACTERS = 200_000;

/** How deep substitutions may stand in each other. */
const MOST_DEPTH = 8;

/** What substitutions have become so far, by reading. */
const spent = new WeakMap<Reading, { characters: number; depth: number }>();

/**
 * `|name|`: what its definition says; with `_` behind it, as a link.
 * @returns undefined where no definition has this name
 */
export function substituted(reading: Reading, name: string, underline: string | undefined): string | undefined {
	const { references } = reading;
	const plain = name.replace(/\s+/g, " ").trim();
	const found = references.substitutions.get(plain) ?? references.substitutions.get(plain.toLowerCase());
	const used = spent.get(reading) ?? { characters: 0, depth: 0 };
	spent.set(reading, used);
	if (!found || used.depth >= MOST_DEPTH || used.characters > MOST_CHARACTERS) return undefined;
	used.depth++;
	const html = htmlOf(reading, found);
	used.depth--;
	used.characters += html?.length ?? 0;
	if (html === undefined || underline === undefined) return html === undefined ? undefined : trimmed(html, found);
	const href = underline === "__" ? nextAnonymous(references) : addressOf(references, plain);
	return href === undefined ? html : `<a href="${escapeHtml(href)}">${html}</a>`;
}

/** Signs that the blanks before or behind a substitution are to go. */
const TRIM = { before: "\ufdd1", behind: "\ufdd2" };

function trimmed(html: string, { options }: Substitution): string {
	const [isBefore, isBehind] = [options.has("trim") || options.has("ltrim"), options.has("trim") || options.has("rtrim")];
	return `${isBefore ? TRIM.before : ""}${html}${isBehind ? TRIM.behind : ""}`;
}

/** Takes blanks away where a substitution says so. */
export function withTrims(html: string): string {
	return /[\ufdd1\ufdd2]/.test(html) ? html.replace(/\s{0,99}\ufdd1|\ufdd2\s{0,99}/g, "") : html;
}

function htmlOf(reading: Reading, { directive, argument, options, line }: Substitution): string | undefined {
	if (directive === "replace") return reading.inline(argument, line);
	if (directive === "unicode") return escapeHtml(charactersOf(argument));
	// The day on which a page was built is not known.
	if (directive === "date") return "";
	if (directive !== "image") return undefined;
	const call = { name: directive, argument, options, content: undefined, line, depth: 0 };
	return reading.directives
		.get("image")
		?.write(call, reading)
		?.replace(/^<p>|<\/p>$/g, "");
}

/** `0xA9`, `U+00A9`, `&#xA9;`: characters by their numbers; other words are text. */
function charactersOf(argument: string): string {
	const pieces = argument
		.replace(/(?:^|\s)\.\.\s[^]*$/, "")
		.split(/\s+/)
		.map((piece) => {
			const hex = /^(?:0x|x|\\x|U\+?|u|\\u|&#x)([\da-f]{1,6});?$/i.exec(piece)?.[1];
			const code = hex === undefined ? (/^\d{1,7}$/.test(piece) ? Number(piece) : undefined) : Number.parseInt(hex, 16);
			return code === undefined || code > 0x10ffff || code === 0
				? { text: piece, isCode: false }
				: { text: String.fromCodePoint(code), isCode: true };
		});
	return pieces
		.map(({ text, isCode }, index) => (index > 0 && !isCode && pieces[index - 1]?.isCode === false ? ` ${text}` : text))
		.join("");
}
