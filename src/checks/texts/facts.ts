import { type Garbled, garbledIn } from "./mojibake.ts";
import { signatureOf } from "./signature.ts";

/** What checks know of a story's text, so that it need not be kept: plain data. */
export interface TextFacts {
	/** Signs of a wrong encoding; undefined where there are none. */
	readonly garbled?: Garbled;
	/** What stories with nearly the same text have in common; undefined for a text of a few words. */
	readonly signature?: string;
	/** The number of words in the body. */
	readonly words: number;
	/** A hash of the words that hold a figure: notices that come out every week differ in their dates and numbers alone. */
	readonly figures: number;
	/** How many pictures it shows from each host that their addresses name, without `www.`; undefined where there are none. */
	readonly pictureHosts?: Readonly<Record<string, number>>;
}

/**
 * Takes from a text what checks need to know of it.
 * @param text the whole text of the file, decoded
 * @param body its body
 */
export function factsOfText(text: string, body: string): TextFacts {
	const garbled = garbledIn(text);
	const { signature, words, figures } = signatureOf(body);
	return { ...(garbled && { garbled }), ...(signature && { signature }), words, figures };
}
