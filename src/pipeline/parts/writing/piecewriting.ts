import { StoriesChanged } from "../../../problem.ts";
import { storyReader } from "../../../view/bodies.ts";
import { putObject } from "../../stores/objects.ts";
import { storeOf } from "../openstores.ts";
import { objectOf } from "../pieces.ts";

/** A piece to be written into a store: plain data. */
export interface WriteTask {
	/** The store, as a user names it. */
	readonly store: string;
	/** The content folder, absolute. */
	readonly content: string;
	/** The bytes of the piece. */
	readonly piece: Uint8Array;
	/** The files of its stories, below the content folder. */
	readonly files: readonly string[];
}

/**
 * Writes a piece with the files of its stories.
 * @returns the SHA-256 of its object
 * @throws {StoriesChanged} where a story is gone
 */
export async function writePiece({ store, content, piece, files }: WriteTask): Promise<string> {
	const read = storyReader(content);
	const stories = files.map((file) => {
		const bytes = read(file);
		if (!bytes) throw new StoriesChanged([file]);
		return { file, bytes };
	});
	return putObject(await storeOf(store), objectOf(piece, stories));
}
