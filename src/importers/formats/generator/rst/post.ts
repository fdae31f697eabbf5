import { FIELD } from "./lists.ts";
import type { Directive } from "./reading.ts";

/** The directive of ABlog that says what a text is: `.. post:: 15 Apr 2014`, with fields below it. */
export interface PostDirective {
	/** Its fields in lower case, `date` among them, and `excerpt`, which is the text below it. */
	readonly fields: ReadonlyMap<string, string>;
	/** The number of its line, 1-based. */
	readonly line: number;
	/** The number of the line behind it, 1-based. */
	readonly next: number;
}

const POST = /^(?:\.\. +post ?::[^\S\n]*(.*))$/;

/** The first directive `post` of a text, at its left margin; undefined where there is none. */
export function postDirective(text: string): PostDirective | undefined {
	if (!text.includes(".. ")) return undefined;
	const lines = text.replace(/\r\n?/g, "\n").split("\n");
	const at = lines.findIndex((line) => POST.test(line));
	if (at < 0) return undefined;
	let next = at + 1;
	while (next < lines.length && /^(?:\s|$)/.test(lines[next] ?? "")) next++;
	const block = lines.slice(at + 1, next).map((line) => line.trim());
	return { fields: postFields(POST.exec(lines[at] ?? "")?.[1] ?? "", block), line: at + 1, next: next + 1 };
}

/** The fields of a directive `post`, by what stands behind its name and the lines below it, which are not indented. */
export function postFields(date: string, lines: readonly string[]): ReadonlyMap<string, string> {
	const fields = new Map<string, string>(date.trim() === "" ? [] : [["date", date.trim()]]);
	let [at, last] = [0, ""];
	for (; at < lines.length && lines[at] !== ""; at++) {
		const line = lines[at] ?? "";
		const found = FIELD.exec(line);
		if (!found && last === "") break;
		if (found) {
			last = (found[1] ?? "").toLowerCase();
			fields.set(last, line.slice(found[0].length).trim());
		} else fields.set(last, `${fields.get(last) ?? ""} ${line}`.trim());
	}
	// The number of paragraphs, or of the picture, that lists show is no field.
	for (const name of ["excerpt", "image"]) if (/^\d*$/.test(fields.get(name) ?? "")) fields.delete(name);
	const content = lines.slice(at).join("\n").trim();
	if (content !== "") fields.set("excerpt", content.replace(/\s*\n\s*/g, " "));
	return fields;
}

/** The fields that a directive `post` says of a text, under the names of other generators; empty where there is none. */
export function fieldsOfPost(text: string): Readonly<Record<string, string>> {
	const fields = postDirective(text)?.fields ?? new Map<string, string>();
	return Object.fromEntries(
		[...fields].flatMap(([name, value]) => {
			const known = FIELDS[name];
			return known === undefined || value === "" ? [] : [[known, value]];
		}),
	);
}

const FIELDS: Readonly<Record<string, string>> = {
	date: "date",
	title: "title",
	tags: "tags",
	category: "category",
	author: "author",
	language: "lang",
	location: "dateline",
	redirect: "alias",
	image: "image",
	excerpt: "excerpt",
};

/** The directive is not shown: its values are the fields of the text. A second one in a text stays as typed. */
export function postShown(text: string, line = 1): Directive {
	const first = postDirective(text);
	return { takesArgument: true, write: (call) => (first && call.line === first.line + line - 1 ? "" : undefined) };
}
