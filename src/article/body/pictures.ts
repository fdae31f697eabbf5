import { fromHtml } from "hast-util-from-html";
import { visit } from "unist-util-visit";
import type { Problem } from "../../problem.ts";
import type { Format, Picture, ShownPicture } from "../article.ts";
import { markdownTokens } from "../body.ts";
import { lineAt } from "../frontmatter.ts";

/** A picture as a story names it, of whatever site. */
export interface WrittenPicture extends ShownPicture {
	/** How its alternative text is written where it is; undefined where there is none, and none was meant. */
	readonly alt?: string;
	/** The language that it is written in. */
	readonly form: "field" | "markdown" | "html";
}

/** What may show a picture. */
const PICTURE = /!\[|<img\b/i;

/** Finds the pictures of a story's body, with their lines in the whole text. */
export function picturesIn(text: string, bodyAt: number, format: Format): WrittenPicture[] {
	const body = text.slice(bodyAt);
	if (format === "text" || !PICTURE.test(body)) return [];
	const above = lineAt(text, bodyAt) - 1;
	const found = format === "html" ? picturesInHtml(body) : picturesInMarkdown(body);
	return found.map((picture) => ({ ...picture, line: picture.line + above }));
}

type Placed = WrittenPicture & { readonly line: number };

function picturesInMarkdown(body: string): Placed[] {
	const found: Placed[] = [];
	let line = 1;
	for (const token of markdownTokens(body)) {
		// The cells of a table do not say where they are; their row does.
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

function moved(picture: Placed, line: number): Placed {
	return { ...picture, line: picture.line + line - 1 };
}

function picturesInHtml(html: string): Placed[] {
	if (!PICTURE.test(html)) return [];
	const found: Placed[] = [];
	try {
		visit(fromHtml(html, { fragment: true }), "element", ({ tagName, properties, position }) => {
			const { src, alt } = properties;
			// What the sanitiser takes out is not shown.
			if (tagName !== "img" || typeof src !== "string" || src === "" || /^(?!https?:)[a-z][a-z\d+.-]*:/i.test(src)) return;
			found.push({ src, alt: typeof alt === "string" ? alt : undefined, line: position?.start.line ?? 1, form: "html" });
		});
	} catch (error) {
		// Elements within each other by the thousand are shown as text alone.
		if (!(error instanceof RangeError)) throw error;
		return [];
	}
	return found;
}

/** A story's main picture as it is named; a list of one, or none. */
export function mainPicture(image: Picture | undefined, place: Pick<ShownPicture, "file" | "line"> | undefined): WrittenPicture[] {
	return image ? [{ src: image.src, alt: image.alt, form: "field", ...place }] : [];
}

/** Those that are to stand on this site; undefined where there are none. */
export function ofThisSite(written: readonly WrittenPicture[], story: string): ShownPicture[] | undefined {
	const own = written.filter(({ src }) => !/^(#|[a-z][a-z\d+.-]*:|\/\/)/i.test(src));
	if (own.length === 0) return undefined;
	return own.map(({ src, file, line }) => ({ src, file: file === story ? undefined : file, line }));
}

const REMEDIES: Readonly<Record<WrittenPicture["form"], string>> = {
	field: 'Write what it shows: "image: { src: …, alt: … }"; alt: "" where it says nothing.',
	markdown: "Write what it shows between the brackets: ![…](…).",
	html: 'Write what it shows: alt="…"; alt="" where it says nothing.',
};

/** A note for each picture that people who cannot see it are told nothing of. */
export function altProblems(written: readonly WrittenPicture[], story: string): Problem[] {
	return written
		.filter(({ alt }) => alt === undefined)
		.map(({ src, file = story, line, form }): Problem => {
			const shown = src.length > 100 ? `${src.slice(0, 99)}…` : src;
			const message = `The picture ${shown} has no alternative text.`;
			return { file, line, rule: "alt-missing", severity: "info", message, remedy: REMEDIES[form] };
		});
}
