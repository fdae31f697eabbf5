import { decodeHTML } from "entities";
import { MARKER } from "./folding.ts";

/** A reading of a text: as it stands there, with its escapes read, without its tags, and the like. */
export interface View {
	readonly name: ViewName;
	readonly text: string;
}

/** The name of a reading, as it is told to people. */
export type ViewName = "as written" | "escaped" | "with tags between" | "quoted-printable" | "in TeX" | "in CSS escapes" | "in PDF strings";

/** Escapes may be within escapes: HTML in JSON in a script. So often they are read at most. */
const ROUNDS = 5;

/**
 * All readings of a text in which a name can stand. A reading can lose what another one shows (`\n` begins an escape in JSON and a name in a path),
 * so each is searched.
 */
export function viewsOf(text: string): View[] {
	const views: View[] = [{ name: "as written", text }];
	let decoded = text;
	for (let round = 0; round < ROUNDS; round++) {
		addTex(views, decoded);
		const next = withoutEscapes(decoded);
		if (next === decoded) break;
		decoded = next;
	}
	if (decoded !== text) views.push({ name: "escaped", text: decoded });
	if (TAG.test(decoded)) views.push({ name: "with tags between", text: decoded.replace(TAGS, MARKER) });
	if (QUOTED.test(text)) views.push({ name: "quoted-printable", text: fromQuotedPrintable(text) });
	if (CSS_ESCAPE.test(text)) views.push({ name: "in CSS escapes", text: text.replace(CSS_ESCAPES, fromCss) });
	return views;
}

const TAG = /<[/!?]?[a-z]/i;
const TAGS = /<[/!?]?[a-z][^<>]{0,5000}>|<!--|-->|<!\[CDATA\[|\]\]>/gi;

const ESCAPES =
	/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});?|\\(?:u[\da-f]{4}|u\{[\da-f]{1,6}\}|x[\da-f]{2}|[nrtbf/"'\\])|%u[\da-f]{4}|(?:%[\da-f]{2})+/gi;

/** Reads the escapes of XML and HTML, JSON and JavaScript, and of addresses, once. */
function withoutEscapes(text: string): string {
	return text.replace(ESCAPES, (escape) => {
		if (escape.startsWith("&")) return decodeHTML(escape);
		if (/^[\\%]u[\da-f{]/i.test(escape)) return fromHex(escape.slice(2).replace(/[{}]/g, ""));
		if (escape.startsWith("%")) return fromPercents(escape);
		if (escape.startsWith("\\x")) return fromHex(escape.slice(2));
		return /[/"'\\]/.test(escape[1] ?? "") ? (escape[1] ?? "") : "\n";
	});
}

function fromHex(hex: string): string {
	const point = Number.parseInt(hex, 16);
	return point <= 0x10ffff ? String.fromCodePoint(point) : " ";
}

function fromPercents(escapes: string): string {
	return fromBytes(Buffer.from(escapes.replaceAll("%", ""), "hex"));
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Bytes as UTF-8 or, where they are not, as Latin-1. */
function fromBytes(bytes: Buffer): string {
	try {
		return utf8.decode(bytes);
	} catch {
		return bytes.toString("latin1");
	}
}

const QUOTED = /=[\dA-F]{2}|=\r?\n/;

function fromQuotedPrintable(text: string): string {
	return text
		.replace(/=[ \t]*\r?\n/g, "")
		.replace(/(?:=[\dA-F]{2})+/gi, (escapes) => fromBytes(Buffer.from(escapes.replaceAll("=", ""), "hex")));
}

const CSS_ESCAPE = /\\[\da-f]{2,6}/i;
const CSS_ESCAPES = /\\([\da-f]{1,6})\s?/gi;

function fromCss(_: string, hex: string): string {
	return fromHex(hex);
}

const TEX = /\{\\|\\["'`^~=.]\{|\\["'`^~=.][a-z]/i;

/** Adds a reading without the accents of TeX, where a text may have some. */
function addTex(views: View[], text: string): void {
	if (!TEX.test(text)) return;
	const plain = text
		.replace(/\\(ss|o|O|l|L|ae|AE|oe|OE|aa|AA|i|j)(?![a-z])\s?(?:\{\})?/gi, "$1")
		.replace(/\\(?:["'`^~=.]|[uvHcdbrkt](?=[\s{\\]))\s*/g, "")
		.replace(/[{}]/g, "");
	views.push({ name: "in TeX", text: plain });
}

/** The readings of a PDF's bytes beside that as bytes: its strings have escapes of their own, and letters that are set apart. */
export function pdfViewsOf(bytes: Buffer): View[] {
	const text = bytes.toString("latin1");
	const joined = text
		.replace(/\\([0-3]?[0-7]{1,2})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
		.replace(/\\\r?\n/g, "")
		.replace(/\)\s{0,10}-?[\d.]{0,12}\s{0,10}\(/g, "");
	const hex = text.replace(/<([\da-f\s]{4,20000})>(?:\s{0,10}-?[\d.]{0,12}\s{0,10}(?=<))?/gi, (_, digits: string) => fromPdfHex(digits));
	return [joined, hex].filter((view) => view !== text).map((view) => ({ name: "in PDF strings", text: view }));
}

function fromPdfHex(digits: string): string {
	const bytes = Buffer.from(digits.replace(/\s/g, ""), "hex");
	const isUtf16 = bytes[0] === 0xfe && bytes[1] === 0xff && bytes.length % 2 === 0;
	return isUtf16 ? Buffer.from(bytes).swap16().toString("utf16le").slice(1) : bytes.toString("latin1");
}

/** What data URLs of base64 hold, and a text without them. */
export function dataUrlsIn(text: string): Buffer[] {
	const found: Buffer[] = [];
	for (const [, base64 = ""] of text.matchAll(/;base64,((?:[A-Za-z\d+/_-]|=|%2b|%2f|%3d|\\\/|\\?\r?\n[ \t]*)+)/gi)) {
		found.push(Buffer.from(withoutEscapes(base64).replace(/\s/g, ""), "base64"));
	}
	return found;
}
