import type { Element } from "hast";

/**
 * What stands on a page in the place of a picture that is missing; templates/assets/pictures.js writes the same.
 * @param words what says that it is missing
 * @param alt what the picture shows; may be empty
 */
export function missingNote(words: string, alt: string): Element {
	const label: Element = { type: "element", tagName: "b", properties: {}, children: [{ type: "text", value: words }] };
	const about = alt === "" ? [] : [{ type: "text" as const, value: `: ${alt}` }];
	return { type: "element", tagName: "span", properties: { className: ["missing"] }, children: [label, ...about] };
}

/** A body as HTML with pictures in the place of what we say of missing ones, so that all words in it are the story's own. No element of a story can have this class. */
export function withoutMissingNotes(html: string): string {
	return html.includes(NOTE) ? html.replace(NOTES, "<img>") : html;
}

const NOTE = '<span class="missing">';
const NOTES = /<span class="missing">[^]*?<\/span>/g;
