import { addLine } from "./lines.ts";

/** `.. key: value` of Nikola. */
const LINE = /^\.\. ([A-Za-z][\w-]{0,40}):(?:[^\S\n]+(.*))?$/;

/**
 * The fields of Nikola's lines. Its tags `draft` and `private` say that a post is not public.
 * @returns undefined where a line is none of these
 */
export function nikolaFields(lines: readonly string[]): ReadonlyMap<string, string> | undefined {
	const fields = new Map<string, string>();
	const tags: string[] = [];
	for (const line of lines) {
		const [, key, value = ""] = LINE.exec(line) ?? [];
		if (key === undefined) return undefined;
		if (key === "tags") tags.push(...value.split(",").map((tag) => tag.trim().toLowerCase()));
		addLine(fields, key, value.trim());
	}
	if (tags.includes("draft") || tags.includes("private")) fields.set("draft", "true");
	return fields;
}
