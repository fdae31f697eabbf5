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
