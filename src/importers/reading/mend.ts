import { decodeHTMLStrict, escapeUTF8 } from "entities";
import { withoutLatinControls } from "../../article/encoding.ts";
import { endOfPlainDoctype } from "./doctype.ts";
import { makeTagBalance, type TagBalance } from "./tags.ts";

/** What is wrong in a text that should be XML, and how often; in the order in which it was met first. */
export interface XmlFaults {
	/** How often each was met. */
	readonly kinds: ReadonlyMap<XmlFault, number>;
	/** The line of the first, 1-based; 0 where there is none. */
	readonly line: number;
}

/** A fault that leaves no doubt of what was meant. */
export type XmlFault = "before" | "entity" | "ampersand" | "bracket" | "tag" | "comment" | "behind";

/** Mends a text piece by piece. What may go on in the next piece is held back. */
export interface XmlMender {
	/** @returns XML, with as many line ends as the text has */
	mend(text: string, isLast: boolean): string;
	faults(): XmlFaults;
}

interface Mending {
	readonly balance: TagBalance;
	readonly kinds: Map<XmlFault, number>;
	/** The text in hand, and how far it is mended. */
	text: string;
	at: number;
	isLast: boolean;
	out: string[];
	/** Where the text in hand begins, and where the first fault is. */
	line: number;
	faultLine: number;
	/** Whether a tag has been met, and whether the text in hand begins in a CDATA section. */
	hasBegun: boolean;
	isInSection: boolean;
}

/** A tag, a comment or a reference that is not whole after so much text is none. */
const LONGEST = 1 << 20;
const LONGEST_REFERENCE = 40;

const REFERENCE = /&(?:#(\d{1,7}|[xX][\da-fA-F]{1,6})|([a-zA-Z][a-zA-Z\d]{1,31}));/y;
const OWN = new Set(["amp", "lt", "gt", "quot", "apos"]);

const SECTION = "<![CDATA[";

/**
 * Mends what people and programs write for XML where it is plain what they meant: names of characters that only HTML has, `&` and `<`
 * that are just signs, tags without their ends, text before the beginning. A document type goes, unread: nothing that it declares is obeyed.
 * @param isRecord whether elements of a name stand beside each other, never within
 * @param holder the name of the element that they stand in, where it is known
 */
export function makeXmlMender(isRecord: (name: string) => boolean, holder?: string): XmlMender {
	const kinds = new Map<XmlFault, number>();
	const mending: Mending = {
		balance: makeTagBalance(isRecord, holder),
		kinds,
		text: "",
		at: 0,
		isLast: false,
		out: [],
		line: 1,
		faultLine: 0,
		hasBegun: false,
		isInSection: false,
	};
	return {
		mend(text, isLast) {
			mending.text = mending.text.slice(mending.at) + text;
			Object.assign(mending, { at: 0, isLast, out: [] });
			while (mending.at < mending.text.length && mendNext(mending));
			mending.line += linesIn(mending.text.slice(0, mending.at));
			return mending.out.join("");
		},
		faults: () => ({ kinds, line: mending.faultLine }),
	};
}

/** @returns false where more text is needed */
function mendNext(mending: Mending): boolean {
	const { text, at } = mending;
	if (mending.isInSection) return mendSection(mending);
	const next = nextOf(text, at);
	if (next > at) return mendText(mending, next);
	if (text.charAt(at) === "&") return mendReference(mending);
	if (text.startsWith(SECTION, at)) {
		mending.isInSection = true;
		return put(mending, at + SECTION.length, mending.balance.isOutside() ? "" : SECTION);
	}
	if (!mending.isLast && text.length - at < SECTION.length && SECTION.startsWith(text.slice(at))) return false;
	if (text.startsWith("<!--", at)) return mendComment(mending);
	if (text.startsWith("<?", at)) return mendInstruction(mending);
	if (text.startsWith("<!", at)) return dropDeclaration(mending);
	return mendTag(mending);
}

function nextOf(text: string, at: number): number {
	for (let next = at; next < text.length; next++) {
		const code = text.charCodeAt(next);
		if (code === 0x3c || code === 0x26) return next;
	}
	return text.length;
}

function mendText(mending: Mending, end: number): boolean {
	const words = mending.text.slice(mending.at, end);
	const isOutside = mending.balance.isOutside();
	if (isOutside && words.trim().replace("\ufeff", "") !== "") fault(mending, mending.hasBegun ? "behind" : "before");
	return put(mending, end, isOutside ? endsOfLines(words) : words.replaceAll("]]>", "]]&gt;"));
}

function mendSection(mending: Mending): boolean {
	const { text, at } = mending;
	const end = text.indexOf("]]>", at);
	mending.isInSection = end < 0;
	// The end of a section may be cut in two.
	const stop = end >= 0 ? end + 3 : mending.isLast ? text.length : Math.max(at, text.length - 2);
	const words = text.slice(at, stop);
	return put(mending, stop, mending.balance.isOutside() ? endsOfLines(words) : words) && (end >= 0 || mending.isLast);
}

function mendReference(mending: Mending): boolean {
	const { text, at } = mending;
	REFERENCE.lastIndex = at;
	const found = REFERENCE.exec(text);
	if (!found && !mending.isLast && text.length - at < LONGEST_REFERENCE && !/[^&#\w]/.test(text.slice(at))) return false;
	if (mending.balance.isOutside()) return put(mending, at + 1, "");
	const [whole = "&", number, name = ""] = found ?? [];
	return put(mending, at + whole.length, mendedReference(mending, whole, number, name));
}

/** A reference that XML has, too; else the character itself; else the text as it was typed. */
function mendedReference(mending: Mending, whole: string, number: string | undefined, name: string): string {
	if (number !== undefined) return numbered(Number(number.replace(/^x/i, "0x")));
	if (OWN.has(name)) return whole;
	const decoded = name === "" ? whole : decodeHTMLStrict(whole);
	fault(mending, decoded === whole ? "ampersand" : "entity");
	return escapeUTF8(decoded);
}

/** The character of a number, as browsers read it: 128 to 159 are letters of windows-1252. */
function numbered(code: number): string {
	if (code > 0x10ffff || (code >= 0xd800 && code < 0xe000) || code === 0) return "\ufffd";
	if ((code < 0x20 && code !== 9 && code !== 10 && code !== 13) || (code & 0xfffe) === 0xfffe) return "";
	return code < 0x80 ? `&#${code};` : withoutLatinControls(String.fromCodePoint(code));
}

function mendComment(mending: Mending): boolean {
	const { text, at } = mending;
	const end = text.indexOf("-->", at + 4);
	if (end >= 0) return put(mending, end + 3, endsOfLines(text.slice(at, end + 3)));
	if (!mending.isLast && text.length - at < LONGEST) return false;
	return allAsTyped(mending, "comment", "<!--");
}

function mendInstruction(mending: Mending): boolean {
	const { text, at } = mending;
	if (mending.hasBegun) return asTyped(mending);
	const end = text.indexOf("?>", at);
	if (end < 0 && !mending.isLast && text.length - at < LONGEST) return false;
	if (end < 0) return allAsTyped(mending, "bracket", "<?");
	const isDeclaration = /^<\?xml\s/.test(text.slice(at, at + 6));
	const isFirst = mending.out.every((part) => part.trim() === "");
	// The declaration stands at the very beginning, or is none; the lines before it are given behind.
	const before = isFirst && isDeclaration ? mending.out.splice(0).join("") : "";
	return put(mending, end + 2, isDeclaration && isFirst ? text.slice(at, end + 2) + before : endsOfLines(text.slice(at, end + 2)));
}

/** A document type goes; one that declares something of its own is refused before this, see `readXml`. */
function dropDeclaration(mending: Mending): boolean {
	const { text, at } = mending;
	const end = endOfPlainDoctype(text, at);
	if (end === undefined && !mending.hasBegun && !mending.isLast && text.length - at < LONGEST) return false;
	if (end === undefined || mending.hasBegun) return asTyped(mending);
	return put(mending, end, endsOfLines(text.slice(at, end)));
}

function mendTag(mending: Mending): boolean {
	const { text, at, balance } = mending;
	const tag = balance.tagAt(text, at);
	if (!tag && !mending.isLast && text.length - at < LONGEST && text.indexOf("<", at + 1) < 0) return false;
	if (!tag) return asTyped(mending);
	mending.hasBegun = true;
	if (tag.isFaulty) fault(mending, balance.isOutside() && tag.xml === "" ? "behind" : "tag");
	return put(mending, tag.end, mendAttributes(mending, tag.xml));
}

/** The references in a tag. */
function mendAttributes(mending: Mending, tag: string): string {
	if (!tag.includes("&")) return tag;
	return tag.replace(/&(?:#(\d{1,7}|[xX][\da-fA-F]{1,6});|([a-zA-Z][a-zA-Z\d]{1,31});)?/g, (whole, number, name = "") =>
		mendedReference(mending, whole, number, name),
	);
}

/** A sign that begins nothing is text. */
function asTyped(mending: Mending): boolean {
	fault(mending, "bracket");
	return put(mending, mending.at + 1, mending.balance.isOutside() ? "" : "&lt;");
}

function put(mending: Mending, end: number, xml: string): boolean {
	mending.out.push(xml);
	mending.at = end;
	return true;
}

/** What has no end here has none further on in this text, either. */
function allAsTyped(mending: Mending, kind: XmlFault, sign: string): boolean {
	const { text, at } = mending;
	fault(mending, kind);
	mending.text = text.slice(0, at) + text.slice(at).replaceAll(sign, sign.replace("<", "&lt;"));
	return true;
}

function fault(mending: Mending, kind: XmlFault): void {
	mending.kinds.set(kind, (mending.kinds.get(kind) ?? 0) + 1);
	if (mending.faultLine === 0) mending.faultLine = mending.line + linesIn(mending.text.slice(0, mending.at));
}

function linesIn(text: string): number {
	let lines = 0;
	for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
	return lines;
}

/** What stands for a text that goes, so that the lines of others stay what they are. */
function endsOfLines(text: string): string {
	return "\n".repeat(linesIn(text));
}
