// What somebody typed, as the search page understands it: words that a story must have, words of which it must have one, and words that it must not have.

import { asked } from "../search-text.js";

/** A phrase in quotation marks, of any kind, or what stands between blanks; with a minus in front where a story must not have it. */
const TOKEN = /([-−–]?)(?:["“”„«»]([^"“”„«»]+)["“”„«»]|([^\s"“”„«»]+))/gu;

/** Stands between two words of which a story must have one. */
const EITHER = /^(OR|\|)$/;

/** What makes two words of one, where no letter or digit is missing beside it. */
const JOINT = /(?<=[\p{L}\p{N}])[-‐‑–](?=[\p{L}\p{N}])/gu;

/** So many alternatives count at most: each is a search of its own. */
const MOST = 12;

/**
 * Reads what was typed. A part is what `asked` of search-text.js gives.
 * @param language of the site, BCP 47
 * @returns `all`: lists of parts, of each of which a story must have one; `not`: parts that it must not have; `words`: all that it may have, to be marked;
 * `plain`: the words, where nothing else was typed
 */
export function readQuery(typed, language) {
	const all = [];
	const not = [];
	let run = [];
	const words = [];
	const plain = [];
	const close = () => {
		if (run.length > 0) all.push([asked(run.join(" "), language)]);
		run = [];
	};
	const add = (options) => {
		close();
		all.push(options);
	};
	for (const alternatives of slotsOf(typed)) {
		const parts = alternatives.flatMap(({ text, isPhrase }) => partsOf(text, isPhrase, language)).filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
		if (parts.length === 0) continue;
		if (alternatives[0].isNot) {
			not.push(...parts);
			continue;
		}
		words.push(...parts.flatMap((part) => part.words));
		const [{ text, isPhrase }, ...others] = alternatives;
		if (others.length === 0 && !isPhrase && parts.length === 1) {
			run.push(text);
			plain.push(text);
		} else add(parts);
	}
	close();
	return { all, not, words, plain: not.length === 0 && all.length === 1 && all[0].length === 1 ? plain : [] };
}

/** The places of a query, each with what may stand there. */
function slotsOf(typed) {
	const slots = [];
	let isEither = false;
	for (const [, minus, phrase, word] of typed.matchAll(TOKEN)) {
		if (minus === "" && word !== undefined && EITHER.test(word)) {
			isEither = slots.length > 0;
			continue;
		}
		const one = { text: phrase ?? word, isPhrase: phrase !== undefined, isNot: minus !== "" };
		const last = slots.at(-1);
		if (isEither && !one.isNot && !last[0].isNot && last.length < MOST) last.push(one);
		else slots.push([one]);
		isEither = false;
	}
	return slots;
}

/** What is asked for a word or phrase. A compound is found in one word, and in the words of which it consists. */
function partsOf(text, isPhrase, language) {
	if (isPhrase) return [asked(`"${text}"`, language)];
	const apart = text.replace(JOINT, " ");
	return apart === text ? [asked(text, language)] : [asked(text, language), asked(`"${apart}"`, language)];
}
