import { sha256Of } from "../../system/hash.ts";
import type { Published } from "../publish/manifest.ts";

/** A file in a pack. */
export interface PackedFile extends Published {
	/** Below the output folder. */
	readonly path: string;
}

/** Files as one run of bytes, and which these are. */
export interface Pack {
	readonly bytes: Uint8Array;
	readonly files: readonly PackedFile[];
}

/** Packs files: their bytes one after the other. The record of the pack says which file is where. */
export function packOf(files: readonly { readonly path: string; readonly bytes: Uint8Array }[]): Pack {
	return {
		bytes: Buffer.concat(files.map(({ bytes }) => bytes)),
		files: files.map(({ path, bytes }) => ({ path, sha256: sha256Of(bytes), bytes: bytes.length })),
	};
}

/** Takes files out of a pack, as its record says where they are. */
export function unpack(bytes: Uint8Array, files: readonly PackedFile[]): Uint8Array[] {
	let at = 0;
	return files.map((file) => {
		const own = bytes.subarray(at, at + file.bytes);
		at += file.bytes;
		return own;
	});
}
