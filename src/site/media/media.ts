import path from "node:path";
import type { Article } from "../../article/article.ts";
import { percentDecoded } from "../../article/text.ts";

/** What may stand beside articles and is copied with the site: pictures, sound, film and documents. */
const MEDIA = /\.(avif|gif|jpe?g|png|svg|webp|ico|mp3|m4a|ogg|oga|opus|wav|mp4|m4v|webm|ogv|vtt|pdf)$/i;

/** Whether a file is one that a story may show or link to. */
export function isMedia(file: string): boolean {
	return MEDIA.test(file);
}

/** Where a file of the content folder stands in the site. */
export function mediaPath(file: string): string {
	return `media/${file}`;
}

/** The file of the content folder, or of the templates, that a copied file comes from: for messages. */
export function contentPath(path: string): string {
	return path.replace(/^media\//, "");
}

/** A path relative to a story's file, as one below the content folder; `..` ends there. */
export function fileBeside(story: string, name: string): string {
	return path.posix.join("/", path.posix.dirname(story), percentDecoded(name)).slice(1);
}

/** Where on the site the file stands that an address in a story names; undefined for one of another site. */
export function sitePath(story: string, address: string): string | undefined {
	const name = address.replace(/[?#].*$/s, "");
	if (name === "" || /^([a-z][a-z\d+.-]*:|\/\/)/i.test(name)) return undefined;
	return name.startsWith("/") ? percentDecoded(name.slice(1)) : mediaPath(fileBeside(story, name));
}

/** Where on the site a story's main picture stands; undefined where it has none, or one of another site. */
export function pictureOf({ file, image }: Pick<Article, "file" | "image">): string | undefined {
	return image && sitePath(file, image.src);
}
