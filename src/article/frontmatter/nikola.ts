/** `.. key: value` of Nikola. */
const LINE = /^\.\. ([A-Za-z][\w-]{0,40}):(?:[^\S\n]+(.*))?$/;

/**
 * The fields of Nikola's lines. Its tags `draft` and `private` say that a post is not public.
 * @returns undefined where a line is none of these, or stands twice: the second may hold the stricter value, which nobody would see
 */
export function nikolaFields(lines: readonly string[]): ReadonlyMap<string, string> | undefined {
	const fields = new Map<string, string>();
	for (const line of lines) {
		const [, key, value = ""] = LINE.exec(line) ?? [];
		if (key === undefined || fields.has(key)) return undefined;
		fields.set(key, value.trim());
	}
	const tags = (fields.get("tags") ?? "").split(",").map((tag) => tag.trim().toLowerCase());
	if (tags.includes("draft") || tags.includes("private")) fields.set("draft", "true");
	return fields;
}
