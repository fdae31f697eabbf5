import { checkName, type Store } from "../../../src/pipeline/stores/store.ts";

/** A store in memory, for tests. */
export function memoryStore(): Store {
	const objects = new Map<string, Uint8Array>();
	const named = (name: string) => {
		checkName(name);
		return name;
	};
	return {
		place: "memory",
		write: async (name, bytes) => void objects.set(named(name), bytes.slice()),
		read: async (name) => objects.get(named(name))?.slice(),
		has: async (name, size) => {
			const bytes = objects.get(named(name));
			return bytes !== undefined && (size === undefined || bytes.length === size);
		},
		remove: async (name) => void objects.delete(named(name)),
		close: async () => {},
	};
}
