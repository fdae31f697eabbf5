import matter from "gray-matter";
import type { Position } from "../problem.ts";
import { parseYaml, type YamlFault } from "./yaml.ts";

/** A file's text cut into its fields and its body. */
export interface Split {
	/** The fields as typed: an empty object where there is no front matter. */
	readonly fields: Readonly<Record<string, unknown>>;
	/** The YAML between the fences, to find the place of a field in. */
	readonly yaml: string;
	/** The line of the file on which that YAML begins. */
	readonly line: number;
	/** Where in the text the body begins. */
	readonly bodyAt: number;
	readonly fault?: Fault;
}

/** Why front matter could not be read; the place is one in the file. */
export interface Fault extends Partial<Position> {
	readonly rule: YamlFault["rule"] | "front-matter-language" | "front-matter-open" | "front-matter-shape";
	readonly message: string;
	readonly remedy: string;
}

/** Cuts front matter off a text. Blank lines before it and blanks after the fences are allowed. Never throws, never runs anything. */
export function splitFrontMatter(text: string): Split {
	const start = /^\s*(?=---[^\n-]*\n|\+\+\+\s*\n)/.exec(text)?.[0].length ?? -1;
	const bare: Split = { fields: {}, yaml: "", line: 1, bodyAt: 0 };
	if (start < 0) return bare;

	const fenced = mendSpaces(text.slice(start));
	const line = lineAt(text, start) + 1;
	const language = fenced.startsWith("+++") ? "toml" : matter.language(fenced).name;
	if (language !== "" && language !== "yaml" && language !== "yml") {
		if (/\s/.test(language)) return bare;
		const message = `Front matter in ${language} is not read.`;
		const fault: Fault = {
			rule: "front-matter-language",
			line: line - 1,
			column: 1,
			message,
			remedy: "Write it in YAML, between two lines of three dashes.",
		};
		return { ...bare, line, fault };
	}
	// gray-matter takes the first line that begins with three dashes for the end, whatever follows them.
	const end = /\n---([^\n]*)\n?/.exec(fenced);
	if (end?.[1]?.trim() !== "") {
		const fault: Fault = {
			rule: "front-matter-open",
			line: line - 1,
			column: 1,
			message: "The front matter is not closed.",
			remedy: "Put a line of three dashes behind its last field.",
		};
		return { ...bare, line, fault };
	}

	let read: ReturnType<typeof parseYaml> | undefined;
	const parse = (yaml: string) => {
		read = parseYaml(yaml);
		return {};
	};
	// With an options object gray-matter keeps no cache, which would turn a malformed file into an empty one the second time.
	// It copies all that it is given, so it is given no body.
	const head = fenced.slice(0, end.index + end[0].length);
	const file = matter(head, { engines: { yaml: { parse }, yml: { parse } } });
	const split = { ...bare, yaml: file.matter, line: line - 1, bodyAt: start + head.length - file.content.length };
	if (read === undefined) return split;
	if ("fault" in read) {
		const { fault } = read;
		return { ...split, fault: fault.line === undefined ? { ...fault, line } : { ...fault, line: fault.line + line - 2 } };
	}
	if (read.value === null || read.value === undefined) return split;
	if (typeof read.value !== "object" || Array.isArray(read.value)) {
		const message = "The front matter is not a list of fields.";
		return {
			...split,
			fault: { rule: "front-matter-shape", line, column: 1, message, remedy: 'Write each field as "name: value" on a line of its own.' },
		};
	}
	return { ...split, fields: read.value as Record<string, unknown> };
}

/** The line, 1-based, of a place in a text. */
export function lineAt(text: string, offset: number): number {
	let line = 1;
	for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) line++;
	return line;
}

/** A no-break space pasted where YAML wants a blank (before or after a key) becomes one; the length stays. */
function mendSpaces(text: string): string {
	const end = text.indexOf("\n---", 3);
	const head = end < 0 ? text : text.slice(0, end);
	if (!head.includes("\u00a0")) return text;
	const mended = head.replace(/^[\s\u00a0]*(?:- )?[\w-]+:[ \u00a0]+|^[ \u00a0]+/gm, (blank) => blank.replaceAll("\u00a0", " "));
	return mended + text.slice(head.length);
}
