import type { z } from "zod";
import { offerOf } from "../problem/nearest.ts";

/** What an owner writes for a type of the schema. */
const WRITTEN: Readonly<Record<string, string>> = {
	string: "a text in quotes",
	number: "a number",
	int: "a whole number",
	boolean: "true or false, without quotes",
	array: 'a list in brackets, such as ["News", "Sport"]',
	object: "a group of settings in braces",
	record: "a group of settings in braces",
};

/**
 * What is wrong with a value of the settings, as the end of a sentence that begins with its name.
 * @returns undefined where the schema's own message is to stand
 */
export function plainMessage(issue: z.core.$ZodRawIssue): string | undefined {
	switch (issue.code) {
		case "invalid_type": {
			const written = WRITTEN[issue.expected];
			if (written === undefined) return undefined;
			return issue.input === undefined ? `is missing, and must be ${written}` : `must be ${written}`;
		}
		case "invalid_value": {
			const values = issue.values.map(String);
			const offer = typeof issue.input === "string" ? offerOf(issue.input, values) : "";
			const list = issue.values.map((value) => JSON.stringify(value)).join(", ");
			return `must be ${values.length === 1 ? list : `one of ${list}`}${offer === "" ? "" : `.${offer}`}`;
		}
		case "too_small":
			return issue.origin === "string" && issue.minimum === 1 ? "must not be empty" : bound("at least", issue.origin, issue.minimum);
		case "too_big":
			return bound("at most", issue.origin, issue.maximum);
		default:
			return undefined;
	}
}

function bound(how: string, origin: string, limit: number | bigint): string | undefined {
	return origin === "number" || origin === "int" ? `must be ${how} ${limit}` : undefined;
}
