import type { Mended } from "./split.ts";

/** A field with text behind it that is not in quotes. */
const PLAIN_FIELD = /^(\s*(?:- )?[A-Za-z][\w-]*:[^\S\n]+)([^\s"'[{|>&*!%@`#].*)$/;

/**
 * Mends slips in YAML that can mean one thing only: a colon in text without quotes, a tab as an indent, a line that stands twice.
 * The lines stay those that they were.
 * @returns undefined where nothing was mended
 */
export function mendYaml(yaml: string): { readonly yaml: string; readonly notes: readonly Mended[] } | undefined {
	const notes: Mended[] = [];
	const seen = new Set<string>();
	const lines = yaml.split("\n").map((line, index) => {
		const at = { line: index + 1 };
		if (/^[A-Za-z][\w-]*:\s*\S/.test(line) && seen.has(line)) {
			notes.push({ ...at, message: "This line stands twice; it was read once.", remedy: "Delete one of the two." });
			return "";
		}
		seen.add(line);
		const spaced = line.replace(/^[\t ]*\t[\t ]*/, (indent) => indent.replaceAll("\t", "  "));
		if (spaced !== line) {
			notes.push({ ...at, message: "A tab indents this line; it was read as two blanks.", remedy: "Indent with blanks." });
		}
		const [, key, value] = PLAIN_FIELD.exec(spaced) ?? [];
		if (key === undefined || value === undefined || !/:(\s|$)|\s#/.test(value)) return spaced;
		if (!/:(\s|$)/.test(value)) return spaced;
		const message = "The text of this field holds a colon and stands in no quotes; it was read as if it did.";
		notes.push({ ...at, message, remedy: `Write it in quotes: ${quoted(value.trim())}.` });
		return key + quoted(value.trim());
	});
	return notes.length === 0 ? undefined : { yaml: lines.join("\n"), notes };
}

function quoted(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}
