import path from "node:path";
import { openBucket } from "./bucket.ts";
import { openFolder } from "./folder.ts";
import type { Store } from "./store.ts";

/**
 * Opens a store: a folder, which is made where it is missing, or a bucket where the place begins with `s3://`. The bucket is first asked when something is read or written.
 * @param place a folder's path, or `s3://bucket/prefix`
 * @throws {CannotRun} where the folder cannot be made, the place is not written as it should be, or the library for buckets is missing
 */
export function openStore(place: string): Promise<Store> {
	return isBucket(place) ? openBucket(place) : openFolder(place);
}

function isBucket(place: string): boolean {
	return /^s3:/i.test(place);
}

/** The place of a store as a process finds it that was moved into another folder. */
export function wholePlace(place: string): string {
	return isBucket(place) ? place : path.resolve(place);
}
