import { CannotRun } from "../../problem.ts";

/** Holds objects by name, so that several machines can share them. An object is written whole or not at all. */
export interface Store {
	/** How a user names it: a folder's path, or `s3://bucket/prefix`. It holds no secret. */
	readonly place: string;
	/**
	 * Writes an object whole, and replaces what is there. Several machines may write the same object at once.
	 * @throws {CannotRun} where the store cannot be written: no right, full, not there, refused
	 */
	write(name: string, bytes: Uint8Array): Promise<void>;
	/**
	 * The bytes of an object; undefined where there is none.
	 * @throws {CannotRun} where the store cannot be read
	 */
	read(name: string): Promise<Uint8Array | undefined>;
	/**
	 * Whether there is an object of this name, without reading it.
	 * @param size in bytes: where it is given, an object of another size does not count
	 * @throws {CannotRun} where the store cannot be read
	 */
	has(name: string, size?: number): Promise<boolean>;
	/**
	 * Removes an object; does nothing where there is none.
	 * @throws {CannotRun} where it cannot be removed
	 */
	remove(name: string): Promise<void>;
	/** Ends connections. */
	close(): Promise<void>;
}

/** How many requests to a store are under way at a time: one to a bucket takes some hundredths of a second, whatever the size. */
export const REQUESTS = 16;

/** All names that objects can have: `plan.json`, `parts/<hex>.json`, `packs/<hex>.json`, `kits/<hex>.json`, `objects/ab/<SHA-256 that begins with ab>`. */
const NAME = /^(?:(?:plan|(?:parts|packs|kits)\/[0-9a-f]{1,64})\.json|objects\/([0-9a-f]{2})\/\1[0-9a-f]{62})$/;

/**
 * Every store calls this for every name that it is given: a name may come from a record that somebody else wrote, and must not lead out of the store.
 * @throws {CannotRun} where no object can have this name
 */
export function checkName(name: string): void {
	if (NAME.test(name)) return;
	throw new CannotRun(
		`${JSON.stringify(name.slice(0, 200))} cannot be the name of an object in a store: the record that names it is not of Backfile, or was changed.`,
		"Write the plan again, into an empty store.",
		"docs/scale.md#stores",
	);
}
