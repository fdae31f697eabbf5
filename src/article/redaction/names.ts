import { slugOf } from "../slug.ts";
import { signOf } from "./letters.ts";

/** What may stand between two letters of a name: bits. */
export const GAP = {
	/** Nothing that ends a word. */
	inside: 1,
	/** A blank, a hyphen, the end of a line, an apostrophe, markup. */
	weak: 2,
	dot: 4,
	comma: 8,
	/** A word may begin or end here. */
	edge: 16,
} as const;

/** A place in the tree of all names: the names that begin with the letters that lead here have their next letters below it. */
export interface NameNode {
	readonly letters: Map<string, NameNode>;
	/** What leads on over a gap between words, each with the bits of the gaps that it takes. */
	readonly gaps: { readonly takes: number; readonly node: NameNode }[];
	/** The names that end here, by their numbers. */
	readonly ends: number[];
	/** Those that end here in addresses alone, where words stand together: `johnsmith`. */
	readonly addressEnds: number[];
}

/** A word of a name, and what may stand before the next one. */
interface NameWord {
	readonly word: string;
	readonly gap: number;
}

/** The least letters of a name whose words may stand together in an address. */
const LEAST_JOINED = 8;

/** Makes the tree of all forms of names: as written, with the last words first (“Smith, John”), and as addresses have them. */
export function nameTree(names: readonly string[]): NameNode {
	const root = newNode();
	for (const [index, name] of names.entries()) {
		for (const words of formsOf(name)) add(root, words, index);
	}
	return root;
}

/** How many letters a name has, without blanks and signs. */
export function countLetters(name: string): number {
	return wordsOf(name).reduce((sum, { word }) => sum + [...word].length, 0);
}

function newNode(): NameNode {
	return { letters: new Map(), gaps: [], ends: [], addressEnds: [] };
}

function add(root: NameNode, words: readonly NameWord[], index: number): void {
	let node = root;
	for (const [at, { word, gap }] of words.entries()) {
		node = below(node, word);
		if (at < words.length - 1) node = overGap(node, gap);
	}
	if (!node.ends.includes(index)) node.ends.push(index);
	const joined = words.map(({ word }) => word).join("");
	if (words.length < 2 || joined.length < LEAST_JOINED) return;
	const end = below(root, joined);
	if (!end.addressEnds.includes(index)) end.addressEnds.push(index);
}

function below(node: NameNode, word: string): NameNode {
	let at = node;
	for (const letter of word) {
		const next = at.letters.get(letter) ?? newNode();
		at.letters.set(letter, next);
		at = next;
	}
	return at;
}

function overGap(node: NameNode, takes: number): NameNode {
	const known = node.gaps.find((gap) => gap.takes === takes);
	if (known) return known.node;
	const next = newNode();
	node.gaps.push({ takes, node: next });
	return next;
}

function formsOf(name: string): (readonly NameWord[])[] {
	const written = wordsOf(name);
	// O'Brien may be written OBrien.
	const closed = wordsOf(name.replace(/['’‘ʼ`]/g, ""));
	const inAddress = wordsOf(slugOf(name));
	return [written, closed, inAddress].filter((words) => words.length > 0).flatMap(withTurned);
}

/** A name, and the same with its last words before the others, as indexes have it. */
function withTurned(words: readonly NameWord[]): (readonly NameWord[])[] {
	const turned = words.slice(1).map((_, before) => {
		const at = before + 1;
		const last = words.slice(at);
		const end = last.at(-1) as NameWord;
		return [...last.slice(0, -1), { ...end, gap: end.gap | GAP.comma }, ...words.slice(0, at)];
	});
	return [words, ...turned];
}

/** So many letters or fewer may have a full stop behind them within a name: initials, Dr, St. */
const LONGEST_SHORTENED = 3;

function wordsOf(name: string): NameWord[] {
	const words: { word: string; gap: number }[] = [];
	let isOpen = false;
	for (const character of name) {
		const sign = signOf(character.codePointAt(0) as number);
		const last = words.at(-1);
		if (sign.kind === "letters") {
			if (isOpen && last) last.word += sign.letters;
			else words.push({ word: sign.letters, gap: GAP.weak });
			isOpen = true;
		} else if (sign.as !== "mark" && sign.as !== "unseen" && sign.as !== "softHyphen") {
			isOpen = false;
			if (last && sign.as === "dot") last.gap |= GAP.dot;
			if (last && sign.as === "comma") last.gap |= GAP.comma;
		}
	}
	return words.map(({ word, gap }) => ({ word, gap: word.length <= LONGEST_SHORTENED ? gap | GAP.dot : gap }));
}
