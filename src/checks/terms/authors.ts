import { keyOf } from "../../archive/terms.ts";
import { slipBetween, slipKeys } from "../../article/fields/slips.ts";
import type { Severity } from "../../problem.ts";
import type { Checked, Finding } from "../finding.ts";
import { accentKey } from "../words/names.ts";
import { pairsBy, type SpeltTerm, slipPairs, speltTerms, type TermPair } from "./spellings.ts";
import { entry } from "./terms.ts";

/** Finds authors who stand under two names. */
export function checkAuthors({ articles, termNotes }: Checked): Finding[] {
	const terms = speltTerms("author", articles, termNotes);
	const seen = new Set<SpeltTerm>();
	const fresh = (pairs: readonly TermPair[]) =>
		pairs.filter(({ main, other }) => {
			const isNew = !seen.has(other) && !seen.has(main);
			seen.add(other);
			return isNew;
		});
	const whole = terms.filter(({ spellings: [{ name }] }) => isWholeName(name));
	return [
		...terms.flatMap((term) => (term.note ? [] : caseFindings(term))),
		...fresh(pairsBy(terms, nameKey)).map((pair) => finding(pair, "accents, blanks or the order of names", "warning", true)),
		...fresh(slipPairs(whole, keysOfSlips, isSlip)).map((pair) => finding(pair, "one letter", "warning", false)),
		...fresh(initialPairs(whole)).map((pair) => finding(pair, "an initial", "info", false)),
	];
}

/** Whether a name has a first and a last name, so that nobody else is likely to have it. */
function isWholeName(name: string): boolean {
	return /\p{L}{2,}.*\s.*\p{L}{2,}|^\p{L}\.?\s+.*\p{L}{2,}/u.test(name);
}

/** A name without accents, blanks and a "By" before it, the first name first; undefined for one of few letters. */
function nameKey(name: string): string | undefined {
	const [, last, first] = /^([^,]+),\s*([^,]+)$/.exec(name) ?? [];
	const ordered = last && first && !/\b(jr|sr|ph\.?d|m\.?d|esq|[ivx]+)\b/i.test(first) ? `${first} ${last}` : name;
	const key = accentKey(ordered.replace(/^by\s+(?=\S+\s)/i, "")).replace(/\./g, "");
	return key.length < 6 ? undefined : key;
}

function keysOfSlips(name: string): readonly string[] {
	const key = keyOf(name);
	return key.length < 8 || key.length > 60 ? [] : slipKeys(key);
}

/** `Jan` and `Jane` are two names, and so are `Meier` and `Beier`; a letter within a name is a slip, and one that is lost at the end of it all. */
function isSlip(rare: string, frequent: string): boolean {
	const [one = "", other = ""] = [keyOf(rare), keyOf(frequent)].sort((a, b) => a.length - b.length);
	const slip = slipBetween(one, other);
	if (!slip || slip.at === 0 || one[slip.at - 1] === " " || /[\d\s.]/.test((one[slip.at] ?? "") + (other[slip.at] ?? ""))) return false;
	const endsWord = slip.at >= one.length || one[slip.at] === " " || one[slip.at + 1] === undefined || one[slip.at + 1] === " ";
	return slip.kind === "swapped" || !endsWord || (slip.kind === "more" && slip.at === one.length);
}

/** Pairs `S. Manns` with `Sascha Manns`, and `John A. Smith` with `John Smith`, where only one other author fits. */
function initialPairs(terms: readonly SpeltTerm[]): TermPair[] {
	const byEnds = new Map<string, { readonly short: SpeltTerm[]; readonly long: SpeltTerm[] }>();
	for (const term of terms) {
		const parts = partsOf(term);
		const key = `${parts[0]?.[0]} ${parts.at(-1)}`;
		const group = byEnds.get(key) ?? { short: [], long: [] };
		byEnds.set(key, group);
		(parts.some(isInitial) ? group.short : group.long).push(term);
	}
	return [...byEnds.values()].flatMap(({ short, long: [only, ...others] }) => {
		if (!only || others.length > 0) return [];
		return short.filter((term) => !term.note && fits(partsOf(term), partsOf(only))).map((other) => ({ main: only, other }));
	});
}

function partsOf({ spellings: [{ name }] }: SpeltTerm): string[] {
	return keyOf(name)
		.split(/[\s.]+/)
		.filter((part) => part !== "");
}

function isInitial(part: string): boolean {
	return part.length === 1;
}

/** Whether each part of the shorter form is a part of the longer one or its initial, in this order; further initials may stand between first and last name. */
function fits(short: readonly string[], long: readonly string[]): boolean {
	const [first = "", ...rest] = short;
	if (!(isInitial(first) ? long[0]?.startsWith(first) : long[0] === first)) return false;
	const names = rest.filter((part) => !isInitial(part));
	return names.length > 0 && names.join(" ") === long.slice(1).join(" ");
}

function caseFindings({ spellings: [main, ...others] }: SpeltTerm): Finding[] {
	return others.map(({ name, article }) => ({
		file: article.file,
		rule: "author-spellings",
		severity: "info",
		message: `The author “${name}” is “${main.name}” but for capitals or blanks; both stand on one page.`,
		remedy: "Spell the name in one way.",
		at: { field: "authors", text: name },
	}));
}

function finding({ main, other }: TermPair, difference: string, severity: Severity, isCertain: boolean): Finding {
	const [right, rare] = [main.spellings[0], other.spellings[0]];
	const merge = isCertain && !main.note?.hide ? { merge: { kind: "author" as const, name: right.name, other: rare.name } } : {};
	const count = (term: SpeltTerm) => (term.count === 1 ? "1 story" : `${term.count} stories`);
	const message = `The authors “${rare.name}” (${count(other)}) and “${right.name}” (${count(main)}) differ in ${difference} alone, and count as two.`;
	const remedy = `If they are one, write into terms.yml: ${entry("author", right, [rare.name])}${"merge" in merge ? "; --fix does it" : ""}.`;
	return {
		file: rare.article.file,
		rule: "author-spellings",
		severity,
		message,
		remedy,
		at: { field: "authors", text: rare.name },
		...merge,
	};
}
