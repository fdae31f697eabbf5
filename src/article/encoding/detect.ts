import chardet from "chardet";
import { declaredEncoding } from "./declared.ts";
import { encodingName } from "./decoders.ts";
import { isDamagedUtf8, weighUtf8 } from "./utf8.ts";

/** An encoding, and what told of it. */
export interface FoundEncoding {
	/** Its name (WHATWG Encoding, section 4.2), in lower case: one that `decoderFor` takes. */
	readonly name: string;
	/**
	 * `mark`: a byte order mark; `valid`: the bytes are wholly UTF-8; `declaration`: that of HTML or XML; `damaged`: UTF-8 but for a few bytes;
	 * `evidence`: how often which bytes stand there; `fallback`: nothing told, and it is windows-1252.
	 */
	readonly by: "mark" | "valid" | "declaration" | "damaged" | "evidence" | "fallback";
}

/** Whether bytes may declare their encoding, as HTML and XML do. */
export type Declares = "declares" | "plain";

/** The encoding that a byte order mark gives; undefined where there is none. */
export function encodingOfMark(head: Uint8Array): string | undefined {
	if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return "utf-8";
	if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
	return head[0] === 0xfe && head[1] === 0xff ? "utf-16be" : undefined;
}

/**
 * Finds out an encoding: by a byte order mark; else UTF-8 where the bytes are of it, which those of others hardly ever are;
 * else by its declaration; else by what the bytes look like; else it is windows-1252.
 * @param bytes all of them, or the first of a stream: the more, the surer
 * @param isWhole whether these are all
 */
export function findEncoding(bytes: Uint8Array, declares: Declares, isWhole = true): FoundEncoding {
	const mark = encodingOfMark(bytes);
	if (mark !== undefined) return { name: mark, by: "mark" };
	const pairs = utf16Without(bytes);
	if (pairs !== undefined) return { name: pairs, by: "evidence" };
	const evidence = weighUtf8(bytes, isWhole);
	if (evidence.invalid === 0) {
		return evidence.high === 0 && isEscaped(bytes) ? { name: "iso-2022-jp", by: "evidence" } : { name: "utf-8", by: "valid" };
	}
	const declared = declares === "declares" ? declaredEncoding(bytes) : undefined;
	if (declared !== undefined && declared !== "utf-8") return { name: declared, by: "declaration" };
	if (isDamagedUtf8(evidence)) return { name: "utf-8", by: "damaged" };
	const detected = detect(bytes, evidence.high);
	return detected === undefined ? { name: "windows-1252", by: "fallback" } : { name: detected, by: "evidence" };
}

/** UTF-16 without a mark: of plain letters every second byte is zero. */
function utf16Without(bytes: Uint8Array): string | undefined {
	const head = bytes.subarray(0, 512);
	if (head.length < 4 || !head.includes(0)) return undefined;
	const zeros = [0, 0];
	for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
	const [even = 0, odd = 0] = zeros;
	const enough = head.length / 2 / 2;
	if (odd > enough && even === 0) return "utf-16le";
	return even > enough && odd === 0 ? "utf-16be" : undefined;
}

/** The escapes by which ISO-2022-JP changes into and out of Japanese; its other bytes are those of ASCII. */
function isEscaped(bytes: Uint8Array): boolean {
	if (!bytes.includes(0x1b)) return false;
	const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	return ["\u001b$@", "\u001b$B"].some((into) => text.includes(into)) && ["\u001b(B", "\u001b(J"].some((out) => text.includes(out));
}

/** How many bytes the detector is given. */
const SAMPLE = 32_768;

/** So few bytes above 0x7f, of all, are the quotation marks and accents of Western text: one in fifty. */
const FEW = 50;

/** Fewer bytes above 0x7f tell nothing. */
const LEAST = 6;

/** Encodings of two bytes a letter, which their own rules tell from others. */
const DOUBLE = /^(shift_jis|euc-jp|euc-kr|big5|gb18030|gbk)$/;

/** Encodings of letters that are not Latin: nearly all of a text's letters lie above 0x7f. */
const NOT_LATIN = /^(koi8-[ru]|windows-125[1356]|iso-8859-[5678])/;

/** Confidence, of 100, from which the detector is believed. */
const ENOUGH = { double: 30, notLatin: 18, latin: 40, overWestern: 15 } as const;

function detect(bytes: Uint8Array, high: number): string | undefined {
	if (high * FEW < bytes.length) return undefined;
	const first = bytes.findIndex((byte) => byte > 0x7f);
	const matches = chardet.analyse(bytes.subarray(first, first + SAMPLE)).map(({ name, confidence }) => {
		return { name: encodingName(name) ?? "", confidence };
	});
	const [best, second] = matches.filter(({ name }) => name !== "" && name !== "utf-8").slice(0, 2);
	if (!best || best.name === "windows-1252" || high < LEAST) return undefined;
	const western = matches.find(({ name }) => name === "windows-1252")?.confidence ?? 0;
	if (DOUBLE.test(best.name)) return best.confidence >= ENOUGH.double && decodesWholly(bytes, best.name) ? best.name : undefined;
	if (NOT_LATIN.test(best.name))
		return best.confidence >= Math.max(ENOUGH.notLatin, 1.5 * (second?.confidence ?? 0)) && high * 4 > bytes.length ? best.name : undefined;
	return best.confidence >= ENOUGH.latin && best.confidence >= western + ENOUGH.overWestern ? best.name : undefined;
}

function decodesWholly(bytes: Uint8Array, name: string): boolean {
	return !new TextDecoder(name).decode(bytes, { stream: true }).includes("\ufffd");
}
