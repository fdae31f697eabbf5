import { escapeHtml } from "../article/body.ts";
import type { Site } from "../site/site.ts";

/** Languages that are written from right to left. */
const RIGHT_TO_LEFT = /^(ar|arc|ckb|dv|fa|he|ks|ku-arab|pnb|ps|sd|syr|ug|ur|yi)(-|$)/i;

/** The letters of scripts that are written from right to left (the blocks from Hebrew to Arabic Extended-A, and the presentation forms). */
const RIGHT_TO_LEFT_LETTER = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

const LETTERS = /\p{L}+/gu;

/** So much of a text is looked at, in characters. */
const LOOKED_AT = 500;

type Direction = "ltr" | "rtl";

/** The filters that say in which direction a text is written. */
export function directionFilters({ language }: Pick<Site, "language">) {
	const own = directionOfLanguage(language);
	const turn = (text: string) => {
		const direction = directionOf(text, own);
		return direction === own ? "" : ` dir="${direction}"`;
	};
	return {
		/** The direction of a language, by its tag. */
		dir: directionOfLanguage,
		/** The `lang` and `dir` attributes of a story's words, where the story says its language; else `dir` where the headline is written otherwise than the site. */
		tongue: ({ language, headline }: { readonly language?: string; readonly headline: string }) =>
			language ? ` lang="${escapeHtml(language)}" dir="${directionOfLanguage(language)}"` : turn(headline),
		/** The `dir` attribute of a text whose language nobody wrote down; empty where it is written as the site is. */
		turn,
	};
}

function directionOfLanguage(tag: string): Direction {
	return RIGHT_TO_LEFT.test(tag) ? "rtl" : "ltr";
}

/** The direction in which most letters of a text are written; that of the site where there are none. */
function directionOf(text: string, own: Direction): Direction {
	if (own === "ltr" && !RIGHT_TO_LEFT_LETTER.test(text)) return "ltr";
	let [left, right] = [0, 0];
	for (const [letters] of text.slice(0, LOOKED_AT).matchAll(LETTERS)) {
		if (RIGHT_TO_LEFT_LETTER.test(letters)) right += letters.length;
		else left += letters.length;
	}
	return left === right ? own : left > right ? "ltr" : "rtl";
}
