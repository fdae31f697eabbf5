import { escapeHtml } from "../../../../article/text.ts";
import { noteReference } from "./notes.ts";
import { phrase, reference } from "./phrases.ts";
import type { Reading } from "./reading.ts";
import { substituted, withTrims } from "./substitutions.ts";

/** Stands before a character that a backslash frees of its meaning. */
const FREE = "\0";

/** What may stand before inline markup, beside blanks. */
const BEFORE = /(?:[\s'"([{<\-/:\p{Ps}\p{Pi}\p{Pf}\p{Pd}\0]|[^\p{ASCII}](?<=\p{Po}))$/u;
/** What may stand behind it. */
const BEHIND = String.raw`(?=$|[\s'")\]}>\-/:.,;!?\\\0\p{Pe}\p{Pi}\p{Pf}\p{Pd}]|(?!\p{ASCII})\p{Po})`;

const ENDS = {
	"**": new RegExp(String.raw`(?<=[^\s\0])\*\*${BEHIND}`, "gu"),
	"*": new RegExp(String.raw`(?<=[^\s\0])\*${BEHIND}`, "gu"),
	"``": new RegExp(String.raw`(?<=\S)${"``"}${BEHIND}`, "gu"),
	"_`": new RegExp(String.raw`(?<=[^\s\0])${"`"}${BEHIND}`, "gu"),
	"`": new RegExp(String.raw`(?<=[^\s\0])${"`"}(?:(__?)|:([\p{L}\p{N}][\p{L}\p{N}._+:-]{0,60}):)?${BEHIND}`, "gu"),
	"|": new RegExp(String.raw`(?<=[^\s\0])\|(__?)?${BEHIND}`, "gu"),
} as const;

type Sign = keyof typeof ENDS;

/** Where something may begin: freed characters, signs, roles, footnotes, addresses, and the end of a name that refers. */
const START = new RegExp(
	String.raw`\0[^]|(?<role>:[\p{L}\p{N}][\p{L}\p{N}._+:-]{0,60}:)${"`"}(?!${"`"})|(?<sign>\*\*|\*|${"``"}|_${"`"}|${"`"}|\|)|\[(?<note>\d{1,9}|#[\w.-]{0,100}|\*|[\p{L}\p{N}][\p{L}\p{N}._-]{0,100})\]_${BEHIND}|(?<address>(?:https?|ftp|irc|news|git)://[^\s<>"\0|${"`"}]+)|(?<underline>__?)${BEHIND}`,
	"gu",
);

const CLOSERS: Readonly<Record<string, string>> = {
	'"': '"',
	"'": "'",
	"(": ")",
	"[": "]",
	"{": "}",
	"<": ">",
	"“": "”",
	"‘": "’",
	"«": "»",
};

/** A text in which inline markup is looked for, and the signs that have no end in it behind a place. */
interface Text {
	readonly text: string;
	readonly line: number;
	readonly endless: Map<Sign, number>;
	readonly reading: Reading;
}

interface Found {
	/** Where it begins; earlier than where it was seen, for a name. */
	readonly from: number;
	readonly to: number;
	readonly html: string;
}

/** Reads inline markup; gives HTML. What has no end, or a name that nobody knows, is text. */
export function inlineHtml(reading: Reading, source: string, line: number): string {
	const text: Text = { text: source.replace(/\\([^]|$)/g, `${FREE}$1`), line, endless: new Map(), reading };
	const parts: string[] = [];
	let at = 0;
	START.lastIndex = 0;
	for (;;) {
		const match = START.exec(text.text);
		if (!match) break;
		const resume = START.lastIndex;
		const found = match.groups && readAt(text, match.index, match.groups, at);
		if (found) {
			parts.push(plainHtml(text.text.slice(at, found.from)), found.html);
			at = found.to;
		}
		// Reading a phrase may have used this expression for another text.
		START.lastIndex = found ? found.to : resume;
	}
	parts.push(plainHtml(text.text.slice(at)));
	return withTrims(parts.join(""));
}

/** Text without signs of freed characters, as HTML. A freed blank is nothing. */
function plainHtml(text: string): string {
	return escapeHtml(freed(text));
}

function freed(text: string): string {
	return text.replace(/\0[ \n]/g, "").replaceAll(FREE, "");
}

function readAt(text: Text, index: number, groups: Record<string, string | undefined>, done: number): Found | undefined {
	const { role, sign, note, address, underline } = groups;
	if (underline !== undefined) return nameBefore(text, index, underline, done);
	if (index > 0 && !BEFORE.test(text.text.slice(Math.max(0, index - 2), index))) return undefined;
	if (address !== undefined) return addressAt(text.text, index, address);
	if (note !== undefined)
		return {
			from: index,
			to: index + note.length + 3,
			html: noteReference(text.reading.references, freed(note)) ?? escapeHtml(`[${note}]_`),
		};
	if (role !== undefined) return signed(text, index, index + role.length + 1, "`", role.slice(1, -1));
	return sign === undefined ? undefined : signed(text, index, index + sign.length, sign as Sign);
}

/** Markup between signs. */
function signed(text: Text, from: number, start: number, sign: Sign, role?: string): Found | undefined {
	const next = text.text.charAt(start);
	const before = text.text.charAt(from - 1);
	if (next === "" || /\s/.test(next)) return undefined;
	// Signs that quotation marks enclose are meant as signs.
	if (before !== "" && CLOSERS[before] === next) return undefined;
	if (start >= (text.endless.get(sign) ?? Number.POSITIVE_INFINITY)) return undefined;
	const end = ENDS[sign];
	end.lastIndex = start + 1;
	const closing = end.exec(text.text);
	if (!closing) {
		text.endless.set(sign, start);
		return undefined;
	}
	const inner = text.text.slice(start, closing.index);
	const to = closing.index + closing[0].length;
	return { from, to, html: htmlOf(text, sign, inner, closing[1], role ?? closing[2]) ?? plainHtml(text.text.slice(from, to)) };
}

function htmlOf(
	{ reading, line }: Text,
	sign: Sign,
	inner: string,
	underline: string | undefined,
	role: string | undefined,
): string | undefined {
	if (sign === "``") return `<code>${escapeHtml(inner.replaceAll(FREE, "\\"))}</code>`;
	if (sign === "**") return `<strong>${plainHtml(inner)}</strong>`;
	if (sign === "*") return `<em>${plainHtml(inner)}</em>`;
	if (sign === "_`") return targetHtml(reading, freed(inner));
	if (sign === "|") return substituted(reading, freed(inner), underline);
	if (underline !== undefined) return reference(reading, inner, underline === "__", freed);
	return phrase(reading, role, inner, line, freed);
}

/** A place in the text with a name. */
function targetHtml({ references }: Reading, name: string): string {
	const id = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
	if (references.isFirst) references.targets.set(name.toLowerCase().replace(/\s+/g, " "), { id });
	return references.used.has(id) ? `<span id="${escapeHtml(id)}">${escapeHtml(name)}</span>` : escapeHtml(name);
}

/** The longest name that refers without backquotes. */
const LONGEST_NAME = 120;
const NAME = /(?:^|[^\p{L}\p{N}_])([\p{L}\p{N}]+(?:[-._+:][\p{L}\p{N}]+)*)$/u;

/** A name that refers: `name_`, `name__`. */
function nameBefore({ text, reading }: Text, index: number, underline: string, done: number): Found | undefined {
	const name = NAME.exec(text.slice(Math.max(done, index - LONGEST_NAME), index))?.[1];
	if (name === undefined) return undefined;
	const from = index - name.length;
	if (from > 0 && !BEFORE.test(text.slice(Math.max(0, from - 2), from))) return undefined;
	const html = reference(reading, name, underline === "__", freed);
	return html === undefined ? undefined : { from, to: index + underline.length, html };
}

/** An address in the text, without the signs that end a sentence. */
function addressAt(text: string, index: number, address: string): Found {
	const inBrackets = text.charAt(index - 1) === "(";
	const plain = address.replace(inBrackets ? /[).,;:!?'*_\]}]+$/ : /[.,;:!?'*_]+$/, "");
	const html = escapeHtml(plain);
	return { from: index, to: index + plain.length, html: `<a href="${html}">${html}</a>` };
}
