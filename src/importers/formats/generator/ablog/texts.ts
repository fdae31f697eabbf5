import { NO_FRONT_MATTER } from "../../../../article/frontmatter/split.ts";
import { type Split, splitFrontMatter } from "../../../../article/frontmatter.ts";
import { plainLine } from "../../../../article/text.ts";
import type { SiteFolder } from "../folder.ts";
import { linesOf, wholeOf } from "../rst/lines.ts";
import { FIELD } from "../rst/lists.ts";
import { type PostDirective, postDirective, postFields } from "../rst/post.ts";
import { titleAt } from "../rst/titles.ts";
import type { Role } from "../table.ts";
import type { AblogConfig } from "./config.ts";
import { fenceAt, optionsOf } from "./fences.ts";

/** The extension of a text that Sphinx reads; undefined for other files. */
export function suffixOf(path: string, { suffixes }: AblogConfig): string | undefined {
	return [...suffixes.keys()].find((suffix) => path.toLowerCase().endsWith(suffix));
}

/** What a file of the site is. A text is a post if it says so, or if the configuration does. */
export function ablogRole(path: string, config: AblogConfig, folder: SiteFolder): Role {
	const suffix = suffixOf(path, config);
	if (suffix === undefined || !path.startsWith(config.root)) return { role: "file" };
	const inside = path.slice(config.root.length);
	if (/^(?:_build|_website|_templates|_static)\//.test(inside)) return { role: "file" };
	if (config.isExcluded(inside)) return { role: "none", why: "the configuration excludes it" };
	const language = config.suffixes.get(suffix);
	if (language === "notebook") return { role: "none", why: "it is a notebook (.ipynb), which is not read" };
	const format = language === "rst" ? "html" : "markdown";
	if (config.isPost(inside)) return { role: "story", format };
	const text = folder.read(path) ?? "";
	const isPost = /^ {0,3}(?:(?:`{3,}|:{3,}|~{3,})\{post\}|\.\. +post ?::|:blogpost:[^\S\n]*true|blogpost[^\S\n]*:[^\S\n]*["']?true)/im.test(
		text,
	);
	return { role: isPost ? "story" : "page", format };
}

/** Whether a text is reStructuredText. */
export function isRst(path: string, config: AblogConfig): boolean {
	return config.suffixes.get(suffixOf(path, config) ?? "") === "rst";
}

/** Cuts a text into its fields and its body. The body of reStructuredText begins with its head. */
export function splitAblog(text: string, path: string, config: AblogConfig): Split {
	return isRst(path, config) ? splitRst(text) : splitMyst(text);
}

/** The head of a text in reStructuredText. */
interface RstParts {
	/** The first title of the text, as Sphinx takes it. */
	readonly title?: string;
	readonly fields: ReadonlyMap<string, string>;
	/** The text with blank lines in the place of its head. */
	readonly rest: string;
	/** The line of the first field, 1-based. */
	readonly line: number;
	readonly post: PostDirective | undefined;
}

/** A label, or the beginning of a comment. */
const UNSEEN = /^\.\.(?: +_[^:`]{1,300}:$| +(?![_[|]|\S+ ?::)|$)/;

/** Reads the head of a text: its title, the fields of the file, its directive `post`. Labels and comments before the title go with it. */
export function rstParts(text: string): RstParts {
	const lines = text.replace(/\r\n?/g, "\n").split("\n");
	const post = postDirective(text);
	if (post) lines.fill("", post.line - 1, post.next - 1);
	const title = takeTitle(lines);
	const fields = new Map<string, string>();
	let [last, first, isUnseen] = ["", post?.line ?? 1, false];
	for (let at = 0; at < lines.length; at++) {
		const line = (lines[at] ?? "").trimEnd();
		const found = FIELD.exec(line);
		if (found) {
			last = (found[1] ?? "").toLowerCase();
			if (fields.size === 0) first = at + 1;
			fields.set(last, line.slice(found[0].length).trim());
		} else if (/^\s/.test(line)) {
			if (last !== "") fields.set(last, `${fields.get(last) ?? ""} ${line.trim()}`.trim());
			else if (!isUnseen) break;
		} else if (line !== "") {
			if (!UNSEEN.test(line)) break;
			[last, isUnseen] = ["", true];
		}
		lines[at] = "";
	}
	return { ...(title !== undefined && { title }), fields, rest: lines.join("\n"), line: first, post };
}

/** Takes the first title out of lines. */
function takeTitle(lines: string[]): string | undefined {
	const whole = wholeOf(linesOf(lines.join("\n")));
	for (let at = 0; at < whole.to; at++) {
		const title = titleAt(whole, at);
		if (title === undefined) continue;
		lines.fill("", at, at + (whole.lines.texts[at]?.trim() === title ? 2 : 3));
		return title;
	}
	return undefined;
}

function splitRst(text: string): Split {
	const { title, fields, line, post } = rstParts(text);
	const shown = title === undefined ? {} : { title: plainLine(title.replace(/[`*]/g, "")) };
	return { ...NO_FRONT_MATTER, fields: { ...shown, ...Object.fromEntries([...(post?.fields ?? []), ...fields]) }, text, line };
}

/** Says that the directive `post` of a text was taken out of it. */
export const AT_HEAD = "post at the head";

/** Markdown of MyST: YAML at its head, or a fence `{post}`, or both. */
function splitMyst(text: string): Split {
	const split = splitFrontMatter(text);
	if (split.fault) return split;
	const lines = text.slice(split.bodyAt).split("\n");
	let isHead = true;
	for (let at = 0; at < lines.length; ) {
		const fence = fenceAt(lines, at);
		const next = fence?.next ?? at + 1;
		if (fence?.name === "post") {
			const { options, content } = optionsOf(fence.inner);
			const written = [...options].map(([name, value]) => `:${name}: ${value}`);
			const fields = { ...Object.fromEntries(postFields(fence.argument, [...written, "", ...content])), ...split.fields };
			if (!isHead) return { ...split, fields };
			// What stands before the headline goes with it.
			const bodyAt = split.bodyAt + lines.slice(0, next).join("\n").length + 1;
			return { ...split, fields: { ...fields, [AT_HEAD]: true }, bodyAt: Math.min(text.length, bodyAt) };
		}
		isHead &&= !fence && /^(?:\s*|\([^()]{1,300}\)=\s*)$/.test(lines[at] ?? "");
		at = next;
	}
	return split;
}
