import type { Article, Picture } from "../article/article.ts";
import { htmlOf } from "../article/body/htmlof.ts";
import { missingNote } from "../article/body/missing.ts";
import type { PictureForms, WrittenSize } from "../article/body.ts";
import type { EntryPicture } from "../site/entries.ts";
import { missingIn } from "../site/links/pagelinks.ts";
import { type PagePicture, WIDTHS } from "../site/media/pictures.ts";
import { type PageLinks, pageRewrite } from "./rewrite.ts";

/** The greatest width of a picture in a page, in CSS pixels: the measure of templates/assets/style.css. */
const COLUMN = 660;

/** The attributes of a page's `<img>`, beside `src` and `alt`, by the names of the DOM. */
interface ImageAttributes {
	readonly srcSet?: string;
	readonly sizes?: string;
	readonly width?: number;
	readonly height?: number;
	readonly loading?: "lazy";
	readonly decoding: "async";
	/** What /assets/pictures.js writes in the place of a picture that does not load. A picture that the site has carries none. */
	readonly "data-missing"?: string;
}

/** The addresses and words that a page needs for its pictures. */
interface PageWriting {
	/** That of a file of the site, given with `/` before it. */
	href(url: string): string;
	/** That of a picture, given as the story has it. */
	rewrite(src: string): string;
	/** The words in the place of a picture that is missing. */
	readonly missing: string;
}

/**
 * Says how the page of a story shows the pictures of its body. Each has its size. All are loaded lazily, except the first one of a story that has no main picture.
 * @param base the site's path, such as `/` or `/archive/`
 * @param missing the words in the place of a picture that is missing
 */
export function bodyImages(
	article: Article,
	pictures: readonly PagePicture[],
	base: string,
	links: PageLinks,
	missing: string,
): PictureForms {
	const addresses = writingFor(article, base, links, missing);
	const lost = missingIn(links);
	let isLazy = article.image !== undefined;
	return (src, { isOptional, ...own }) => {
		if (isOptional && !pictures.some((each) => each.src === src)) return { missing: "" };
		if (lost.has(src)) return { missing };
		const attributes = imageAttributes(src, pictures, own, isLazy, addresses);
		isLazy = true;
		return { attributes };
	};
}

/** A story's main picture as HTML; words in its place where it is missing. */
export function mainImage(
	{ src, alt = "" }: Picture,
	article: Article,
	pictures: readonly PagePicture[],
	base: string,
	links: PageLinks,
	missing: string,
): string {
	if (missingIn(links).has(src)) return htmlOf(missingNote(missing, alt));
	const addresses = writingFor(article, base, links, missing);
	const properties = { src: addresses.rewrite(src), alt, ...imageAttributes(src, pictures, {}, false, addresses) };
	return htmlOf({ type: "element", tagName: "img", properties, children: [] });
}

/** The greatest width of the picture of a listing's first story, in CSS pixels: that of the front page's column. */
const WIDE = 860;

/** The picture of a listing's first story as HTML. The headline beside it says what it is about. */
export function wideImage(pictures: readonly EntryPicture[], base: string): string {
	const href = ({ url }: EntryPicture) => base + url.slice(1);
	const shown = pictures.find(({ width }) => width >= WIDE) ?? pictures.at(-1);
	if (!shown) return "";
	const properties = {
		src: href(shown),
		alt: "",
		...(pictures.length > 1 && {
			srcSet: pictures.map((picture) => `${href(picture)} ${picture.width}w`).join(", "),
			sizes: `min(92vw, ${WIDE}px)`,
		}),
		width: shown.width,
		height: shown.height,
		decoding: "async",
	};
	return htmlOf({ type: "element", tagName: "img", properties, children: [] });
}

/** How a feed shows the pictures of a story's body: as they are, and with words in the place of those that are missing; undefined where none is. */
export function feedImages(links: PageLinks, missing: string): PictureForms | undefined {
	const lost = missingIn(links);
	if (lost.size === 0) return undefined;
	return (src, { isOptional, ...own }) => (isOptional ? { missing: "" } : lost.has(src) ? { missing } : { attributes: own });
}

function writingFor(article: Article, base: string, links: PageLinks, missing: string): PageWriting {
	const rewrite = pageRewrite(article, base, links);
	return { href: (url) => base + url.slice(1), rewrite: (src) => rewrite(src) ?? "", missing };
}

/** @param own width and height that the story itself gives, in CSS pixels */
function imageAttributes(
	src: string,
	pictures: readonly PagePicture[],
	own: WrittenSize,
	isLazy: boolean,
	{ href, rewrite, missing }: PageWriting,
): ImageAttributes {
	const picture = pictures.find((each) => each.src === src);
	const loading = isLazy ? ({ loading: "lazy" } as const) : {};
	if (!picture) return { ...own, ...loading, decoding: "async", "data-missing": missing };
	const { variants = [] } = picture;
	const size = sizeOf(picture, own);
	const offered = variants.map(({ width, url }) => `${href(url)} ${width}w`);
	// A picture that is not much wider than its widest copy is offered as well, so that nobody gets less detail than there is.
	if (picture.width <= WIDTHS[2]) offered.push(`${rewrite(src).replace(/[\s,]/g, encodeURIComponent)} ${picture.width}w`);
	const sources = variants.length === 0 ? {} : { srcSet: offered.join(", "), sizes: `min(92vw, ${Math.min(size.width, COLUMN)}px)` };
	return { ...sources, ...size, ...loading, decoding: "async" };
}

/** The size in which a picture is shown: what the story says; what it does not say follows from the picture's own size. */
function sizeOf(picture: PagePicture, { width, height }: WrittenSize): { readonly width: number; readonly height: number } {
	const share = picture.width / picture.height;
	if (width !== undefined) return { width, height: height ?? Math.max(1, Math.round(width / share)) };
	if (height !== undefined) return { width: Math.max(1, Math.round(height * share)), height };
	return { width: picture.width, height: picture.height };
}
