import { cutByCount } from "../../system/batches.ts";
import type { Pool } from "../threads/pool.ts";
import type { Hashed } from "./hashing.ts";

/** The most files in one task: few enough that all threads end at nearly the same time. */
const BATCH = 256;

/**
 * Hashes many files below a folder, in batches in the pool; the results are in the order of the files.
 * @param onDone is told how many files are hashed, whenever more are
 */
export async function hashAll(pool: Pool, folder: string, files: readonly string[], onDone?: (done: number) => void): Promise<Hashed[]> {
	if (files.length === 0) return [];
	let done = 0;
	const hashed = cutByCount(files, BATCH).map(async (some) => {
		const result = await pool.run("hash", { folder, files: some.join("\0") });
		onDone?.((done += some.length));
		return result;
	});
	return (await Promise.all(hashed)).flat();
}
