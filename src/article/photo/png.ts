import { crc32, inflateSync } from "node:zlib";
import { wipeExif } from "./exif.ts";
import { wipeXmp } from "./xmp.ts";

/** Chunks of text in which programs keep EXIF or XMP as digits, or packed. */
const RAW_PROFILE = /^(Raw profile type (exif|app1|xmp|APP1)|XML:com\.adobe\.xmp)\0/;

/** The largest chunk of text that is unpacked, in bytes, and what may come out. */
const LARGEST = 4 * 1024 * 1024;

/** The signature with which a PNG begins. */
export const PNG = "\x89PNG\r\n\x1a\n";

/**
 * Wipes the EXIF and the XMP of a PNG (ISO/IEC 15948), and writes the checksums of changed chunks anew. The file keeps its size.
 * @param bytes they are changed
 * @returns whether there was anything to wipe
 */
export function wipePng(bytes: Buffer): boolean {
	let found = false;
	for (let at = PNG.length; at + 12 <= bytes.length; ) {
		const length = bytes.readUInt32BE(at);
		const type = bytes.toString("latin1", at + 4, at + 8);
		const end = at + 8 + length;
		if (end + 4 > bytes.length) break;
		if (wipeChunk(type, bytes.subarray(at + 8, end))) {
			found = true;
			bytes.writeUInt32BE(crc32(bytes.subarray(at + 4, end)), end);
		}
		at = end + 4;
	}
	return found;
}

function wipeChunk(type: string, data: Buffer): boolean {
	if (type === "eXIf") return wipeExif(data);
	if (type !== "iTXt" && type !== "zTXt" && type !== "tEXt") return false;
	const keyword = data.toString("latin1", 0, 80);
	const isPlain = type === "iTXt" && data[keyword.indexOf("\0") + 1] === 0;
	if (isPlain) return wipeXmp(data);
	if (!RAW_PROFILE.test(keyword) || !holdsPrivate(type, data, keyword.indexOf("\0") + 1)) return false;
	// The keyword stays, so that the chunk is one still.
	data.fill(type === "tEXt" ? 0x20 : 0, keyword.indexOf("\0") + 1);
	return true;
}

/** Whether a packed or hexadecimal profile holds anything to wipe; one that cannot be unpacked may. */
function holdsPrivate(type: string, data: Buffer, at: number): boolean {
	if (data.subarray(at).every((byte) => byte === 0)) return false;
	try {
		const text =
			type === "tEXt"
				? data.subarray(at)
				: inflateSync(data.subarray(type === "zTXt" ? at + 1 : data.indexOf(0, data.indexOf(0, at + 2) + 1) + 1), {
						maxOutputLength: LARGEST,
					});
		const digits = text
			.toString("latin1")
			.replace(/^\s*\w+\s+\d+/, "")
			.replace(/\s+/g, "");
		const inner = /^[\da-f]+$/i.test(digits) ? Buffer.from(digits, "hex") : Buffer.from(text);
		const exif = inner.indexOf("Exif\0\0") < 0 ? inner : inner.subarray(inner.indexOf("Exif\0\0") + 6);
		return wipeExif(exif) || wipeXmp(inner);
	} catch {
		return true;
	}
}
