import { openStore } from "../stores/open.ts";
import type { Store } from "../stores/store.ts";

/** The store that this thread opened last. */
let last: { readonly place: string; readonly store: Promise<Store> } | undefined;

/** The store that a task of this thread names. It stays open for the tasks that come after. */
export function storeOf(place: string): Promise<Store> {
	if (last?.place !== place) last = { place, store: openStore(place) };
	return last.store;
}
