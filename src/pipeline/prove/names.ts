import slugify from "@sindresorhus/slugify";
import { CannotRun } from "../../problem.ts";
import { wordsOf } from "./folding.ts";
import type { Needle } from "./matching.ts";

/** A name that is written as one word must have so many letters to be looked for: shorter ones stand in other words. */
const SHORTEST_JOINED = 6;

/** A person has at most so many names; catalogues have the last one first. A phrase of more words is none. */
const MOST_NAMES = 4;

/** As many words of a phrase are compared; its first ones, where it has more. */
const MOST_WORDS = 40;

/**
 * What a name or phrase is looked for as: as it is typed, as addresses write it (ASCII, `ae` for `ä`), with bare letters, as one word, and with the last name first.
 * @param of the number of the name
 * @throws {CannotRun} where it has fewer than two letters or digits
 */
export function needlesOf(name: string, of: number): Needle[] {
	const forms = new Map<string, readonly string[]>();
	const add = (words: readonly string[]) => {
		const cut = words.slice(0, MOST_WORDS);
		if (cut.length > 0) forms.set(cut.join(" "), cut);
	};
	for (const written of [name, inAscii(name)]) {
		for (const joins of [false, true]) {
			const words = wordsOf(written, joins);
			add(words);
			add(words.map(bareUmlauts));
		}
	}
	const typed = [...forms.values()];
	if ((typed[0] ?? []).join("").length < 2) {
		throw new CannotRun(`"${name}" is too short to be looked for.`, "Type at least two letters; better the whole name.");
	}
	for (const words of typed) {
		const joined = words.join("");
		if (
			words.length > 1 &&
			joined.length >= SHORTEST_JOINED &&
			words.some(({ length }) => length > 1) &&
			/^[^\u2e80-\uffff]*$/.test(joined)
		)
			add([joined]);
	}
	for (const words of typed) if (words.length > 1 && words.length <= MOST_NAMES) add([...words.slice(-1), ...words.slice(0, -1)]);
	return [...forms.values()].map((words) => ({ of, words, inflects: (words.at(-1) ?? "").length >= 4 }));
}

/** Whether so short a name that it may be a part of many others. */
export function isCommon(name: string): boolean {
	const words = wordsOf(name);
	return words.length === 1 && (words[0] ?? "").length < 4;
}

function inAscii(name: string): string {
	const ascii = slugify(name, { decamelize: false, separator: " " });
	// What slugify cannot write it leaves out.
	return ascii.split(" ").length >= wordsOf(name, true).length ? ascii : name;
}

/** Germans type `Mueller` for `Müller`. */
function bareUmlauts(word: string): string {
	return word.replace(/([aou])e/g, "$1");
}
