/**
 * A copy of plain data that is to be kept while the source is read on. A short text that was cut out of a long one keeps all
 * of that in memory (V8 makes it a view of it), and so with it the whole source.
 */
export function plainCopy<T>(value: T): T {
	return JSON.parse(JSON.stringify(value)) as T;
}
