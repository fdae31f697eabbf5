import { escapeHtml } from "../../../article/text.ts";
import type { Body } from "../../importer.ts";
import { renderedText } from "../../reading/rendered.ts";
import { filled, plainOf, webAddress } from "../../reading/values.ts";

/** A picture that goes with an item. Texts are as the source has them. */
export interface WirePicture {
	readonly src?: string;
	readonly alt?: string;
	readonly caption?: string;
	readonly credit?: string;
}

/** The main picture and the text of an item: pictures that the text does not show itself stand below it, but for the first, which is the main one. */
export function withPictures(
	body: Body,
	pictures: readonly WirePicture[],
): { readonly image?: Readonly<Record<string, unknown>>; readonly body: Body } {
	const shown = pictures
		.map((picture) =>
			filled({ src: addressOf(picture.src), alt: plain(picture.alt), caption: plain(picture.caption), credit: plain(picture.credit) }),
		)
		.filter(({ src }) => src !== undefined && !body.text.includes(escapeHtml(String(src))));
	const [image, ...others] = shown;
	if (others.length === 0) return { body, ...(image && { image }) };
	const html = body.format === "html" ? body.text : renderedText(body.text, body.format).trim();
	return { ...(image && { image }), body: { format: "html", text: [html, ...others.map(figure)].join("\n\n") } };
}

/** The address of a picture: on the web, or the path of a file beside the item. Others, such as `urn:…`, show nothing. */
function addressOf(src: string | undefined): string | undefined {
	const written = src?.trim() ?? "";
	return webAddress(written) ?? (/^[^\s:]+\.(jpe?g|png|gif|webp)$/i.test(written) ? written : undefined);
}

function plain(text: string | undefined): string | undefined {
	return plainOf(text ?? "") || undefined;
}

/** A picture with its caption and credit, as HTML. */
export function figure({ src, alt = "", caption = "", credit = "" }: Readonly<Record<string, unknown>>): string {
	const words = [caption, credit].map(String).filter((text) => text !== "");
	const shown = words.length === 0 ? "" : `<figcaption>${escapeHtml(words.join(" — "))}</figcaption>`;
	return `<figure><img src="${escapeHtml(String(src))}" alt="${escapeHtml(String(alt))}">${shown}</figure>`;
}
