import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { imageSize } from "image-size";
import { sha256Of } from "../../system/hash.ts";

/** Pictures to be measured: plain data. */
export interface MeasureTask {
	/** Absolute. */
	readonly files: readonly string[];
	/** Whether their contents are to be hashed as well. */
	readonly withHash: boolean;
}

/** A picture's size in pixels, as it is shown, both 0 where it is none that can be read; its form, such as `jpg`; the SHA-256 (hex) of its file, empty where nobody asked. */
export type Measured = readonly [width: number, height: number, form: string, sha256: string];

/** No picture is larger, in bytes; what is, is film, and is not read. */
const LARGEST = 128 * 1024 * 1024;

/** Enough of a file for the head of nearly any picture. */
const HEAD = 64 * 1024;

/** Measures pictures, in their order; undefined for a file that cannot be opened. */
export function measure({ files, withHash }: MeasureTask): (Measured | undefined)[] {
	return files.map((file) => measureOne(file, withHash));
}

function measureOne(file: string, withHash: boolean): Measured | undefined {
	try {
		if (statSync(file).size > LARGEST) return [0, 0, "", ""];
		const whole = withHash ? readFileSync(file) : undefined;
		const size = (whole ? undefined : sizeIn(headOf(file))) ?? sizeIn(whole ?? readFileSync(file));
		return [size?.width ?? 0, size?.height ?? 0, size?.form ?? "", whole ? sha256Of(whole) : ""];
	} catch {
		return undefined;
	}
}

function headOf(file: string): Uint8Array {
	const descriptor = openSync(file, "r");
	try {
		const head = Buffer.allocUnsafe(Math.min(HEAD, fstatSync(descriptor).size));
		return head.subarray(0, readSync(descriptor, head));
	} finally {
		closeSync(descriptor);
	}
}

function sizeIn(bytes: Uint8Array): { readonly width: number; readonly height: number; readonly form: string } | undefined {
	try {
		const { width, height, orientation = 1, type = "" } = imageSize(bytes);
		const [across, down] = [Math.round(width), Math.round(height)];
		if (!(across > 0 && down > 0)) return undefined;
		// From 5 on the camera was held on its side (EXIF, tag 0x0112).
		return orientation >= 5 ? { width: down, height: across, form: type } : { width: across, height: down, form: type };
	} catch {
		return undefined;
	}
}
