import { escapeHtml } from "../../article/text.ts";

/** Something of another site that a story shows: a post, a film, a sound. It is as much of it as the source holds. */
export interface Embed {
	/** The platform's name as people write it, such as `YouTube`; empty where it is not known. */
	readonly platform: string;
	/** Whole (`https://…`). */
	readonly address: string;
	/** Its words, as HTML of the source. */
	readonly html?: string;
	/** The name of its title, such as that of a film. */
	readonly title?: string;
	readonly author?: string;
	/** As the source writes it. */
	readonly published?: string;
}

/** An embed as it stands in a story's body: a figure with what is known of it, and a link. Nothing is asked of the other site. */
export function embedHtml({ platform, address, html = "", title, author, published }: Embed): string {
	const href = escapeHtml(address);
	const words = [author, title, platform, published].flatMap((part) => (part === undefined || part === "" ? [] : escapeHtml(part)));
	const link = `<a href="${href}">${words.length === 0 ? href : words.join(", ")}</a>`;
	if (html === "") return `<p>${link}</p>`;
	return `<figure><blockquote cite="${href}">${html}</blockquote><figcaption>${link}</figcaption></figure>`;
}
