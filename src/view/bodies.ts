import { readFileSync } from "node:fs";
import path from "node:path";
import type { Article } from "../article/article.ts";
import { type BoxTitle, type PictureForms, type Rewrite, renderBody } from "../article/body.ts";
import { unchangedBody } from "../article/read.ts";
import { at } from "../system/pulse.ts";
import { withNames } from "./unnamed.ts";
import type { Words } from "./words.ts";

/** Is told of a story, by its file below the content folder, whose body cannot be rendered. */
export type OnFault = (file: string, error: unknown) => void;

/** Who is told of what becomes of bodies. */
export interface BodyListeners {
	/** Is told of a story whose body cannot be rendered, before that error is thrown. */
	readonly onFault?: OnFault;
	/** Is told of each body that is rendered for a page, as HTML. */
	readonly onBody?: (article: Article, html: string) => void;
}

/** Gives the bytes of a story's file, by its path below the content folder; undefined where it cannot be read. */
export type ReadStory = (file: string) => Uint8Array | undefined;

/**
 * Reads the files of stories.
 * @param content the content folder, absolute
 */
export function storyReader(content: string): ReadStory {
	return (file) => {
		try {
			return readFileSync(path.join(content, file));
		} catch {
			return undefined;
		}
	};
}

/** Renders the body of a story: for its page, or for something else that shows it. */
export type RenderStory = (article: Article, rewrite: Rewrite, pictures?: PictureForms, use?: "page" | "other") => string;

/** A body as it was rendered, and what was asked of the page for it. */
interface KeptBody {
	readonly html: string;
	readonly rewritten: readonly (readonly [address: string, to: string | undefined])[];
}

/** How much of bodies is kept, in characters of HTML. */
const MOST_KEPT = 8_000_000;

/**
 * Makes what renders bodies from their files. A feed often needs a body as its page has it: bodies without pictures are kept for a while, and given
 * again where all their addresses become the same.
 * Errors are those of the story, not of a template.
 */
export function bodyRenderer(read: ReadStory, words: Words, { onFault, onBody }: BodyListeners = {}): RenderStory {
	const kept = new Map<Article, KeptBody>();
	let length = 0;
	const keep = (article: Article, body: KeptBody) => {
		if (length > MOST_KEPT) {
			kept.clear();
			length = 0;
		}
		kept.set(article, body);
		length += body.html.length;
	};
	return (article, rewrite, pictures, use = pictures ? "page" : "other") => {
		const known = kept.get(article);
		if (known?.rewritten.every(([address, to]) => rewrite(address) === to)) return known.html;
		return at(article.file, () => {
			try {
				const text = unchangedBody(article, read(article.readFrom ?? article.file));
				if (!pictures || use === "other") return withNames(renderBody(text, article.format, rewrite, pictures, boxTitles(article, words)));
				const noted = noting(rewrite, pictures);
				const html = withNames(renderBody(text, article.format, noted.rewrite, noted.pictures, boxTitles(article, words)));
				onBody?.(article, html);
				// A feed gives pictures no attributes.
				if (!noted.hasPictures()) keep(article, { html, rewritten: noted.rewritten });
				return html;
			} catch (error) {
				onFault?.(article.file, error);
				throw error;
			}
		});
	};
}

/** Takes note of what is asked of a page while a body is rendered. */
function noting(rewrite: Rewrite, pictures: PictureForms) {
	const rewritten: [string, string | undefined][] = [];
	let hasPictures = false;
	const notingPictures: PictureForms = (address, size) => {
		hasPictures = true;
		return pictures(address, size);
	};
	return {
		rewritten,
		rewrite: (address: string) => {
			const to = rewrite(address);
			rewritten.push([address, to]);
			return to;
		},
		pictures: notingPictures,
		hasPictures: () => hasPictures,
	};
}

/** The words above boxes, by the names of their kinds. */
const BOXES: Readonly<Record<string, string>> = {
	note: "box-note",
	tip: "box-tip",
	important: "box-important",
	warning: "box-warning",
	caution: "box-caution",
	danger: "box-danger",
	info: "box-info",
};

/** The titles of boxes in the language of the site; none for a story in another language. */
function boxTitles({ language }: Article, words: Words): BoxTitle | undefined {
	const isOther = language !== undefined && primary(language) !== primary(words.language);
	if (isOther) return undefined;
	return (kind) => {
		const key = Object.hasOwn(BOXES, kind) ? BOXES[kind] : undefined;
		return key && words.say(key);
	};
}

function primary(language: string): string {
	return language.replace(/-.*/, "").toLowerCase();
}
