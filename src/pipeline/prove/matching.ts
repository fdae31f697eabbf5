import type { Folded } from "./folding.ts";

/** Words that are looked for, folded. */
export interface Needle {
	/** Which of the things that are looked for it belongs to. */
	readonly of: number;
	readonly words: readonly string[];
	/** Whether its last word may have an ending, as that of a genitive. */
	readonly inflects: boolean;
}

/** Where a needle stands in a folded text: from the first unit to behind the last. */
export interface Match {
	readonly needle: Needle;
	readonly from: number;
	readonly to: number;
}

/** Finds all needles in a folded text in one walk, however many there are. */
export interface Matcher {
	/** Whether needles are so many that `mayHold` knows nothing. */
	readonly isForMany: boolean;
	/** Whether a text may hold one of them: where they are few, this is known much sooner than where they are. */
	mayHold(folded: Folded): boolean;
	find(folded: Folded): Match[];
}

/** So many words can be looked for one by one. */
const FEW = 24;

/** An ending has at most so many letters, and only a word of some length has one: `Li` is not meant by `Lin`. */
const LONGEST_ENDING = 3;
const SHORTEST_STEM = 4;

const START = 0x811c9dc5 | 0;
const PRIME = 16_777_619;
/** Joins the hashes of words: that of several words is a polynomial in it. */
const STEP = 0x5bd1e995 | 0;

/** Needles by the hashes of their words. */
interface Index {
	readonly byHash: ReadonlyMap<number, readonly Needle[]>;
	/** Whether a hash may be that of a needle, by its upper half. */
	readonly some: Uint8Array;
	/** Whether a hash may be that of what stands before the last word of a needle that inflects, by its upper half. */
	readonly heads: Uint8Array;
	/** The numbers of words that needles have. */
	readonly sizes: readonly Size[];
}

interface Size {
	readonly size: number;
	/** What the hash of a word is multiplied by when it falls out of a window of so many words, and of one fewer. */
	readonly power: number;
	readonly headPower: number;
}

/** @param needles each of one word at least */
export function matcherOf(needles: readonly Needle[]): Matcher {
	const byHash = new Map<number, Needle[]>();
	const [some, heads] = [new Uint8Array(65_536), new Uint8Array(65_536)];
	for (const needle of needles) {
		const hash = hashOfWords(needle.words);
		const known = byHash.get(hash);
		if (known) known.push(needle);
		else byHash.set(hash, [needle]);
		some[hash >>> 16] = 1;
		if (needle.inflects) heads[hashOfWords(needle.words.slice(0, -1)) >>> 16] = 1;
	}
	const sizes = [...new Set(needles.map(({ words }) => words.length))].map((size) => ({
		size,
		power: power(size),
		headPower: power(size - 1),
	}));
	const index: Index = { byHash, some, heads, sizes };
	const longest = [...new Set(needles.map(({ words }) => words.reduce((most, word) => (word.length > most.length ? word : most), "")))];
	const marks = longest.length > FEW ? undefined : longest.map((word) => Buffer.from(word, "utf16le"));
	return {
		isForMany: marks === undefined,
		mayHold: ({ units }) => {
			const bytes = Buffer.from(units.buffer, units.byteOffset, units.byteLength);
			return marks?.some((word) => bytes.includes(word, 0, "utf16le")) ?? true;
		},
		find: ({ units }) => {
			const matches: Match[] = [];
			const words = tokens(units);
			for (const size of sizes) matchSize(index, size, words, matches);
			return matches;
		},
	};
}

/** Finds the needles of one number of words. The hash of each window of so many words is made from that of the window before it. */
function matchSize(index: Index, { size, power, headPower }: Size, words: Words, matches: Match[]): void {
	const { some, heads } = index;
	const { hashes, ends, count } = words;
	let whole = 0;
	let head = 0;
	for (let last = 0; last < count; last++) {
		const hash = hashes[last] ?? 0;
		whole = joinHash(whole, hash);
		if (last >= size) whole = (whole - Math.imul(hashes[last - size] ?? 0, power)) | 0;
		if (last + 1 >= size) {
			if (some[whole >>> 16] === 1) check(index, words, { hash: whole, first: last - size + 1, last, end: ends[last] ?? 0 }, matches);
			if (heads[head >>> 16] === 1) checkEndings(index, words, head, size, last, matches);
		}
		if (size === 1) continue;
		head = joinHash(head, hash);
		if (last + 1 >= size) head = (head - Math.imul(hashes[last - size + 1] ?? 0, headPower)) | 0;
	}
}

/** A stretch of words that may be a needle, the last of them up to a unit. */
interface Stretch {
	readonly hash: number;
	readonly first: number;
	readonly last: number;
	readonly end: number;
}

function check({ byHash }: Index, words: Words, { hash, first, last, end }: Stretch, matches: Match[]): void {
	const isEnded = end === words.ends[last];
	for (const needle of byHash.get(hash) ?? []) {
		if ((isEnded || needle.inflects) && isThere(needle, words, first, last, end))
			matches.push({ needle, from: words.starts[first] ?? 0, to: end });
	}
}

function checkEndings(index: Index, words: Words, head: number, size: number, last: number, matches: Match[]): void {
	const [start, end] = [words.starts[last] ?? 0, words.ends[last] ?? 0];
	const shortest = Math.max(start + SHORTEST_STEM, end - LONGEST_ENDING);
	let hash = START;
	for (let at = start; at < end - 1; at++) {
		hash = Math.imul(hash ^ (words.units[at] ?? 0), PRIME);
		if (at + 1 < shortest) continue;
		const sum = joinHash(head, hash);
		if (index.some[sum >>> 16] === 1) check(index, words, { hash: sum, first: last - size + 1, last, end: at + 1 }, matches);
	}
}

/** Compares the words themselves, since other words may have the same hash. */
function isThere(needle: Needle, { units, starts, ends }: Words, first: number, last: number, end: number): boolean {
	if (needle.words.length !== last - first + 1) return false;
	return needle.words.every((word, index) => {
		const [from, to] = [starts[first + index] ?? 0, first + index === last ? end : (ends[first + index] ?? 0)];
		if (to - from !== word.length) return false;
		for (let at = 0; at < word.length; at++) if (units[from + at] !== word.charCodeAt(at)) return false;
		return true;
	});
}

/** The words of a folded text: where each begins and ends, and its hash. */
interface Words {
	readonly units: Uint16Array;
	readonly starts: Uint32Array;
	readonly ends: Uint32Array;
	readonly hashes: Int32Array;
	readonly count: number;
}

/** The words of a folded text; a marker parts words as a blank does. */
function tokens(units: Uint16Array): Words {
	const most = (units.length >> 1) + 1;
	const [starts, ends, hashes] = [new Uint32Array(most), new Uint32Array(most), new Int32Array(most)];
	let count = 0;
	let at = 0;
	while (at < units.length) {
		while (at < units.length && (units[at] ?? 0) <= 32) at++;
		if (at >= units.length) break;
		starts[count] = at;
		let hash = START;
		for (let unit = units[at] ?? 0; unit > 32; unit = units[++at] ?? 0) hash = Math.imul(hash ^ unit, PRIME);
		ends[count] = at;
		hashes[count++] = hash;
	}
	return { units, starts, ends, hashes, count };
}

function hashOf(word: string): number {
	let hash = START;
	for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), PRIME);
	return hash;
}

function hashOfWords(words: readonly string[]): number {
	return words.reduce((before, word) => joinHash(before, hashOf(word)), 0);
}

function joinHash(before: number, word: number): number {
	return (Math.imul(before, STEP) + word) | 0;
}

function power(exponent: number): number {
	let result = 1;
	for (let count = 0; count < exponent; count++) result = Math.imul(result, STEP);
	return result;
}
