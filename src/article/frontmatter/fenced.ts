import matter from "gray-matter";
import { BOUNDS } from "../bounds/bounds.ts";
import { lineAt } from "../text.ts";
import { parseYaml } from "../yaml.ts";
import { readJson } from "./json.ts";
import { mendYaml } from "./mend.ts";
import { fieldsFrom, NO_FRONT_MATTER, refused, type Split, TOO_LONG } from "./split.ts";
import { parseToml } from "./toml.ts";

/** What names a language that front matter is read in. */
const LANGUAGES: Readonly<Record<string, "yaml" | "toml" | "json">> = { "": "yaml", yaml: "yaml", yml: "yaml", toml: "toml", json: "json" };

/**
 * Reads front matter between two lines of three dashes, or of three plus signs.
 * @param start where in the text the first fence begins
 * @returns undefined where the dashes open no front matter
 */
export function readFenced(text: string, start: number): Split | undefined {
	const fence = text.slice(start, start + 3);
	const firstEnd = text.indexOf("\n", start);
	const label = text.slice(start + 3, firstEnd).trim();
	// Words behind three dashes are no language.
	if (/\s/.test(label) || (fence === "+++" && label !== "")) return undefined;
	const language = fence === "+++" ? "toml" : Object.hasOwn(LANGUAGES, label.toLowerCase()) ? LANGUAGES[label.toLowerCase()] : undefined;
	if (language === undefined) {
		const remedy = "Write it in YAML, between two lines of three dashes.";
		return refused(text, start, "front-matter-language", `Front matter in ${label} is not read.`, remedy);
	}
	// The first line that begins with the fence is the end, whatever follows: that is how gray-matter has it.
	const end = text.indexOf(`\n${fence}`, firstEnd - 1);
	const endOfLine = end < 0 ? -1 : (text.indexOf("\n", end + 1) + 1 || text.length + 1) - 1;
	if (end < 0 || text.slice(end + 4, endOfLine).trim() !== "") {
		const [what, remedy] = fence === "+++" ? ["three plus signs", "plus signs"] : ["three dashes", "dashes"];
		const close = `Put a line of three ${remedy} behind its last field.`;
		return refused(text, start, "front-matter-open", `The front matter is not closed by a line of ${what}.`, close);
	}
	const bodyAt = Math.min(text.length, endOfLine + 1);
	if (bodyAt - start > BOUNDS.fieldCharacters.most) return TOO_LONG;
	const inner = text.slice(firstEnd + 1, Math.max(firstEnd + 1, end + 1));
	const line = lineAt(text, start);
	if (language === "yaml") return readYaml(text.slice(start, bodyAt), line, bodyAt);
	return language === "toml" ? readToml(inner, line, bodyAt) : readJson(inner, line, bodyAt);
}

/**
 * Reads front matter in YAML.
 * @param head the front matter with both fences, and no body: gray-matter copies all that it is given
 * @param line the line of the first fence
 */
function readYaml(head: string, line: number, bodyAt: number): Split {
	let read: ReturnType<typeof parseYaml> | undefined;
	const parse = (yaml: string) => {
		read = parseYaml(yaml);
		return {};
	};
	// gray-matter would look at each blank line of a long gap again and again.
	const plain = withPlainSpaces(head);
	if (/\s{200}/.test(plain)) return readOpenYaml(plain.slice(plain.indexOf("\n"), plain.lastIndexOf("\n---")), line, bodyAt);
	// With an options object gray-matter keeps no cache, which would turn a malformed file into an empty one the second time.
	const { matter: yaml } = matter(plain, { engines: { yaml: { parse }, yml: { parse } } });
	return read === undefined ? { ...NO_FRONT_MATTER, yaml, line, bodyAt } : readYamlFields(yaml, read, line, bodyAt);
}

/** The fields of YAML that was read; it is read again, where it holds a slip that can mean one thing only. */
function readYamlFields(yaml: string, read: ReturnType<typeof parseYaml>, line: number, bodyAt: number): Split {
	const split: Split = { ...NO_FRONT_MATTER, yaml, line, bodyAt };
	// Lines of which none has a blank behind its colon are one text.
	if (!("fault" in read) && typeof read.value !== "string") return fieldsFrom(read.value, split);
	const mended = mendYaml(yaml);
	const again = mended && parseYaml(mended.yaml);
	if (mended && again && !("fault" in again)) {
		const notes = mended.notes.map((note) => ({ ...note, line: note.line + line - 1 }));
		return { ...fieldsFrom(again.value, { ...split, yaml: mended.yaml }), mended: notes };
	}
	if (!("fault" in read)) return fieldsFrom(read.value, split);
	const { fault } = read;
	return { ...split, fault: { ...fault, line: fault.line === undefined ? line + 1 : fault.line + line - 1 } };
}

/** Reads the lines of YAML that stand before a line of three dashes, without one before them, as Hexo allows. */
export function readOpenYaml(yaml: string, line: number, bodyAt: number): Split {
	return readYamlFields(yaml, parseYaml(yaml), line, bodyAt);
}

function readToml(toml: string, line: number, bodyAt: number): Split {
	const split: Split = { ...NO_FRONT_MATTER, text: `\n${toml}`, line, bodyAt };
	const read = parseToml(toml);
	if ("value" in read) return fieldsFrom(read.value, split);
	return { ...split, fault: { ...read.fault, line: read.fault.line + line } };
}

/** Replaces no-break spaces that stand where YAML needs a blank (before or after a key). The length of the text stays the same. */
function withPlainSpaces(head: string): string {
	if (!head.includes("\u00a0")) return head;
	return head.replace(/^[ \t\u00a0]*(?:- )?[\w-]+:[ \u00a0]+|^[ \u00a0]+/gm, (blank) => blank.replaceAll("\u00a0", " "));
}
