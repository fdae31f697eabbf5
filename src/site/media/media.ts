import path from "node:path";
import type { Article } from "../../article/article.ts";
import { percentDecoded } from "../../article/text.ts";

/** Files that may lie beside articles and are copied to the site: pictures, sound, film and documents. */
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

/** The path below the content folder of a file that a story names relative to itself. `..` does not lead out of the folder. */
export function fileBeside(story: string, name: string): string {
	return path.posix.join("/", path.posix.dirname(story), percentDecoded(name)).slice(1);
}

/** The path on the site of a file that a story names by an address; undefined for a file of another site. */
export function sitePath(story: string, address: string): string | undefined {
	const name = address.replace(/[?#].*$/s, "");
	if (name === "" || /^([a-z][a-z\d+.-]*:|\/\/)/i.test(name)) return undefined;
	return name.startsWith("/") ? percentDecoded(name.slice(1)) : mediaPath(fileBeside(story, name));
}

/** The path on the site of a story's main picture; undefined where there is none, or where it is on another site. */
export function pictureOf({ file, image }: Pick<Article, "file" | "image">): string | undefined {
	return image && sitePath(file, image.src);
}
