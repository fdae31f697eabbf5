import { cutByCount } from "../../system/batches.ts";
import type { Pool } from "../threads/pool.ts";
import type { Hashed } from "./hashing.ts";

/** The most files in one task: few enough that all threads end at nearly the same time. */
const BATCH = 256;

/** Hashes many files below a folder, in batches in the pool; the results are in the order of the files. */
export async function hashAll(pool: Pool, folder: string, files: readonly string[]): Promise<Hashed[]> {
	if (files.length === 0) return [];
	return (await Promise.all(cutByCount(files, BATCH).map((some) => pool.run("hash", { folder, files: some.join("\0") })))).flat();
}
