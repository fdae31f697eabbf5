import { CannotRun } from "../../../problem.ts";
import { type Staged, type StagingPlace, stageText } from "../../publish/staging.ts";
import { getObject } from "../../stores/objects.ts";
import { storeOf } from "../openstores.ts";
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

/**
 * Stages files of a pack.
 * @throws {CannotRun} where the store does not have them as its record says
 */
export async function stagePacked({ store: named, object, files, wanted, place, before }: UnpackTask): Promise<Staged[]> {
	const contents = unpack(await getObject(await storeOf(named), object), files);
	return wanted.flatMap((index, nth) => {
		const [file, bytes] = [files[index], contents[index]];
		if (!file || !bytes) return [];
		const staged = stageText(place, file.path, bytes, before[nth]);
		if (staged.sha256 !== file.sha256) throw damagedFile(file.path);
		return [staged];
	});
}

function damagedFile(file: string): CannotRun {
	return new CannotRun(
		`The store has ${file} with other bytes than the record of its part says.`,
		"Render the part again: backfile render. Nothing was published.",
		"docs/scale.md#when-something-fails",
	);
}
