/** A function that makes its value on the first call, and gives the same value on every later one. */
export interface Once<T> {
	(): T;
	/** The value, if it has been made; else undefined. Reading this does not make it. */
	readonly made: T | undefined;
}

/** Makes a value when it is first asked for. If that fails, the next call tries again. */
export function once<T>(make: () => T): Once<T> {
	let made: { readonly value: T } | undefined;
	const get = () => {
		made ??= { value: make() };
		return made.value;
	};
	return Object.defineProperty(get, "made", { get: () => made?.value }) as Once<T>;
}

/**
 * Makes a value for each object when it is first asked for, and gives the same value for the same object.
 * @param most how many values are kept; when there are more, all are made anew
 */
export function onceEach<Key extends object, T extends object>(make: (key: Key) => T, most = Number.POSITIVE_INFINITY): (key: Key) => T {
	const made = new Map<Key, T>();
	return (key) => {
		const known = made.get(key);
		if (known) return known;
		if (made.size >= most) made.clear();
		const fresh = make(key);
		made.set(key, fresh);
		return fresh;
	};
}
