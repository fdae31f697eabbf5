import type Token from "markdown-it/lib/token.mjs";
import type { Problem } from "../../problem.ts";
import type { Format, Picture, ShownPicture } from "../article.ts";
import { hostOf } from "../hosts.ts";
import { snapshotsIn } from "./embeds/snapshots.ts";
import { eachElement } from "./html/parse.ts";
import { tidyHtml } from "./html/tidy.ts";
import { parseMarkdown } from "./markdown.ts";

/** A picture as it is written in a story, on this site or another. */
export interface WrittenPicture extends ShownPicture {
	/** Its alternative text; undefined where none is written. */
	readonly alt?: string;
	/** Where it is written: in a field, or in the body as Markdown or HTML. */
	readonly form: "field" | "markdown" | "html";
}

/** A body without any of these shows no picture, and nothing of another site of which there may be one. */
const MAYBE_PICTURE = /!\[|<(?:ima?ge?|iframe|embed|object|script)\b|<(?:figure|blockquote|div)\s[^<>]*\bclass\s*=/i;

/** Whether a body may show a picture. */
export function mayShowPictures(body: string): boolean {
	return MAYBE_PICTURE.test(body);
}

/** A picture with its line, 1-based, in the body. */
export type PictureOnLine = WrittenPicture & { readonly line: number };

/** Finds the pictures of a body. */
export function picturesOf(body: string, format: Format): PictureOnLine[] {
	if (format === "html") return picturesInHtml(body);
	return format === "text" || !mayShowPictures(body) ? [] : picturesInMarkdown(parseMarkdown(body));
}

/** Finds the pictures of a body in Markdown. */
export function picturesInMarkdown(tokens: readonly Token[]): PictureOnLine[] {
	const found: PictureOnLine[] = [];
	let line = 1;
	for (const token of tokens) {
		// The tokens of a table's cells have no line; that of their row has one.
		if (token.map) line = token.map[0] + 1;
		if (token.type === "html_block") found.push(...picturesInHtml(token.content).map((picture) => moved(picture, line)));
		let within = line;
		for (const child of token.children ?? []) {
			if (child.type === "image") {
				const alt = child.content.trim();
				found.push({ src: String(child.attrGet("src") ?? ""), alt: alt === "" ? undefined : alt, line: within, form: "markdown" });
			} else if (child.type === "html_inline") found.push(...picturesInHtml(child.content).map((picture) => moved(picture, within)));
			within += child.type === "softbreak" || child.type === "hardbreak" ? 1 : child.content.split("\n").length - 1;
		}
	}
	return found.filter(({ src }) => src !== "" && !isForeignScheme(src));
}

function moved(picture: PictureOnLine, line: number): PictureOnLine {
	return { ...picture, line: picture.line + line - 1 };
}

/** Whether an address is none from which a picture is fetched: the sanitiser takes it out, or the picture is in the page itself. */
function isForeignScheme(src: string): boolean {
	return /^(?!https?:)[a-z][a-z\d+.-]*:/i.test(src);
}

/** Finds the pictures of HTML. */
export function picturesInHtml(html: string): PictureOnLine[] {
	if (!mayShowPictures(html)) return [];
	const found: PictureOnLine[] = [];
	const tidy = tidyHtml(html, "keep-lines").html;
	eachElement(tidy, (name, valueOf, line) => {
		const src = name === "img" ? (valueOf("src") ?? "") : "";
		if (src !== "" && !isForeignScheme(src)) found.push({ src, alt: valueOf("alt"), line, form: "html" });
	});
	return [...found, ...snapshotsIn(tidy).map((src): PictureOnLine => ({ src, alt: "", line: 1, form: "html", isOptional: true }))];
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
	return own.map(({ src, file, line, isOptional }) => ({
		src,
		file: file === story ? undefined : file,
		line,
		...(isOptional && { isOptional }),
	}));
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
