/** A text that may be a copy. */
export interface ComparedText {
	/** As `signatureOf` makes it. */
	readonly signature: string;
	readonly words: number;
	readonly figures: number;
}

/** How many characters of a signature make a band. Texts that share a whole band are compared. */
const BAND = 5;

/** The share of characters that copies have in common. */
const ALIKE = 0.8;

/** The same for texts that differ in a figure: a notice that comes out every week is no copy, a long story with a figure put right is one. */
const ALIKE_BUT_FIGURES = { share: 0.93, words: 200 };

/** With how many texts before it a text is compared in each band: what stands in so many stories is a form that all fill in. */
const MOST_IN_BAND = 20;

/**
 * Finds for each text the first of those before it of which it is nearly a copy, in time that grows with the number of texts: only those
 * are compared that share a whole band of their signatures.
 * @returns for each text the place in the list of that one; -1 where there is none
 */
export function originalsOf(texts: readonly ComparedText[]): Int32Array {
	const originals = new Int32Array(texts.length).fill(-1);
	const size = texts[0]?.signature.length ?? 0;
	for (let from = 0; from < size; from += BAND) {
		const bands = new Map<string, number[]>();
		for (const [index, text] of texts.entries()) {
			const key = text.signature.slice(from, from + BAND);
			const same = bands.get(key);
			if (!same) {
				bands.set(key, [index]);
				continue;
			}
			const known = originals[index] ?? -1;
			const first = same.find((other) => (known < 0 || other < known) && isCopy(text, texts[other] as ComparedText));
			if (first !== undefined) originals[index] = first;
			if (same.length < MOST_IN_BAND) same.push(index);
		}
	}
	return originals;
}

function isCopy(one: ComparedText, other: ComparedText): boolean {
	let same = 0;
	for (let at = 0; at < one.signature.length; at++) if (one.signature[at] === other.signature[at]) same++;
	const share = same / one.signature.length;
	if (one.figures === other.figures) return share >= ALIKE;
	return share >= ALIKE_BUT_FIGURES.share && Math.min(one.words, other.words) >= ALIKE_BUT_FIGURES.words;
}
