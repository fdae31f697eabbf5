import { z } from "zod";

/** The keys that a schema has at a path; none where it has no object there. */
export function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
	if (schema instanceof z.ZodObject) {
		const [first, ...rest] = path;
		const inner = first === undefined ? undefined : schema.shape[String(first)];
		return first === undefined ? Object.keys(schema.shape) : inner === undefined ? [] : keysAt(inner, rest);
	}
	if (schema instanceof z.ZodArray) return keysAt(schema.element, path.slice(1));
	const isWrapped = schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional;
	return isWrapped ? keysAt(schema.unwrap(), path) : [];
}
