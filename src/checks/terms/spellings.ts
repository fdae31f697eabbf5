import { keyOf, spellings, type TermKind, type TermNote, type TermNotes } from "../../archive/terms.ts";
import type { Article } from "../../article/article.ts";
import { compareText } from "../../problem.ts";

/** A name of a term as stories spell it. */
export interface Spelling {
	readonly name: string;
	/** How many stories spell it so. */
	readonly count: number;
	/** The earliest of them. */
	readonly article: Article;
}

/** All spellings that the site takes for one term, the most frequent first. */
export interface SpeltTerm {
	readonly spellings: readonly [Spelling, ...Spelling[]];
	/** How many stories have it. */
	readonly count: number;
	/** What terms.yml says of it. */
	readonly note?: TermNote;
}

/** The terms of one kind with all their spellings, by name. */
export function speltTerms(kind: TermKind, stories: readonly Article[], notes: TermNotes): SpeltTerm[] {
	const counted = new Map<string, { name: string; count: number; article: Article }>();
	for (const article of stories) {
		for (const name of spellings(article, kind)) {
			const known = counted.get(name);
			if (known) known.count++;
			else counted.set(name, { name, count: 1, article });
		}
	}
	const noted = new Map(notes[kind].flatMap((note) => [note.name, ...note.spellings].map((name) => [keyOf(name), note] as const)));
	const byKey = new Map<string, Spelling[]>();
	for (const spelling of counted.values()) {
		const key = keyOf(spelling.name);
		const same = byKey.get(key);
		if (same) same.push(spelling);
		else byKey.set(key, [spelling]);
	}
	return [...byKey]
		.map(([key, same]): SpeltTerm => {
			const sorted = same.sort((a, b) => b.count - a.count || compareText(a.name, b.name)) as [Spelling, ...Spelling[]];
			return { spellings: sorted, count: sorted.reduce((sum, { count }) => sum + count, 0), note: noted.get(key) };
		})
		.sort((a, b) => compareText(a.spellings[0].name, b.spellings[0].name));
}

/** Two terms that may be one: the one of which terms.yml says something first, else the more frequent one. Where it says something of both, their owner has decided. */
export interface TermPair {
	readonly main: SpeltTerm;
	readonly other: SpeltTerm;
}

/**
 * Pairs terms that have one key, each with the most frequent of them.
 * @param keyOfTerm a key of a term's name; undefined where it has none
 */
export function pairsBy(terms: readonly SpeltTerm[], keyOfTerm: (name: string) => string | undefined): TermPair[] {
	const groups = new Map<string, SpeltTerm[]>();
	for (const term of terms) {
		const key = keyOfTerm(term.spellings[0].name);
		if (key === undefined || key === "") continue;
		const group = groups.get(key);
		if (group) group.push(term);
		else groups.set(key, [term]);
	}
	return [...groups.values()].flatMap((group) => {
		const [main, ...others] = group.toSorted(
			(a, b) =>
				Number(Boolean(b.note)) - Number(Boolean(a.note)) || b.count - a.count || compareText(a.spellings[0].name, b.spellings[0].name),
		);
		return main ? others.flatMap((other) => (other.note ? [] : [{ main, other }])) : [];
	});
}

/** The most stories that a name has which may be a slip, how many times as many the right one has, and the most names that are looked at. */
const SLIP = { most: 2, times: 8, near: 20 };

/**
 * Pairs a rare term with a frequent one from which its name differs by a slip of the keyboard.
 * @param keysOfSlips the keys under which a name is filed, such that two names with a slip between them share one; none for a name that is too short
 * @param isSlip whether the difference is a slip and makes no other name
 * @param isGiven whether the owner wrote this name down, so that it is right however few stories have it
 */
export function slipPairs(
	terms: readonly SpeltTerm[],
	keysOfSlips: (name: string) => readonly string[],
	isSlip: (rare: string, frequent: string) => boolean,
	isGiven: (term: SpeltTerm) => boolean = ({ note }) => note !== undefined,
): TermPair[] {
	const frequent = new Map<string, SpeltTerm[]>();
	for (const term of terms) {
		if (term.count < SLIP.times && !isGiven(term)) continue;
		for (const key of keysOfSlips(term.spellings[0].name)) {
			const near = frequent.get(key) ?? [];
			// So many names with a slip between them are numbered.
			if (near.length < SLIP.near) frequent.set(key, [...near, term]);
		}
	}
	if (frequent.size === 0) return [];
	return terms.flatMap((other) => {
		if (other.count > SLIP.most || isGiven(other)) return [];
		const { name } = other.spellings[0];
		const candidates = new Set(keysOfSlips(name).flatMap((key) => frequent.get(key) ?? []));
		const found = [...candidates].filter(
			(main) => (main.count >= other.count * SLIP.times || isGiven(main)) && isSlip(name, main.spellings[0].name),
		);
		// Where a name is near two others, nobody knows which one is meant.
		return found.length === 1 && found[0] ? [{ main: found[0], other }] : [];
	});
}
