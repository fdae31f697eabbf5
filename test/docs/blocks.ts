// Takes a page of Markdown apart: its blocks of code, code within sentences, links and headings.
// The grammar of blocks is in grammar.ts.
import MarkdownIt, { type Token } from "markdown-it";
import type { Page } from "./pages.ts";

/**
 * What a page's folder holds before its first block: nothing, an archive as `backfile init` makes it, such an archive that is built,
 * a copy of this repository, or a copy of the folder in which the page lies.
 */
export const FOLDERS = ["empty", "archive", "built", "clone", "here"] as const;
export type Folder = (typeof FOLDERS)[number];

/** A piece of a page. */
export interface Piece {
	/** The page's path in the repository. */
	readonly page: string;
	/** The line on which it begins, from 1. */
	readonly line: number;
	readonly text: string;
}

/** A block of code. */
export interface Block extends Piece {
	/** The language after the fence; empty where there is none. */
	readonly language: string;
	/** The file that a reader writes it into, below the folder of the page. */
	readonly file?: string;
	/** Why no test runs it. */
	readonly notRun?: string;
	/** Whether it is what the block of commands right before it prints. */
	readonly isOutput: boolean;
	/** Whether it is indented, not fenced. */
	readonly isIndented: boolean;
}

/** All that is read from a page. */
export interface Parts {
	readonly folder: Folder;
	readonly blocks: readonly Block[];
	/** Code within sentences and tables. */
	readonly codes: readonly Piece[];
	/** The targets of links and pictures. */
	readonly links: readonly Piece[];
	/** The names by which a link can reach a place of the page, as forges make them from headings. */
	readonly anchors: ReadonlySet<string>;
	/** What is wrong with the comments that tell the test what to do, each with its line. */
	readonly faults: readonly string[];
}

const NOT_RUN = /^<!-- not run: (\S[^]*?) -->\s*$/;
const FOLDER = /^<!-- folder: (.*?) -->\s*$/;
const markdown = new MarkdownIt({ html: true });

/** Takes a page apart. */
export function partsOf(page: Page): Parts {
	const tokens = markdown.parse(page.text, {});
	const folder = FOLDERS.find((name) => tokens.some(({ type, content }) => type === "html_block" && FOLDER.exec(content)?.[1] === name));
	const inline = tokens.flatMap((token, index) => (token.type === "inline" ? piecesOf(token, page.name, lineOf(tokens, index)) : []));
	return {
		folder: folder ?? "archive",
		blocks: tokens.flatMap((token, index) => blockOf(token, tokens[index - 1], tokens[index - 2], page.name) ?? []),
		codes: inline.filter(({ type }) => type === "code").map(({ piece }) => piece),
		links: inline.filter(({ type }) => type === "link").map(({ piece }) => piece),
		anchors: new Set([...anchorsOf(tokens), ...[...page.text.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, name = ""]) => name)]),
		faults: tokens.flatMap((token, index) => faultOf(token, tokens[index + 1], page.name) ?? []),
	};
}

function blockOf(token: Token, before: Token | undefined, twoBefore: Token | undefined, page: string): Block | undefined {
	if (token.type !== "fence" && token.type !== "code_block") return undefined;
	const [language = "", ...file] = token.info.trim().split(/\s+/);
	const notRun = before?.type === "html_block" ? NOT_RUN.exec(before.content)?.[1] : undefined;
	const commands = notRun === undefined ? before : twoBefore;
	return {
		page,
		line: (token.map?.[0] ?? 0) + 1,
		text: token.content,
		language,
		...(file.length > 0 && { file: file.join(" ") }),
		...(notRun !== undefined && { notRun }),
		isOutput: language === "text" && file.length === 0 && commands?.type === "fence" && commands.info.trim() === "sh",
		isIndented: token.type === "code_block",
	};
}

/** Markdown gives a line to blocks only; that of the nearest block before counts. */
function lineOf(tokens: readonly Token[], index: number): number {
	const map = tokens.slice(0, index + 1).findLast((token) => token.map)?.map;
	return (map?.[0] ?? 0) + 1;
}

/** A piece of a sentence: code, or the target of a link or a picture. */
interface Inline {
	readonly type: "code" | "link";
	readonly piece: Piece;
}

function piecesOf(inline: Token, page: string, line: number): Inline[] {
	let at = line;
	return (inline.children ?? []).flatMap((token): Inline[] => {
		if (token.type === "softbreak" || token.type === "hardbreak") at++;
		if (token.type === "code_inline") return [{ type: "code", piece: { page, line: at, text: token.content } }];
		const target = token.attrGet("href") ?? token.attrGet("src");
		return target === null ? [] : [{ type: "link", piece: { page, line: at, text: target } }];
	});
}

/** The anchors that GitHub, GitLab and Forgejo make: letters, digits, `-` and `_` of the heading; a second one of a name has a number. */
function anchorsOf(tokens: readonly Token[]): string[] {
	const seen = new Map<string, number>();
	return tokens.flatMap((token, index) => {
		if (token.type !== "heading_open") return [];
		const words = tokens[index + 1]?.children?.map(({ content }) => content).join("") ?? "";
		const anchor = words
			.toLowerCase()
			.replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, "")
			.replaceAll(" ", "-");
		const times = seen.get(anchor) ?? 0;
		seen.set(anchor, times + 1);
		return [times === 0 ? anchor : `${anchor}-${times}`];
	});
}

function faultOf(token: Token, next: Token | undefined, page: string): string | undefined {
	if (token.type !== "html_block") return undefined;
	const line = `${page}:${(token.map?.[0] ?? 0) + 1}`;
	if (/^<!-- *folder\b/.test(token.content) && !FOLDERS.some((name) => name === FOLDER.exec(token.content)?.[1]))
		return `${line}: a folder is one of ${FOLDERS.join(", ")}: <!-- folder: archive -->`;
	if (!/^<!-- *not run\b/.test(token.content)) return undefined;
	if (!NOT_RUN.test(token.content)) return `${line}: a block that is not run has a reason: <!-- not run: it needs a bucket -->`;
	if (next?.type !== "fence") return `${line}: no block of code stands below this comment`;
	return undefined;
}
