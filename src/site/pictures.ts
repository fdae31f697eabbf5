import type { Article } from "../article/article.ts";
import { encode } from "./address.ts";

/** The widths, in pixels, that a picture is also offered in where it is wider. */
export const WIDTHS = [480, 960, 1600] as const;

/** A smaller copy of a picture. */
export interface Variant {
	/** In pixels. */
	readonly width: number;
	/** Below the output folder, with `/`. */
	readonly path: string;
	/** Absolute path of the file. */
	readonly from: string;
	/** Of that file, hex. */
	readonly sha256: string;
}

/** What is known of a picture without looking at it. */
export interface PictureFacts {
	/** In pixels, as it is shown: turned as the camera was held. */
	readonly width: number;
	readonly height: number;
	/** From the narrowest; none where there are no copies. */
	readonly variants?: readonly Variant[];
}

/** A picture that a page shows, with what keeps the page from moving when it comes. */
export interface PagePicture {
	/** As it stands in the body's HTML or in the field. */
	readonly src: string;
	/** In pixels. */
	readonly width: number;
	readonly height: number;
	readonly variants?: readonly { readonly width: number; readonly url: string }[];
}

/** What is known of the picture that an address in a story names. */
export type PictureAt = (story: string, address: string) => PictureFacts | undefined;

/** The pictures of a story's page of which the size is known; undefined where there are none. */
export function pagePictures({ pictures, file }: Pick<Article, "pictures" | "file">, pictureAt: PictureAt): PagePicture[] | undefined {
	if (!pictures) return undefined;
	const known = new Map<string, PagePicture>();
	for (const { src } of pictures) {
		const facts = pictureAt(file, src);
		if (!facts || known.has(src)) continue;
		const { width, height, variants } = facts;
		known.set(src, {
			src,
			width,
			height,
			variants: variants?.map((variant) => ({ width: variant.width, url: encode(`/${variant.path}`) })),
		});
	}
	return known.size === 0 ? undefined : [...known.values()];
}

/** The smaller copies that the pages of these stories offer, each once: pictures of the same bytes share theirs. */
export function variantsOf(articles: readonly Article[], pictureAt: PictureAt): Variant[] {
	const variants = new Map<string, Variant>();
	for (const { pictures = [], file } of articles) {
		for (const { src } of pictures) {
			for (const variant of pictureAt(file, src)?.variants ?? []) variants.set(variant.path, variant);
		}
	}
	return [...variants.values()];
}

/** The widest that a picture is shown in a page, in CSS pixels: the measure of templates/assets/style.css. */
const COLUMN = 660;

/** The attributes of a page's `<img>`, beside `src` and `alt`, by the names of the DOM. */
export interface ImageAttributes {
	readonly srcSet?: string;
	readonly sizes?: string;
	readonly width?: number;
	readonly height?: number;
	readonly loading?: "lazy";
	readonly decoding: "async";
}

/**
 * The attributes of an `<img>`.
 * @param own width and height that the story itself gives, in CSS pixels
 * @param href the address that a page needs for one of the site, which begins with `/`
 * @param src the address of the picture itself as the page has it
 */
export function imageAttributes(
	picture: PagePicture | undefined,
	own: { readonly width?: number; readonly height?: number },
	isLazy: boolean,
	src: string,
	href: (url: string) => string,
): ImageAttributes {
	const loading = isLazy ? ({ loading: "lazy" } as const) : {};
	if (!picture) return { ...own, ...loading, decoding: "async" };
	const { variants = [] } = picture;
	const size = sizeOf(picture, own);
	const offered = variants.map(({ width, url }) => `${href(url)} ${width}w`);
	// One that is not much wider than its widest copy is offered itself: nobody need see less than there is.
	if (picture.width <= WIDTHS[2]) offered.push(`${src.replace(/[\s,]/g, encodeURIComponent)} ${picture.width}w`);
	const sources = variants.length === 0 ? {} : { srcSet: offered.join(", "), sizes: `min(92vw, ${Math.min(size.width, COLUMN)}px)` };
	return { ...sources, ...size, ...loading, decoding: "async" };
}

/** The size that a picture is shown in: what the story says, and the rest from the picture's own. */
function sizeOf(picture: PagePicture, { width, height }: { readonly width?: number; readonly height?: number }) {
	const share = picture.width / picture.height;
	if (width !== undefined) return { width, height: height ?? Math.max(1, Math.round(width / share)) };
	if (height !== undefined) return { width: Math.max(1, Math.round(height * share)), height };
	return { width: picture.width, height: picture.height };
}
