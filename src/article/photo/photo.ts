import { wipeExif } from "./exif.ts";
import { PNG, wipePng } from "./png.ts";
import { wipeXmp } from "./xmp.ts";

/** Files that cameras and programs write such things into. */
export function isPhoto(file: string): boolean {
	return /\.(jpe?g|png|webp|avif|gif)$/i.test(file);
}

/**
 * Overwrites in a photograph what tells where it was taken, and by which camera and whose: the place and the serial numbers in EXIF and XMP,
 * those of its thumbnails and of what phones append. The picture, its size in bytes, its credit and its rights stay as they are.
 * @param bytes they are changed
 * @returns whether there was any of it
 */
export function wipePhoto(bytes: Buffer): boolean {
	if (bytes.toString("latin1", 0, 8) === PNG) return wipePng(bytes);
	// JPEG, WebP and AVIF keep EXIF in different boxes, and all as it is.
	let found = wipeFilmPlace(bytes);
	let parts = 0;
	for (let at = bytes.indexOf(EXIF); at >= 0 && parts < MOST_PARTS; at = bytes.indexOf(EXIF, at + 6)) {
		found = wipeExif(bytes.subarray(at + 6)) || found;
		parts++;
	}
	const chunk = bytes.toString("latin1", 8, 12) === "WEBP" ? exifOfWebp(bytes) : undefined;
	if (chunk) found = wipeExif(chunk) || found;
	return wipeXmp(bytes) || found;
}

/** The mark before EXIF. */
const EXIF = "Exif\0\0";

/** A photograph has EXIF of its own, and so has each picture that a phone appends to it; more are nonsense. */
const MOST_PARTS = 100;

/** The EXIF of a WebP file may stand in its chunk without a mark. */
function exifOfWebp(bytes: Buffer): Buffer | undefined {
	for (let at = 12; at + 8 <= bytes.length; ) {
		const length = bytes.readUInt32LE(at + 4);
		if (bytes.toString("latin1", at, at + 4) === "EXIF") return bytes.subarray(at + 8, at + 8 + length);
		at += 8 + length + (length % 2);
	}
	return undefined;
}

/** The mark of a place in the film that phones append to a photograph, in ISO 6709: `+48.1234+011.5678/`. */
const FILM_PLACE = Buffer.from("\xa9xyz", "latin1");

function wipeFilmPlace(bytes: Buffer): boolean {
	let found = false;
	for (let at = bytes.indexOf(FILM_PLACE); at >= 0; at = bytes.indexOf(FILM_PLACE, at + 4)) {
		const place = /^.{4}([+-][\d.]+[+-][\d.]+[+\-\d./]*)/s.exec(bytes.toString("latin1", at + 4, at + 80));
		if (!place?.[1]) continue;
		found = true;
		bytes.fill("0", at + 8, at + 8 + place[1].length);
	}
	return found;
}
