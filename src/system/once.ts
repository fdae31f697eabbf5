/** Makes a value when it is first asked for, and gives the same one afterwards. */
export interface Once<T> {
	(): T;
	/** The value, if anybody has asked for it yet. */
	readonly made: T | undefined;
}

/** Calls a function once at most. */
export function once<T>(make: () => T): Once<T> {
	let made: { readonly value: T } | undefined;
	const get = () => {
		made ??= { value: make() };
		return made.value;
	};
	return Object.defineProperty(get, "made", { get: () => made?.value }) as Once<T>;
}

/** Calls a function once at most for each object, and gives the same result whenever that object comes again. */
export function onceEach<Key extends object, T extends object>(make: (key: Key) => T): (key: Key) => T {
	const made = new Map<Key, T>();
	return (key) => {
		const known = made.get(key);
		if (known) return known;
		const fresh = make(key);
		made.set(key, fresh);
		return fresh;
	};
}
