import type { Article } from "../../article/article.ts";
import { encode } from "../address.ts";

/** The widths, in pixels, of the smaller copies of a picture. A picture has copies of those widths that are less than its own. */
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

/** What is known of a picture without opening its file. */
export interface PictureFacts {
	/** In pixels, after the picture is turned as the camera was held. */
	readonly width: number;
	readonly height: number;
	/** The narrowest first; undefined where there are none. */
	readonly variants?: readonly Variant[];
}

/** A picture that a page shows. Its size keeps the page from moving when the picture is loaded. */
export interface PagePicture {
	/** As it is written in the body's HTML or in the field. */
	readonly src: string;
	/** In pixels. */
	readonly width: number;
	/** In pixels. */
	readonly height: number;
	/** Smaller copies, the narrowest first: width in pixels, and address; undefined where there are none. */
	readonly variants?: readonly { readonly width: number; readonly url: string }[];
}

/** What is known of the picture that an address in a story names. */
export type PictureAt = (story: string, address: string) => PictureFacts | undefined;

/** The pictures of a story's page whose size is known; undefined where there are none. */
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

/** The smaller copies that the pages of these stories offer, each once. Pictures with the same bytes share their copies. */
export function variantsOf(articles: readonly Pick<Article, "pictures" | "file">[], pictureAt: PictureAt): Variant[] {
	const variants = new Map<string, Variant>();
	for (const { pictures = [], file } of articles) {
		for (const { src } of pictures) {
			for (const variant of pictureAt(file, src)?.variants ?? []) variants.set(variant.path, variant);
		}
	}
	return [...variants.values()];
}
