/**
 * Copies plain data that is kept while reading goes on. V8 makes a short text that is cut out of a long one a view of the long one.
 * Without the copy the long text would stay in memory, and so in the end the whole source.
 */
export function plainCopy<T>(value: T): T {
	return JSON.parse(JSON.stringify(value)) as T;
}
