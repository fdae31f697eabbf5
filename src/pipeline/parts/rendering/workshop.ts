import type { Store } from "../../stores/store.ts";
import type { Pool } from "../../threads/pool.ts";
import type { UnpackedKit } from "../kit.ts";

/** What parts are rendered with. */
export interface Workshop {
	readonly store: Store;
	/** The store as threads open it: an absolute path, or an address. */
	readonly place: string;
	readonly pool: Pool;
	readonly kit: UnpackedKit;
	/** A folder for what is made on the way, absolute. */
	readonly scratch: string;
	readonly signal: AbortSignal | undefined;
}
