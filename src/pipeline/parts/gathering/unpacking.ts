import { type Staged, type StagingPlace, stageText } from "../../publish/staging.ts";
import { getObject } from "../../stores/objects.ts";
import { openStore } from "../../stores/open.ts";
import type { Store } from "../../stores/store.ts";
import { type PackedFile, unpack } from "../pack.ts";

/** Files of a pack in a store that are to be staged: plain data. */
export interface UnpackTask {
	/** The store, as a user names it. */
	readonly store: string;
	/** The SHA-256 of the object. */
	readonly object: string;
	/** All files in it, in their order. */
	readonly files: readonly PackedFile[];
	/** The places in this list of those that are to be staged. */
	readonly wanted: readonly number[];
	readonly place: StagingPlace;
	/** The SHA-256 of the file that is now at the path of each that is wanted; undefined where there is none of ours. */
	readonly before: readonly (string | undefined)[];
}

/** The store that this thread opened last. */
let lastOpened: { readonly place: string; readonly store: Promise<Store> } | undefined;

/**
 * Stages files of a pack.
 * @throws {CannotRun} where the store does not have them as its record says
 */
export async function stagePacked({ store: named, object, files, wanted, place, before }: UnpackTask): Promise<Staged[]> {
	if (lastOpened?.place !== named) lastOpened = { place: named, store: openStore(named) };
	const contents = unpack(await getObject(await lastOpened.store, object), files);
	return wanted.flatMap((index, nth) => {
		const [file, bytes] = [files[index], contents[index]];
		return file && bytes ? [stageText(place, file.path, bytes, before[nth])] : [];
	});
}
