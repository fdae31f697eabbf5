import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { imageSize } from "image-size";
import { isPhoto, wipePhoto } from "../../article/photo/photo.ts";
import { sha256Of } from "../../system/hash.ts";
import { refuseTooManyOpen } from "../../system/openfiles.ts";

/** Pictures to be measured: plain data. */
export interface MeasureTask {
	/** Absolute. */
	readonly files: readonly string[];
	/** Whether to hash their contents as well. */
	readonly withHash: boolean;
}

/** A measured picture. */
export type Measured = readonly [
	/** In pixels, as the picture is shown; width and height are 0 where it cannot be read as a picture. */
	width: number,
	height: number,
	/** Such as `jpg`. */
	format: string,
	/** SHA-256 of the file, hex; empty where nobody asked for it. */
	sha256: string,
	/** Whether it says where it was taken, or by whose camera, as far as what was read of it tells. */
	tells: boolean,
];

/** The largest picture, in bytes. A larger file is film, and is not read. */
const LARGEST = 128 * 1024 * 1024;

/** How many bytes are read first: the head of nearly any picture is within them. Of what has no size within the second no browser shows one. */
const [HEAD, LONG_HEAD] = [64 * 1024, 16 * 1024 * 1024];

/** Measures pictures, in their order. The result is undefined for a file that cannot be opened. */
export function measure({ files, withHash }: MeasureTask): (Measured | undefined)[] {
	return files.map((file) => measureOne(file, withHash));
}

function measureOne(file: string, withHash: boolean): Measured | undefined {
	try {
		if (statSync(file).size > LARGEST) return [0, 0, "", "", false];
		// Cameras write what they tell at the head of a JPEG; other formats have it anywhere.
		let bytes = withHash || !/\.jpe?g$/i.test(file) ? readFileSync(file) : headOf(file, HEAD);
		let size = sizeIn(bytes.subarray(0, LONG_HEAD));
		if (!size && bytes.length === HEAD) {
			bytes = headOf(file, LONG_HEAD);
			size = sizeIn(bytes);
		}
		const sha256 = withHash ? sha256Of(bytes) : "";
		return [size?.width ?? 0, size?.height ?? 0, size?.format ?? "", sha256, isPhoto(file) && wipePhoto(bytes)];
	} catch (error) {
		refuseTooManyOpen(error);
		return undefined;
	}
}

function headOf(file: string, most: number): Buffer {
	const descriptor = openSync(file, "r");
	try {
		const head = Buffer.allocUnsafe(Math.min(most, fstatSync(descriptor).size));
		return head.subarray(0, readSync(descriptor, head));
	} finally {
		closeSync(descriptor);
	}
}

function sizeIn(bytes: Uint8Array): { readonly width: number; readonly height: number; readonly format: string } | undefined {
	try {
		const { width, height, orientation = 1, type = "" } = imageSize(bytes);
		const [across, down] = [Math.round(width), Math.round(height)];
		if (!(across > 0 && down > 0)) return undefined;
		// From 5 on the camera was held sideways (EXIF, tag 0x0112).
		return orientation >= 5 ? { width: down, height: across, format: type } : { width: across, height: down, format: type };
	} catch {
		return undefined;
	}
}
