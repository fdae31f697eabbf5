/** What two words differ in, if it is one slip of the keyboard alone. */
export type Slip =
	/** Two letters beside each other stand in the wrong order. */
	| { readonly kind: "swapped"; readonly at: number }
	/** A letter is another one. */
	| { readonly kind: "other"; readonly at: number }
	/** The longer word has one letter more. */
	| { readonly kind: "more"; readonly at: number };

/** Finds the one slip in which two words differ; undefined where they are the same or differ in more. It takes the time of reading them. */
export function slipBetween(one: string, other: string): Slip | undefined {
	if (one.length > other.length) return slipBetween(other, one);
	if (other.length - one.length > 1 || one === other) return undefined;
	let at = 0;
	while (at < one.length && one[at] === other[at]) at++;
	if (other.length > one.length) return one.slice(at) === other.slice(at + 1) ? { kind: "more", at } : undefined;
	if (one.slice(at + 1) === other.slice(at + 1)) return { kind: "other", at };
	const areSwapped = one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
	return areSwapped ? { kind: "swapped", at } : undefined;
}

/**
 * The keys under which a word is filed so that every two words between which there is one slip have a key in common:
 * the word, and the word without each of its letters.
 */
export function slipKeys(word: string): string[] {
	return [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))];
}
