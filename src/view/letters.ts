/** A term of an index. */
interface IndexedTerm {
	readonly name: string;
	/** The name as an index has it, where that is another one. */
	readonly indexName?: string;
	readonly count: number;
}

/** The terms of an index that stand under one letter. */
interface LetterGroup<Term> {
	readonly letter: string;
	/** The part of an address that leads to it: `letter-A`. */
	readonly id: string;
	readonly terms: readonly Term[];
}

/** What arranges the terms of an index, in one language. */
export interface Letters {
	/** Terms under the letters that their names begin with, without accents, in the order in which they are given; others under `0–9` or “others”. */
	letters<Term extends IndexedTerm>(terms: readonly Term[]): readonly LetterGroup<Term>[];
	/** The terms with the most stories, the most used first. */
	mostUsed<Term extends IndexedTerm>(terms: readonly Term[], count: number): readonly Term[];
}

/** What stands where names do not begin with a letter. */
const FIGURES = "0–9";

/**
 * Makes what arranges indexes.
 * @param others gives what names stand under whose script is not written in letters
 */
export function lettersIn(language: string, others: () => string): Letters {
	const collator = new Intl.Collator(language, { sensitivity: "base" });
	return {
		letters<Term extends IndexedTerm>(terms: readonly Term[]) {
			const groups = new Map<string, Term[]>();
			let before = "";
			for (const term of terms) {
				before = letterOf(term.indexName ?? term.name, before, collator) ?? others();
				const group = groups.get(before);
				if (group) group.push(term);
				else groups.set(before, [term]);
			}
			return [...groups].map(([letter, own]) => ({ letter, id: idOf(letter, others()), terms: own }));
		},
		mostUsed: (terms, count) => terms.toSorted((a, b) => b.count - a.count).slice(0, count),
	};
}

function idOf(letter: string, others: string): string {
	if (letter === others) return "letters-other";
	return `letter-${letter === FIGURES ? "0" : letter}`;
}

/** The letter that a name begins with, without accents; that of the name before it, where the language takes both for one; undefined where its script is not written in letters. */
function letterOf(name: string, before: string, { compare }: Intl.Collator): string | undefined {
	const [first = ""] = name.normalize("NFD").toUpperCase();
	if (first.charCodeAt(0) < 65) return FIGURES;
	if (first.charCodeAt(0) > 8_191) return undefined;
	return before.length === 1 && compare(before, first) === 0 ? before : first;
}
