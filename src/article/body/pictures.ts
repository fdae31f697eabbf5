import { fromHtml } from "hast-util-from-html";
import { visit } from "unist-util-visit";
import type { Problem } from "../../problem.ts";
import type { Format, Picture, ShownPicture } from "../article.ts";
import { hostOf } from "../hosts.ts";
import { lineAt } from "../text.ts";
import { markdownTokens } from "./markdown.ts";

/** A picture as it is written in a story, on this site or another. */
export interface WrittenPicture extends ShownPicture {
	/** Its alternative text; undefined where none is written. */
	readonly alt?: string;
	/** Where it is written: in a field, or in the body as Markdown or HTML. */
	readonly form: "field" | "markdown" | "html";
}

/** A body without any of these shows no picture. */
const MAYBE_PICTURE = /!\[|<img\b/i;

/** Finds the pictures of a story's body, with their lines in the whole text. */
export function picturesIn(text: string, bodyAt: number, format: Format): WrittenPicture[] {
	const body = text.slice(bodyAt);
	if (format === "text" || !MAYBE_PICTURE.test(body)) return [];
	const above = lineAt(text, bodyAt) - 1;
	const found = format === "html" ? picturesInHtml(body) : picturesInMarkdown(body);
	return found.map((picture) => ({ ...picture, line: picture.line + above }));
}

type PictureOnLine = WrittenPicture & { readonly line: number };

function picturesInMarkdown(body: string): PictureOnLine[] {
	const found: PictureOnLine[] = [];
	let line = 1;
	for (const token of markdownTokens(body)) {
		// The tokens of a table's cells have no line; that of their row has one.
		if (token.map) line = token.map[0] + 1;
		if (token.type === "html_block") found.push(...picturesInHtml(token.content).map((picture) => moved(picture, line)));
		let within = line;
		for (const child of token.children ?? []) {
			if (child.type === "image") {
				const alt = child.content.trim();
				found.push({ src: child.attrGet("src") ?? "", alt: alt === "" ? undefined : alt, line: within, form: "markdown" });
			} else if (child.type === "html_inline") found.push(...picturesInHtml(child.content).map((picture) => moved(picture, within)));
			within += child.type === "softbreak" || child.type === "hardbreak" ? 1 : child.content.split("\n").length - 1;
		}
	}
	return found.filter(({ src }) => src !== "");
}

function moved(picture: PictureOnLine, line: number): PictureOnLine {
	return { ...picture, line: picture.line + line - 1 };
}

function picturesInHtml(html: string): PictureOnLine[] {
	if (!MAYBE_PICTURE.test(html)) return [];
	const found: PictureOnLine[] = [];
	try {
		visit(fromHtml(html, { fragment: true }), "element", ({ tagName, properties, position }) => {
			const { src, alt } = properties;
			// The sanitiser takes out pictures with other schemes.
			if (tagName !== "img" || typeof src !== "string" || src === "" || /^(?!https?:)[a-z][a-z\d+.-]*:/i.test(src)) return;
			found.push({ src, alt: typeof alt === "string" ? alt : undefined, line: position?.start.line ?? 1, form: "html" });
		});
	} catch (error) {
		// A body with thousands of nested elements is shown as text without pictures.
		if (!(error instanceof RangeError)) throw error;
		return [];
	}
	return found;
}

/** A story's main picture as it is written: a list of one, or of none. */
export function mainPicture(image: Picture | undefined, place: Pick<ShownPicture, "file" | "line"> | undefined): WrittenPicture[] {
	return image ? [{ src: image.src, alt: image.alt, form: "field", ...place }] : [];
}

/**
 * The pictures that are files of this site; undefined where there are none.
 * @param hosts the hosts whose addresses are those of this site, without `www.`
 */
export function ofThisSite(written: readonly WrittenPicture[], story: string, hosts: readonly string[] = []): ShownPicture[] | undefined {
	const own = written.filter(({ src }) => !/^(#|[a-z][a-z\d+.-]*:|\/\/)/i.test(src) || hosts.includes(hostOf(src) ?? ""));
	if (own.length === 0) return undefined;
	return own.map(({ src, file, line }) => ({ src, file: file === story ? undefined : file, line }));
}

const REMEDIES: Readonly<Record<WrittenPicture["form"], string>> = {
	field: 'Write what it shows: "image: { src: …, alt: … }"; alt: "" where it says nothing.',
	markdown: "Write what it shows between the brackets: ![…](…).",
	html: 'Write what it shows: alt="…"; alt="" where it says nothing.',
};

/** A note for each picture without alternative text. */
export function altProblems(written: readonly WrittenPicture[], story: string): Problem[] {
	return written
		.filter(({ alt }) => alt === undefined)
		.map(({ src, file = story, line, form }): Problem => {
			const shown = src.length > 100 ? `${src.slice(0, 99)}…` : src;
			const message = `The picture ${shown} has no alternative text.`;
			return { file, line, rule: "alt-missing", severity: "info", message, remedy: REMEDIES[form] };
		});
}
