import type { FieldName } from "./fields.ts";
import { plainLine } from "./text.ts";
import { writeYaml } from "./yaml.ts";

/** Fields in whose text simple HTML is read as what it means. */
const SHOWN: ReadonlySet<string> = new Set<FieldName>([
	"headline",
	"authors",
	"byline",
	"section",
	"tags",
	"series",
	"dateline",
	"standfirst",
	"description",
	"image",
	"source",
	"rights",
	"reason",
	"corrections",
]);

/** Members of these fields that are no text. */
const NO_TEXT: ReadonlySet<string> = new Set(["src", "url", "date"]);

/**
 * A Markdown story as a file: its fields, under the names that editors write, and its body. Fields without a value are left away.
 * @example
 * writeStory({ headline: "Harbour wall", published: "2024-03-15", tags: ["harbour"] }, "The wall will be higher.");
 */
export function writeStory(fields: Readonly<Record<string, unknown>>, body: string): string {
	const written = Object.entries(fields).flatMap(([name, value]) => {
		return value === undefined ? [] : [[name, SHOWN.has(name) ? asTyped(value) : value] as const];
	});
	return `---\n${writeYaml(Object.fromEntries(written))}---\n\n${body}`;
}

/** A value whose text reads back as it is, even where it looks like HTML. */
function asTyped(value: unknown): unknown {
	if (typeof value === "string") return plainLine(value) === value ? value : value.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
	if (Array.isArray(value)) return value.map(asTyped);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, NO_TEXT.has(key) ? member : asTyped(member)]));
}
