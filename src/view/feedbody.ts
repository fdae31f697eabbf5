import type { Element } from "hast";
import type { Article, Correction, Picture } from "../article/article.ts";
import { htmlOf } from "../article/body/htmlof.ts";
import { missingNote } from "../article/body/missing.ts";
import { escapeHtml, type Rewrite } from "../article/body.ts";
import type { DateWords } from "./dates.ts";
import type { Words } from "./words.ts";

/** What of a story stands around its body. */
type FeedStory = Pick<Article, "corrections" | "dateline" | "image">;

/**
 * A story as a feed holds it, as HTML: its corrections, its main picture with caption and credit, its dateline, and its body.
 * A reader of the feed sees what a reader of the page sees.
 * @param body the body as HTML, with whole addresses
 * @param rewrite gives the whole address of a picture; undefined where it is missing
 */
export function feedHtml(
	{ corrections, image, dateline }: FeedStory,
	body: string,
	rewrite: Rewrite,
	words: Words,
	dates: DateWords,
): string {
	const parts = [
		...corrections.map((correction) => correctionHtml(correction, words, dates)),
		...(image ? [pictureHtml(image, rewrite, words)] : []),
		...(dateline === undefined ? [] : [`<p><b>${escapeHtml(dateline)}</b></p>`]),
	];
	return parts.length === 0 ? body : `${parts.join("\n")}\n${body}`;
}

/** A story in a feed that holds no whole stories, as plain text: its corrections, then its standfirst, else its opening, else its headline. */
export function feedSummary(
	{ corrections, standfirst, description, headline }: Pick<Article, "corrections" | "standfirst" | "description" | "headline">,
	words: Words,
	dates: DateWords,
): string {
	const corrected = corrections.map((correction) => `${correctionLabel(correction, words, dates)}: ${correction.text}`);
	return [...corrected, standfirst || description || headline].join(" ");
}

function correctionHtml(correction: Correction, words: Words, dates: DateWords): string {
	return `<p><b>${escapeHtml(correctionLabel(correction, words, dates))}:</b> ${escapeHtml(correction.text)}</p>`;
}

function correctionLabel({ date }: Correction, { say }: Words, { dateText }: DateWords): string {
	return date ? `${say("correction")} (${dateText(date)})` : say("correction");
}

function pictureHtml({ src, alt = "", caption, credit }: Picture, rewrite: Rewrite, { say }: Words): string {
	const address = rewrite(src);
	const shown: Element =
		address === undefined
			? missingNote(say("picture-missing"), alt)
			: { type: "element", tagName: "img", properties: { src: address, alt }, children: [] };
	const words = [caption, credit].filter((text) => text !== undefined && text !== "").map((text) => escapeHtml(text ?? ""));
	return `<figure>${htmlOf(shown)}${words.length === 0 ? "" : `<figcaption>${words.join(" ")}</figcaption>`}</figure>`;
}
