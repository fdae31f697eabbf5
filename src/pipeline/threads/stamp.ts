import { cutByCount } from "../../system/batches.ts";
import { joinStamps, type Stamps } from "../cache/stamps.ts";
import type { Pool } from "./pool.ts";

const BATCH = 10_000;

/** Asks the disk for the stamps of many files below a folder, in batches in the pool. */
export async function stampAll(pool: Pool, folder: string, files: readonly string[]): Promise<Stamps> {
	if (files.length === 0) return joinStamps([]);
	return joinStamps(await Promise.all(cutByCount(files, BATCH).map((some) => pool.run("stamp", { folder, files: some.join("\0") }))));
}
