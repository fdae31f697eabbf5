import { toHtml } from "hast-util-to-html";
import type { Article, Picture } from "../article/article.ts";
import type { PictureAttributes } from "../article/body.ts";
import { imageAttributes, type PagePicture } from "../site/pictures.ts";
import { type PageLinks, pageRewrite } from "./links.ts";

/**
 * Dresses the pictures of a story's body: each with its size, and lazy unless it is the first of a story that has no main one.
 * @param base the site's path, such as `/` or `/archive/`
 */
export function bodyDress(article: Article, pictures: readonly PagePicture[], base: string, links: PageLinks): PictureAttributes {
	const { href, rewrite } = addresses(article, base, links);
	let isLazy = article.image !== undefined;
	return (address, own) => {
		const attributes = imageAttributes(find(pictures, address), own, isLazy, rewrite(address) ?? "", href);
		isLazy = true;
		return attributes;
	};
}

/** A story's main picture as HTML. */
export function mainImage(
	{ src, alt = "" }: Picture,
	article: Article,
	pictures: readonly PagePicture[],
	base: string,
	links: PageLinks,
): string {
	const { href, rewrite } = addresses(article, base, links);
	const address = rewrite(src) ?? "";
	const attributes = imageAttributes(find(pictures, src), {}, false, address, href);
	return toHtml({ type: "element", tagName: "img", properties: { src: address, alt, ...attributes }, children: [] });
}

function addresses(article: Article, base: string, links: PageLinks) {
	return { href: (url: string) => base + url.slice(1), rewrite: pageRewrite(article, base, links) };
}

function find(pictures: readonly PagePicture[], src: string): PagePicture | undefined {
	return pictures.find((picture) => picture.src === src);
}
