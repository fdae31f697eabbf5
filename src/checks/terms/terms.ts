import { keyOf, LISTING_OF, type TermKind } from "../../archive/terms.ts";
import { DAY } from "../../article/dates/newsdate.ts";
import { slipBetween, slipKeys } from "../../article/fields/slips.ts";
import type { FieldName } from "../../article/fields.ts";
import type { Severity } from "../../problem.ts";
import type { Settings } from "../../settings.ts";
import type { Checked, Finding } from "../finding.ts";
import { accentKey, blankKey, singularOf } from "../words/names.ts";
import { pairsBy, type Spelling, type SpeltTerm, slipPairs, speltTerms, type TermPair } from "./spellings.ts";

/** The kinds of term whose names are compared as words; authors have rules of their own, and issues are dates. */
const KINDS = ["section", "tag", "series"] as const;

const FIELDS: Readonly<Record<(typeof KINDS)[number], FieldName>> = { section: "section", tag: "tags", series: "series" };

/** Finds tags, sections and series that are one word in two spellings. */
export function checkTermSpellings({ articles, termNotes, settings }: Checked): Finding[] {
	return KINDS.flatMap((kind) => {
		const terms = speltTerms(kind, articles, termNotes);
		return [...terms.flatMap((term) => (term.note ? [] : caseFindings(kind, term))), ...differences(kind, terms, settings)];
	});
}

/** Pairs of terms that stand on two pages of the site, each pair under the least in which it differs. */
function differences(kind: (typeof KINDS)[number], terms: readonly SpeltTerm[], { language, sections }: Settings): Finding[] {
	const seen = new Set<SpeltTerm>();
	const fresh = (pairs: readonly TermPair[]) =>
		pairs.filter(({ other }) => {
			const isNew = !seen.has(other);
			seen.add(other);
			return isNew;
		});
	const masthead = new Set(kind === "section" ? sections.map(keyOf) : []);
	const isGiven = ({ note, spellings: [{ name }] }: SpeltTerm) => note !== undefined || masthead.has(keyOf(name));
	const singular = (name: string) => singularOf(name, language);
	return [
		...fresh(pairsBy(terms, blankKey)).map((pair) => pairFinding(kind, pair, "blanks or hyphens", true)),
		...fresh(pairsBy(terms, accentKey)).map((pair) => pairFinding(kind, pair, "accents or apostrophes", false)),
		...fresh(pairsBy(terms, singular)).map((pair) => pairFinding(kind, pair, "singular and plural", false)),
		...fresh(slipPairs(terms, keysOfSlips, isSlip, isGiven)).map((pair) => pairFinding(kind, pair, "one letter", false)),
		...fresh(swapPairs(terms, masthead)).map((pair) => pairFinding(kind, pair, "the order of two letters", false)),
	];
}

/** The fewest letters of a word in which one letter is taken for a slip; where two have changed places and the settings name the right word, fewer are enough. */
const SHORTEST = 6;
const SHORTEST_SWAPPED = 4;

/** Pairs a rare section with a short name of the settings, of which two letters have changed places: `Nwes` for `News`. */
function swapPairs(terms: readonly SpeltTerm[], masthead: ReadonlySet<string>): TermPair[] {
	const isGiven = ({ note, spellings: [{ name }] }: SpeltTerm) => note !== undefined || masthead.has(keyOf(name));
	const keys = (name: string) => {
		const key = accentKey(name);
		return key.length < SHORTEST_SWAPPED || key.length >= SHORTEST ? [] : slipKeys(key);
	};
	const isSwap = (rare: string, right: string) =>
		masthead.has(keyOf(right)) && slipBetween(accentKey(rare), accentKey(right))?.kind === "swapped";
	return masthead.size === 0 ? [] : slipPairs(terms, keys, isSwap, isGiven);
}

function keysOfSlips(name: string): readonly string[] {
	const key = accentKey(name);
	return key.length < SHORTEST || key.length > 60 ? [] : slipKeys(key);
}

/** A first letter makes another word (`dating`, `rating`), a letter more at the end too (`Korea`, `Korean`), and figures count. */
function isSlip(rare: string, frequent: string): boolean {
	const [one, other] = [accentKey(rare), accentKey(frequent)];
	const slip = slipBetween(one, other);
	if (!slip || slip.at === 0) return false;
	const shorter = Math.min(one.length, other.length);
	if (/\d/.test((one[slip.at] ?? "") + (other[slip.at] ?? ""))) return false;
	if (slip.kind === "more") return slip.at < shorter;
	return slip.kind === "swapped" || (shorter > SHORTEST + 1 && slip.at < shorter - 1);
}

/** Spellings that the site has put on one page already. */
function caseFindings(kind: (typeof KINDS)[number], { spellings: [main, ...others] }: SpeltTerm): Finding[] {
	return others.map((other) => {
		const message = `The ${kind} ${told(other)} is ${told(main)} but for capitals or blanks; both stand on one page, under the name that the earliest story has.`;
		return finding(kind, other, "info", message, `Spell it in one way, or name the right one in terms.yml: ${entry(kind, main, [])}.`);
	});
}

function pairFinding(kind: (typeof KINDS)[number], { main, other }: TermPair, difference: string, isCertain: boolean): Finding {
	const [right, rare] = [main.spellings[0], other.spellings[0]];
	const message = `The ${kind === "series" ? kind : `${kind}s`} ${toldWhole(other)} and ${toldWhole(main)} differ in ${difference} alone, and count as two.`;
	const merge = isCertain && !main.note?.hide ? { merge: { kind, name: right.name, other: rare.name } } : {};
	const remedy = `If they are one, write into terms.yml: ${entry(kind, right, [rare.name])}${"merge" in merge ? "; --fix does it" : ""}.`;
	return { ...finding(kind, rare, "warning", message, remedy), ...merge };
}

function finding(kind: (typeof KINDS)[number], { name, article }: Spelling, severity: Severity, message: string, remedy: string): Finding {
	const at = { field: FIELDS[kind], text: name };
	return { file: article.file, rule: "term-spellings", severity, message, remedy, at };
}

function told({ name, count }: Spelling): string {
	return `“${name}” (${count === 1 ? "1 story" : `${count} stories`})`;
}

/** A term with all its spellings. */
function toldWhole({ spellings: [{ name }, ...others], count }: SpeltTerm): string {
	const also = others.length === 0 ? "" : `, also written ${others.map((other) => `“${other.name}”`).join(" and ")}`;
	return `“${name}” (${count === 1 ? "1 story" : `${count} stories`}${also})`;
}

/** An entry of terms.yml on one line. */
export function entry(kind: TermKind, { name }: Pick<Spelling, "name">, also: readonly string[]): string {
	const members =
		also.length > 0 ? `{ also: [${also.map((other) => JSON.stringify(other)).join(", ")}] }` : `{ name: ${JSON.stringify(name)} }`;
	return `${LISTING_OF[kind]}: { ${JSON.stringify(name)}: ${members} }`;
}

/** How many stories an archive must have before a tag with one of them is told of, and how long that story must be back. */
const ONCE = { stories: 50, days: 365 };

/** Finds tags that one story has alone. A tag of the last year may be at its beginning. */
export function checkTermsOnce(checked: Checked): Finding[] {
	const { stories } = checked.archive;
	const newest = stories.findLast(({ published }) => published)?.published;
	if (stories.length < ONCE.stories || !newest) return [];
	const isSettled = (time: number | undefined) => time !== undefined && time < newest.from - ONCE.days * DAY;
	const toldOf = new Set(checkTermSpellings(checked).map(({ at }) => at?.text));
	return speltTerms("tag", stories, checked.termNotes).flatMap(({ spellings: [{ name, article }], count, note }): Finding[] => {
		if (count > 1 || note || toldOf.has(name) || !isSettled(article.published?.from)) return [];
		const message = `The tag “${name}” has one story alone, and so a page with one line.`;
		const remedy = `Give it a tag that other stories have, or write into terms.yml: tags: { ${JSON.stringify(name)}: { hide: true } }.`;
		return [{ file: article.file, rule: "term-once", severity: "info", message, remedy, at: { field: "tags", text: name } }];
	});
}
