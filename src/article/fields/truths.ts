const TRUE: ReadonlySet<string> = new Set(["true", "yes", "y", "on", "1", "t"]);
const FALSE: ReadonlySet<string> = new Set(["false", "no", "n", "off", "0", "f"]);

/**
 * Reads a value as true or false, however it is spelt: `True`, `yes`, `on`, `1`, `"true"`, or a list of one of these.
 * @returns undefined where it is neither
 */
export function truthOf(value: unknown): boolean | undefined {
	const single: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
	if (typeof single === "boolean") return single;
	if (typeof single !== "string" && typeof single !== "number") return undefined;
	const word = String(single).trim().toLowerCase();
	return TRUE.has(word) ? true : FALSE.has(word) ? false : undefined;
}
