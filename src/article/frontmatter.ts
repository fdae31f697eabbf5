import matter from "gray-matter";
import type { Position } from "../problem.ts";
import { lineAt } from "./text.ts";
import { parseYaml, type YamlFault } from "./yaml.ts";

/** A file's text, cut into its fields and its body. */
export interface Split {
	/** The fields as typed: an empty object where there is no front matter. */
	readonly fields: Readonly<Record<string, unknown>>;
	/** The YAML between the fences, to find the place of a field in. */
	readonly yaml: string;
	/** The line of the file on which that YAML begins. */
	readonly line: number;
	/** Where in the text the body begins. */
	readonly bodyAt: number;
	readonly fault?: FrontMatterFault;
}

/** Why front matter could not be read; the place is one in the file. */
export interface FrontMatterFault extends Partial<Position> {
	readonly rule: YamlFault["rule"] | "front-matter-language" | "front-matter-open" | "front-matter-shape";
	readonly message: string;
	readonly remedy: string;
}

const NONE: Split = { fields: {}, yaml: "", line: 1, bodyAt: 0 };

/** Cuts front matter off a text. Blank lines before it and blanks after the fences are allowed. Never throws, never runs anything. */
export function splitFrontMatter(text: string): Split {
	const start = /^\s*(?=---[^\n-]*\n|\+\+\+\s*\n)/.exec(text)?.[0].length ?? -1;
	if (start < 0) return NONE;
	const fenced = withPlainSpaces(text.slice(start));
	const line = lineAt(text, start);
	const refuse = (rule: FrontMatterFault["rule"], message: string, remedy: string): Split => {
		return { ...NONE, line: line + 1, fault: { rule, line, column: 1, message, remedy } };
	};
	const language = fenced.startsWith("+++") ? "toml" : matter.language(fenced).name;
	if (language !== "" && language !== "yaml" && language !== "yml") {
		// Words behind three dashes are no language, so the dashes open no front matter.
		if (/\s/.test(language)) return NONE;
		const remedy = "Write it in YAML, between two lines of three dashes.";
		return refuse("front-matter-language", `Front matter in ${language} is not read.`, remedy);
	}
	// gray-matter takes the first line that begins with three dashes for the end, whatever follows them.
	const end = /\n---([^\n]*)\n?/.exec(fenced);
	if (end?.[1]?.trim() !== "") {
		return refuse("front-matter-open", "The front matter is not closed.", "Put a line of three dashes behind its last field.");
	}
	return readYaml(fenced.slice(0, end.index + end[0].length), start, line);
}

/**
 * Reads front matter in YAML.
 * @param head the front matter with both fences, and no body: gray-matter copies all that it is given
 * @param start where in the text it begins
 * @param line the line of the first fence
 */
function readYaml(head: string, start: number, line: number): Split {
	let read: ReturnType<typeof parseYaml> | undefined;
	const parse = (yaml: string) => {
		read = parseYaml(yaml);
		return {};
	};
	// With an options object gray-matter keeps no cache, which would turn a malformed file into an empty one the second time.
	const file = matter(head, { engines: { yaml: { parse }, yml: { parse } } });
	const split = { ...NONE, yaml: file.matter, line, bodyAt: start + head.length - file.content.length };
	if (read === undefined) return split;
	if ("fault" in read) {
		const { fault } = read;
		return { ...split, fault: { ...fault, line: fault.line === undefined ? line + 1 : fault.line + line - 1 } };
	}
	if (read.value === null || read.value === undefined) return split;
	if (typeof read.value !== "object" || Array.isArray(read.value)) {
		const message = "The front matter is not a list of fields.";
		const remedy = 'Write each field as "name: value" on a line of its own.';
		return { ...split, fault: { rule: "front-matter-shape", line: line + 1, column: 1, message, remedy } };
	}
	return { ...split, fields: { ...read.value } };
}

/** Replaces no-break spaces that stand where YAML needs a blank (before or after a key). The length of the text stays the same. */
function withPlainSpaces(text: string): string {
	const end = text.indexOf("\n---", 3);
	const head = end < 0 ? text : text.slice(0, end);
	if (!head.includes("\u00a0")) return text;
	const mended = head.replace(/^[\s\u00a0]*(?:- )?[\w-]+:[ \u00a0]+|^[ \u00a0]+/gm, (blank) => blank.replaceAll("\u00a0", " "));
	return mended + text.slice(head.length);
}
