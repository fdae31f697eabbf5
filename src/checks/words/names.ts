import { keyOf } from "../../archive/terms.ts";

/**
 * The same text for names that differ in blanks, hyphens and underscores between letters, too. Between two figures they stay,
 * so that `11 1` is not `111`, and so do all signs with a meaning, as in `C++`.
 */
export function blankKey(name: string): string {
	return keyOf(name).replace(/(?<!^)[\s_\u00ad\u2010-\u2015-]+(?!$)/gu, (blank, at: number, whole: string) =>
		/\d/.test(whole[at - 1] ?? "") && /\d/.test(whole[at + blank.length] ?? "") ? " " : "",
	);
}

/** The same text for names that differ in accents, too; letters that are others in their language (`ø`, `ł`) stay. */
export function accentKey(name: string): string {
	return blankKey(name)
		.normalize("NFD")
		.replace(/\p{M}/gu, "")
		.replace(/['’`´]/g, "");
}

/** The ends of plurals by language, with what stands there in the singular. The longest end that fits counts. */
const PLURALS: Readonly<Record<string, readonly (readonly [end: string, singular: string])[]>> = {
	en: [
		["ies", "y"],
		["ches", "ch"],
		["shes", "sh"],
		["sses", "ss"],
		["xes", "x"],
		["oes", "o"],
		["uses", "us"],
		["s", ""],
	],
	fr: [
		["aux", "al"],
		["eaux", "eau"],
		["s", ""],
	],
	es: [
		["ces", "z"],
		["ones", "on"],
		["es", ""],
		["s", ""],
	],
	pt: [
		["oes", "ao"],
		["res", "r"],
		["s", ""],
	],
	nl: [
		["en", ""],
		["s", ""],
	],
	de: [
		["en", ""],
		["n", ""],
	],
};

/** Words that look like a plural and its singular and are two things. */
const NO_PLURALS =
	/(?:^|\W)(news|customs|goods|arms|means|glasses|physics|politics|economics|ethics|mathematics|statistics|athletics|ss|us|is)$/;

/** The fewest letters of a singular: shorter words are abbreviations. */
const SHORTEST = 3;

/** The key of a name in its singular, as far as its end tells. */
export function singularOf(name: string, language: string): string {
	const key = accentKey(name);
	// SLE and SLES are two abbreviations.
	if (/^[\p{Lu}\d]{2,5}$/u.test(name)) return key;
	if (NO_PLURALS.test(key)) return key;
	for (const [end, singular] of PLURALS[language.slice(0, 2)] ?? PLURALS.en ?? []) {
		if (!key.endsWith(end)) continue;
		const stem = key.slice(0, -end.length) + singular;
		return stem.length >= SHORTEST && /\p{L}$/u.test(stem) && !/(ss|us|is)$/.test(key) ? stem : key;
	}
	return key;
}
