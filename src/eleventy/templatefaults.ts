import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { nearestOf } from "../problem/nearest.ts";
import { compareText } from "../problem.ts";
import { withSlashes } from "../system/disk/diskpaths.ts";
import { OURS } from "./nunjucks.ts";
import { circleIn } from "./templatecircles.ts";
import { templateLike } from "./templatenames.ts";

/** What is wrong in a template, in words for somebody who does not know Nunjucks. */
export interface TemplateFault {
	/** The template, absolute. */
	readonly file: string;
	/** From 1; undefined where it is not known. */
	readonly line?: number;
	/** From 1; undefined where it is not known. */
	readonly column?: number;
	/** What is wrong: a sentence without its full stop. */
	readonly message: string;
	/** What may have been meant, where something is near. */
	readonly meant?: string | undefined;
}

/** The templates among which a fault is looked for. */
export interface KnownTemplates {
	/** Their names, as templates name them, each with its file, absolute; the owner's first. */
	readonly files: ReadonlyMap<string, string>;
	/** The names of all filters. */
	readonly filters: readonly string[];
}

/** The templates in folders, by name; those of an earlier folder stand over others. */
export function templatesIn(folders: readonly string[]): ReadonlyMap<string, string> {
	const files = new Map<string, string>();
	for (const folder of folders) {
		for (const name of namesBelow(folder)) if (!files.has(name)) files.set(name, path.join(folder, name));
	}
	return files;
}

function namesBelow(folder: string): string[] {
	try {
		const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
		return names
			.filter((name) => name.endsWith(".njk"))
			.map((name) => withSlashes(name))
			.sort(compareText);
	} catch {
		return [];
	}
}

/** Tags of Nunjucks that are closed by one of `end` before their name. */
const CLOSED = ["asyncAll", "asyncEach", "block", "call", "filter", "for", "if", "ifAsync", "macro", "raw", "set", "switch", "verbatim"];

const TAGS = [
	...CLOSED.filter((name) => name !== "asyncAll" && name !== "asyncEach" && name !== "ifAsync"),
	...["block", "call", "filter", "for", "if", "macro", "raw", "set", "switch"].map((name) => `end${name}`),
	"case",
	"default",
	"elif",
	"else",
	"extends",
	"from",
	"import",
	"include",
];

/**
 * Says plainly what Nunjucks says of a template: Nunjucks names the template that uses the one with the fault, and the end of the file where a tag was left open.
 * @param text the message of Nunjucks, on one line
 * @returns undefined where the message names no template, and none that is known has the fault
 */
export function templateFault(text: string, { files, filters }: KnownTemplates): TemplateFault | undefined {
	const named = [...text.matchAll(/\((\S[^()]*\.njk)\)/g)].map(([, file = ""]) => file).reverse();
	const reason = text.replace(/^.*\.njk\)/, "").replace(/^\s*\[Line \d+(, Column \d+)?\]/, "");
	const searched = [...new Set([...named, ...files.values()])];
	const [, filter] = /filter not found: (\w+)/.exec(reason) ?? [];
	if (filter !== undefined) {
		const meant = nearestOf(filter, filters);
		return foundIn(searched, new RegExp(`\\|\\s*${filter}\\b`), filter, { message: `there is no filter ${filter}`, meant });
	}
	const [, template] = /template not found: (\S+)/.exec(reason) ?? [];
	if (template !== undefined) {
		const quoted = new RegExp(`["']${template.replace(/[^\w/]/g, "\\$&")}["']`);
		return foundIn(searched, quoted, template, { message: `there is no template ${template}`, meant: nearestTemplate(template, files) });
	}
	const circle = /Maximum call stack size exceeded/.test(reason) ? circleFault(files) : undefined;
	if (circle) return circle;
	const [file] = named;
	if (file === undefined) return undefined;
	const at = /\.njk\)\s*\[Line (\d+)(?:, Column (\d+))?\](?!.*\.njk\))/.exec(text);
	// Eleventy takes the front matter off a page of the owner's own.
	const above = (/^---\r?\n[^]*?\n---[^\S\n]*\n/.exec(textOf(file))?.[0] ?? "").split("\n").length - 1;
	const place = at ? { line: Number(at[1]) + above, ...(at[2] === undefined ? {} : { column: Number(at[2]) }) } : {};
	return { file, ...place, ...syntaxFault(reason.trim(), textOf(file)) };
}

/** The fault of a template that uses itself, as one does that means the template of ours over which it stands; undefined where none does. */
function circleFault(files: KnownTemplates["files"]): TemplateFault | undefined {
	const circle = circleIn(files.keys(), (name) => textOf(files.get(name) ?? ""));
	const file = files.get(circle?.name ?? "");
	if (!circle || file === undefined) return undefined;
	const [line, column] = placeOf(textOf(file), circle.index);
	if (circle.by.length === 0)
		return { file, line, column, message: "the template uses itself, and so has no end", meant: OURS + circle.name };
	return { file, line, column, message: `the template uses itself by way of ${circle.by.join(" and ")}, and so has no end` };
}

/** What is wrong in the syntax of a template; a line only where Nunjucks names another one. */
function syntaxFault(reason: string, text: string): Pick<TemplateFault, "line" | "column" | "message" | "meant"> {
	const [, tag] = /unknown block tag: (\w+)/.exec(reason) ?? [];
	if (/got end of file|unexpected end of file|got EOF/.test(reason) || (tag !== undefined && TAGS.includes(tag))) {
		const open = unclosed(text);
		if (open) return open;
	}
	if (tag !== undefined) {
		const message = TAGS.includes(tag) ? `the tag {% ${tag} %} has no beginning before it` : `there is no tag ${tag}`;
		return { message, meant: TAGS.includes(tag) ? undefined : nearestOf(tag, TAGS) };
	}
	if (reason.startsWith("expected variable end")) return { message: "what begins with {{ does not end with }} as it should" };
	const [, unended] = /^expected block end in (\w+) statement/.exec(reason) ?? [];
	if (unended !== undefined) return { message: `the tag {% ${unended} … %} does not end with %} as it should` };
	return { message: reason.replace(/^parse\w+: /, "") };
}

/** The innermost tag that is still open where another one is closed, or where the text ends; undefined where there is none. */
function unclosed(text: string): Pick<TemplateFault, "line" | "column" | "message"> | undefined {
	const open: { readonly name: string; readonly index: number }[] = [];
	for (const { 0: whole, 1: name = "", 2: rest = "", index } of text.matchAll(/\{#[^]*?#\}|\{%-?\s*(\w+)([^]*?)%\}/g)) {
		const last = open.at(-1);
		if (whole.startsWith("{#") || ((last?.name === "raw" || last?.name === "verbatim") && name !== `end${last.name}`)) continue;
		if (CLOSED.includes(name) && !(name === "set" && rest.includes("="))) open.push({ name, index });
		else if (name.startsWith("end") && last && CLOSED.includes(name.slice(3))) {
			if (name !== `end${last.name}` && !last.name.includes("sync")) break;
			open.pop();
		}
	}
	const last = open.at(-1);
	if (!last) return undefined;
	const [line, column] = placeOf(text, last.index);
	return { line, column, message: `the tag {% ${last.name} … %} is not closed: {% end${last.name} %} is missing` };
}

/** A fault at the first place where a pattern stands; the fault without a place where it stands in none of the files. */
function foundIn(
	files: readonly string[],
	pattern: RegExp,
	word: string,
	fault: Pick<TemplateFault, "message" | "meant">,
): TemplateFault | undefined {
	for (const file of files) {
		const text = textOf(file);
		const { index } = pattern.exec(text) ?? {};
		if (index === undefined) continue;
		const [line, column] = placeOf(text, text.indexOf(word, index));
		return { file, line, column, ...fault };
	}
	return undefined;
}

/** The template that may be meant by a name that none has, also where its folder is left out or is another one. */
function nearestTemplate(name: string, files: ReadonlyMap<string, string>): string | undefined {
	const [, prefix = "", bare = ""] = /^(backfile\/)?(.*)$/.exec(name) ?? [];
	const near = templateLike(
		bare,
		[...files.keys()].filter((known) => /^(layouts|partials|feeds)\//.test(known)),
	);
	return near && prefix + near;
}

/** Line and column of a place in a text, from 1. */
function placeOf(text: string, index: number): [line: number, column: number] {
	const before = text.slice(0, index);
	return [before.split("\n").length, index - before.lastIndexOf("\n")];
}

function textOf(file: string): string {
	try {
		return readFileSync(file, "utf8");
	} catch {
		return "";
	}
}
