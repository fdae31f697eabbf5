import { oneLine, percentDecoded } from "../../../../article/text.ts";
import { webAddress } from "../../../reading/values.ts";
import { addressOfLink, type LocalPath } from "../addresses.ts";
import { all, attribute, type DomDocument } from "../dom.ts";
import type { Picture } from "./clues.ts";

/** A main picture as front matter has it. */
export type Image = string | { readonly src: string; readonly alt?: string; readonly caption?: string };

/** The captions of a page's figures, by the name of the picture. */
export function captionsOf(document: DomDocument): ReadonlyMap<string, string> {
	const captions = new Map<string, string>();
	for (const figure of all(document, "figure")) {
		const source = attribute(figure.querySelector("img"), "src");
		const caption = oneLine(figure.querySelector("figcaption")?.textContent ?? "");
		if (source !== undefined && caption !== "" && caption.length <= 500) captions.set(pictureName(source), caption);
	}
	return captions;
}

/**
 * The main picture: the first that the page names as its own.
 * @param repeated pictures that many pages name; they do not count
 */
export function imageOf(
	pictures: readonly Picture[],
	captions: ReadonlyMap<string, string>,
	repeated: ReadonlySet<string>,
	path: LocalPath,
	home: string | undefined,
): Image | undefined {
	const picture = pictures.find(({ src }) => !repeated.has(src));
	if (!picture) return undefined;
	const resolved = addressOfLink(picture.src, path, home);
	const src = resolved.startsWith("/") ? resolved : webAddress(resolved);
	const name = src === undefined ? "" : pictureName(src);
	if (src === undefined || name === "") return undefined;
	const [alt, caption] = [oneLine(picture.alt ?? ""), captions.get(name)];
	if (alt === "" && caption === undefined) return src;
	return { src, ...(alt !== "" && { alt }), ...(caption !== undefined && { caption }) };
}

/**
 * Whether a text shows a picture.
 * @param body as HTML
 */
export function isShown(image: Image, body: string): boolean {
	return namesIn(body).has(pictureName(typeof image === "string" ? image : image.src));
}

function namesIn(body: string): Set<string> {
	return new Set([...body.matchAll(/<img\b[^>]*?\ssrc="([^"]*)"/gi)].map(([, src = ""]) => pictureName(src.replace(/&amp;/g, "&"))));
}

/** The file name of a picture, without a query and without the size that programs add to it. */
function pictureName(address: string): string {
	const path = address.replace(/[?#].*$/, "");
	return percentDecoded(path.slice(path.lastIndexOf("/") + 1))
		.replace(/-(\d+x\d+|scaled)(?=\.\w+$)/, "")
		.toLowerCase();
}
