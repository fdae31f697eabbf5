import { NO_FRONT_MATTER } from "../../../../article/frontmatter/split.ts";
import { type Split, splitFrontMatter } from "../../../../article/frontmatter.ts";
import { plainLine } from "../../../../article/text.ts";
import type { SiteFolder } from "../folder.ts";
import { FIELD } from "../rst/lists.ts";
import { type PostDirective, postDirective, postFields } from "../rst/post.ts";
import { readRstHead } from "../rst/rst.ts";
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

/** The parts that stand before and about the title of a text in reStructuredText. */
interface RstParts {
	readonly fields: ReadonlyMap<string, string>;
	/** The text with blank lines in the place of these parts. */
	readonly rest: string;
	readonly line: number;
	readonly post: PostDirective | undefined;
}

const LABEL = /^\.\. +_[^:`]{1,300}:$/;

/** Reads the fields of a file and its directive `post`. Labels before the title are those of the page. */
export function rstParts(text: string): RstParts {
	const lines = text.replace(/\r\n?/g, "\n").split("\n");
	const post = postDirective(text);
	if (post) lines.fill("", post.line - 1, post.next - 1);
	const fields = new Map<string, string>();
	let [last, first] = ["", post?.line ?? 1];
	for (let at = 0; at < lines.length; at++) {
		const line = lines[at] ?? "";
		const found = FIELD.exec(line);
		if (found) {
			last = (found[1] ?? "").toLowerCase();
			if (fields.size === 0) first = at + 1;
			fields.set(last, line.slice(found[0].length).trim());
		} else if (last !== "" && /^\s+\S/.test(line)) fields.set(last, `${fields.get(last) ?? ""} ${line.trim()}`.trim());
		else if (line.trim() !== "" && !LABEL.test(line.trimEnd())) break;
		else last = "";
		lines[at] = "";
	}
	return { fields, rest: lines.join("\n"), line: first, post };
}

function splitRst(text: string): Split {
	const { fields, rest, line, post } = rstParts(text);
	const head = readRstHead(rest);
	const title = head.title === undefined ? {} : { title: plainLine(head.title.replace(/[`*]/g, "")) };
	return {
		...NO_FRONT_MATTER,
		fields: { ...title, ...Object.fromEntries([...(post?.fields ?? []), ...head.fields, ...fields]) },
		text,
		line,
	};
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
