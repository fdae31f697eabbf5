import { putObject } from "../../stores/objects.ts";
import type { Store } from "../../stores/store.ts";
import type { Pool } from "../../threads/pool.ts";
import type { UnpackedKit } from "../kit.ts";
import type { Pack } from "../pack.ts";
import type { PackRecord } from "../records.ts";

/** What parts are rendered with. */
export interface Workshop {
	readonly store: Store;
	readonly pool: Pool;
	readonly kit: UnpackedKit;
	/** A folder for what is made on the way, absolute. */
	readonly scratch: string;
	readonly signal: AbortSignal | undefined;
}

/** Puts a pack into the store, and says what is in it. */
export async function storePack(
	store: Store,
	{ bytes, files }: Pack,
	fingerprintOf: (file: string) => string,
): Promise<PackRecord["objects"][number]> {
	const sha256 = await putObject(store, bytes);
	return { sha256, files: files.map((file) => ({ ...file, fingerprint: fingerprintOf(file.path) })) };
}
