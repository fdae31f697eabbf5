import { plainName } from "../fields/names.ts";
import { publicityForm } from "../fields/publicity.ts";
import type { Mended } from "./split.ts";

/** A field with text behind it that is not in quotes. */
const PLAIN_FIELD = /^(\s*(?:- )?[A-Za-z][\w-]*:[^\S\n]+)([^\s"'[{|>&*!%@`#].*)$/;

/** A field whose text begins with words in quotes and goes on behind them. */
const HALF_QUOTED = /^(\s*(?:- )?[A-Za-z][\w-]*:[^\S\n]+)("[^"\\]*"[^\S\n]*[^\s"#,:\]}].*|'[^']*'[^\S\n]+[^\s'#,:\]}].*)$/;

/** A field whose text begins with a sign that means something else to YAML, and goes on as no YAML does: `@home`, `[Update] Wall`, `- a dash`. */
const SIGN_FIELD =
	/^(\s*(?:- )?[A-Za-z][\w-]*:[^\S\n]+)([@`%]\S.*|(?:\[[^[\]]*\]|\{[^{}]*\})[^\S\n]*[^\s#,\]}].*|\*[^\s*]+\*.*|![^\s!<]*[^\S\n]+\S.*|[-?&>|][^\S\n]+[^\s#].*)$/;

/** A field in single quotation marks with another one within it: `'It's here'`, or one that is an apostrophe: `'Tis the season`. */
const APOSTROPHE_FIELD = /^(\s*(?:- )?[A-Za-z][\w-]*:[^\S\n]+)('(?:[^']*[^'\s]'(?=[\p{L}\d])[^\n]*|(?=\p{L})[^'\n]*\s[^'\n]*))$/u;

/** A field without a blank behind its colon; not an address such as `https://…`. */
const NO_BLANK = /^[A-Za-z][\w-]*:(?=[^\s:/])/;

/**
 * Mends slips in YAML that mean one thing to all who read them: a colon or words in quotes in text without quotes, no blank behind
 * the colon of a field, a tab as an indent, a field that stands twice.
 * The lines stay those that they were.
 * @returns undefined where nothing was mended
 */
export function mendYaml(yaml: string): { readonly yaml: string; readonly notes: readonly Mended[] } | undefined {
	const notes: Mended[] = [];
	const seen = new Set<string>();
	const written = yaml.split("\n");
	const overridden = overriddenLines(written);
	const lines = written.map((line, index) => {
		const at = { line: index + 1 };
		if (overridden.has(index)) {
			const message = `"${line.slice(0, line.indexOf(":"))}" stands twice, with two values; the last one was read.`;
			notes.push({ ...at, message, remedy: "Delete one of the two." });
			return "";
		}
		if (/^[A-Za-z][\w-]*:\s*\S/.test(line) && seen.has(line)) {
			notes.push({ ...at, message: "This line stands twice; it was read once.", remedy: "Delete one of the two." });
			return "";
		}
		seen.add(line);
		const spaced = line.replace(/^[\t ]*\t[\t ]*/, (indent) => indent.replaceAll("\t", "  "));
		if (spaced !== line) {
			notes.push({ ...at, message: "A tab indents this line; it was read as two blanks.", remedy: "Indent with blanks." });
		}
		const parted = spaced.replace(NO_BLANK, "$& ");
		if (parted !== spaced) {
			const message = "No blank stands behind the colon of this field; it was read as if one did.";
			notes.push({ ...at, message, remedy: `Write a blank behind the colon: ${parted}` });
		}
		const text = textToQuote(parted);
		if (!text) return parted;
		const message = `The text of this field ${text.why}; it was read as if the whole of it stood in quotes.`;
		notes.push({ ...at, message, remedy: `Write it in quotes: ${quoted(text.value)}.` });
		return text.key + quoted(text.value);
	});
	return notes.length === 0 ? undefined : { yaml: lines.join("\n"), notes };
}

/** The field of a line whose text was meant to stand in quotes as a whole, and why; undefined where it is well as it is. */
function textToQuote(line: string): { readonly key: string; readonly value: string; readonly why: string } | undefined {
	const [, key, value] = PLAIN_FIELD.exec(line) ?? HALF_QUOTED.exec(line) ?? [];
	if (key !== undefined && value !== undefined && /^["']|:(\s|$)/.test(value)) {
		const why = /^["']/.test(value) ? "goes on behind its quotation marks" : "holds a colon and stands in no quotes";
		return { key, value: value.trim(), why };
	}
	const [, ofSign, sign] = SIGN_FIELD.exec(line) ?? [];
	if (ofSign !== undefined && sign !== undefined)
		return { key: ofSign, value: sign.trim(), why: `begins with ${sign.charAt(0)}, which means something else to YAML` };
	const [, ofApostrophe, apostrophe = ""] = APOSTROPHE_FIELD.exec(line) ?? [];
	if (ofApostrophe === undefined) return undefined;
	const text = apostrophe.trim();
	return { key: ofApostrophe, value: /^'.*'$/.test(text) ? text.slice(1, -1) : text, why: "has an apostrophe among its quotation marks" };
}

/** A field that a line of its own holds. */
const LINE_FIELD = /^([A-Za-z][\w-]*):[ \t]+[^\s|>&]/;

/** Whether a key says when or whether a story is public: where it stands twice, nobody may choose. */
export function tellsRelease(key: string): boolean {
	return publicityForm(key) !== undefined || /date|time|embargo|expir|publish/.test(plainName(key));
}

/** The lines of fields that stand again further down with another value: the generators that allow it take the last. */
function overriddenLines(lines: readonly string[]): ReadonlySet<number> {
	const overridden = new Set<number>();
	const last = new Map<string, number>();
	for (const [index, line] of lines.entries()) {
		const key = LINE_FIELD.exec(line)?.[1];
		if (key === undefined || /^[ \t-]/.test(lines[index + 1] ?? "")) continue;
		const earlier = last.get(key);
		if (earlier !== undefined && lines[earlier] !== line && !tellsRelease(key)) overridden.add(earlier);
		last.set(key, index);
	}
	return overridden;
}

function quoted(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}
