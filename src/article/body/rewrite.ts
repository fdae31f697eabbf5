/** Gives the address that a page needs for one that is written in a story; undefined where the page must have none. */
export type Rewrite = (address: string) => string | undefined;

/** The size, in CSS pixels, that a story's HTML gives a picture. */
export interface WrittenSize {
	readonly width?: number;
	readonly height?: number;
}

/** What a page is told of a picture that it is to show. */
export interface AskedPicture extends WrittenSize {
	/** Whether the page goes without it where the site does not have it: a picture of what another site showed. */
	readonly isOptional?: true;
}

/** How a page shows a picture: with further attributes of its `<img>` (all but `src` and `alt`, by their names in the DOM); or, where it is missing, with words in its place (none for one that is optional). */
export type PictureForm = { readonly attributes: object } | { readonly missing: string };

/** Says how a page shows a picture. It is called for the pictures in the order of the body, each with its address as written in the story. */
export type PictureForms = (address: string, asked: AskedPicture) => PictureForm;

/** Gives the words above a box such as `> [!NOTE]`, by the name of its kind in lower case; undefined where the name itself is to stand there. */
export type BoxTitle = (kind: string) => string | undefined;
