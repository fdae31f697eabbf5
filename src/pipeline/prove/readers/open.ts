import { brotliDecompressSync, constants, gunzipSync } from "node:zlib";
import { openFont, openPdf, openPng } from "./media.ts";
import { openPagefind } from "./pagefind.ts";
import { MOST_UNPACKED, type Opened, whyNot } from "./part.ts";
import { openZip } from "./zip.ts";

/** What a file is, as its first bytes say; `plain` is whatever has no form that we know. */
export type FileForm = keyof typeof OPENERS | "plain" | "media" | "packed";

const OPENERS = {
	gzip: openGzip,
	zip: openZip,
	png: openPng,
	pdf: openPdf,
	font: openFont,
	brotli: openBrotli,
	pagefind: (bytes: Buffer) => openPagefind(bytes) ?? NOTHING,
} as const;

const NOTHING: Opened = { parts: [], unread: [] };

/** What files begin with, as Latin-1. */
const BEGINNINGS: Readonly<Record<Exclude<FileForm, "plain" | "brotli" | "pdf">, readonly string[]>> = {
	gzip: ["\x1f\x8b\b"],
	zip: ["PK\x03\x04", "PK\x05\x06"],
	png: ["\x89PNG\r\n\x1a\n"],
	font: ["wOFF", "wOF2"],
	pagefind: ["pagefind_dcd"],
	// 7-Zip, RAR, xz, bzip2, Zstandard, LZ4, compress, lzip.
	packed: ["7z\xbc\xaf", "Rar!", "\xfd7zXZ", "BZh", "\x28\xb5\x2f\xfd", "\x04\x22\x4d\x18", "\x1f\x9d", "LZIP"],
	// JPEG, GIF, RIFF (WebP, WAV, AVI), TIFF, BMP, ICO, MP3, AAC, FLAC, Ogg, Matroska, fonts, WebAssembly; MP4 and AVIF have theirs later.
	media: [
		"\xff\xd8\xff",
		"GIF8",
		"RIFF",
		"II*\0",
		"MM\0*",
		"BM",
		"\0\0\x01\0",
		"\0\0\x02\0",
		"ID3",
		"\xff\xfb",
		"\xff\xf3",
		"\xff\xf1",
	].concat(["fLaC", "OggS", "\x1aE\xdf\xa3", "\0\x01\0\0", "OTTO", "\0asm"]),
};

/** @param name the name of the file, for what has no mark of its own */
export function formOf(bytes: Buffer, name: string): FileForm {
	const beginning = bytes.toString("latin1", 0, 1_100);
	for (const [form, marks] of Object.entries(BEGINNINGS)) if (marks.some((mark) => beginning.startsWith(mark))) return form as FileForm;
	// A PDF may have something before its head (ISO 32000-1, annex H.3.4.1).
	if (/%PDF-\d/.test(beginning)) return "pdf";
	if (beginning.startsWith("ftyp", 4)) return "media";
	return name.toLowerCase().endsWith(".br") ? "brotli" : "plain";
}

/** Opens what is packed in a file. */
export function open(bytes: Buffer, form: FileForm): Opened {
	if (form === "plain" || form === "media") return NOTHING;
	if (form === "packed") return { parts: [], unread: [{ name: "", why: "it is compressed in a form that is not known here" }] };
	return OPENERS[form](bytes);
}

/** The name of a packed file, and a comment, are in its head. */
const LONGEST_HEAD = 4_096;

function openGzip(bytes: Buffer): Opened {
	const head = ((bytes[3] ?? 0) & 0x1c) === 0 ? [] : [{ name: "name of the file", bytes: bytes.subarray(10, LONGEST_HEAD) }];
	try {
		return { parts: [...head, { name: "", bytes: gunzipSync(bytes, { maxOutputLength: MOST_UNPACKED }) }], unread: [], isAll: true };
	} catch (error) {
		const part = firstOf(bytes);
		return { parts: [...head, ...(part ? [{ name: "", bytes: part }] : [])], unread: [{ name: "", why: whyNot(error) }] };
	}
}

/** What can be unpacked of a file that is cut off. */
function firstOf(bytes: Buffer): Buffer | undefined {
	try {
		return gunzipSync(bytes, { maxOutputLength: MOST_UNPACKED, finishFlush: constants.Z_SYNC_FLUSH });
	} catch {
		return undefined;
	}
}

function openBrotli(bytes: Buffer): Opened {
	try {
		return { parts: [{ name: "", bytes: brotliDecompressSync(bytes, { maxOutputLength: MOST_UNPACKED }) }], unread: [] };
	} catch (error) {
		return { parts: [], unread: [{ name: "", why: whyNot(error) }] };
	}
}
