import type { Article } from "../../article/article.ts";
import type { PictureAt, PictureFacts } from "./pictures.ts";

/** A file that shows a picture. */
export interface PictureFile {
	/** Below the output folder, with `/`. */
	readonly path: string;
	/** In pixels. */
	readonly width: number;
	readonly height: number;
}

/** How a listing shows a picture: beside the words of a story, or above them, as wide as they are. */
type Place = "small" | "wide";

/** The most that a picture may weigh in bytes, for a listing to show the picture itself where it has no smaller copies. */
const MOST_BYTES: Readonly<Record<Place, number>> = { small: 60_000, wide: 400_000 };

/** The narrowest picture that a listing shows, in pixels: what is narrower is a sign, not a picture. */
const LEAST_WIDTH: Readonly<Record<Place, number>> = { small: 120, wide: 640 };

/** How much wider than high, or higher than wide, a picture may be: what is longer is a banner or a rule. */
const LONGEST = 3;

/** What is known of pictures. */
interface KnownPictures {
	readonly pictureAt: PictureAt;
	bytesOf(path: string): number | undefined;
	fileAt(story: string, address: string): string | undefined;
}

/**
 * The files with which a listing shows the picture of a story, the narrowest first: of its main picture, else of the first one in its text that is
 * large enough. Beside the words stands its narrowest copy. There are none where the size of no picture is known, or where all would weigh too much.
 */
export function pictureFilesOf(
	{ file, pictures = [] }: Pick<Article, "file" | "pictures">,
	place: Place,
	known: KnownPictures,
): PictureFile[] {
	for (const { src } of pictures) {
		const facts = known.pictureAt(file, src);
		if (!facts || !isShown(facts, place)) continue;
		const files = filesOf(facts, place, known.fileAt(file, src), known);
		if (files.length > 0) return files;
	}
	return [];
}

function isShown({ width, height }: PictureFacts, place: Place): boolean {
	return width >= LEAST_WIDTH[place] && width <= LONGEST * height && height <= LONGEST * width;
}

function filesOf(
	{ width, height, variants = [] }: PictureFacts,
	place: Place,
	path: string | undefined,
	known: KnownPictures,
): PictureFile[] {
	const copies = variants.map((copy) => ({
		path: copy.path,
		width: copy.width,
		height: Math.max(1, Math.round((height * copy.width) / width)),
	}));
	if (copies.length > 0) return place === "small" ? copies.slice(0, 1) : copies;
	const bytes = path === undefined ? undefined : known.bytesOf(path);
	return path === undefined || bytes === undefined || bytes > MOST_BYTES[place] ? [] : [{ path, width, height }];
}
