/** Gives the address that a page needs for one that is written in a story; undefined where the page must have none. */
export type Rewrite = (address: string) => string | undefined;

/** The size, in CSS pixels, that a story's HTML gives a picture. */
export interface WrittenSize {
	readonly width?: number;
	readonly height?: number;
}

/**
 * Gives further attributes of an `<img>` (all but `src` and `alt`), by their names in the DOM.
 * It is called for the pictures in the order of the body, each with its address as written in the story.
 */
export type PictureAttributes = (address: string, size: WrittenSize) => object;

/** Gives the words above a box such as `> [!NOTE]`, by the name of its kind in lower case; undefined where the name itself is to stand there. */
export type BoxTitle = (kind: string) => string | undefined;
