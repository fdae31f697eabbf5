import type { Rule } from "../problem.ts";
import { checkAddresses } from "./files/addresses.ts";
import { checkSizes } from "./files/pictures.ts";
import type { Checked, Finding } from "./finding.ts";
import { checkDateOrder, checkDatesDiffer, checkDatesFar } from "./stories/dates.ts";
import { checkElsewhere } from "./stories/elsewhere.ts";
import { checkGaps } from "./stories/gaps.ts";
import { checkCapitals, checkMarkup, checkTwice } from "./stories/headlines.ts";
import { checkKeys } from "./stories/keys.ts";
import { checkWholeLinks } from "./stories/links.ts";
import { checkCopies, checkMojibake } from "./stories/texts.ts";
import { checkOff } from "./switches.ts";
import { checkAuthors } from "./terms/authors.ts";
import { checkTermSpellings, checkTermsOnce } from "./terms/terms.ts";

/** Looks for one kind of finding in a whole archive. */
export type Check = (checked: Checked) => readonly Finding[];

/** Every check, by the rule of its findings. */
export const CHECKS = {
	"address-refused": checkAddresses,
	"author-spellings": checkAuthors,
	"calendar-gap": checkGaps,
	"checks-unknown": checkOff,
	"date-differs": checkDatesDiffer,
	"date-far": checkDatesFar,
	"date-order": checkDateOrder,
	"file-huge": checkSizes,
	"headline-capitals": checkCapitals,
	"headline-markup": checkMarkup,
	"headline-twice": checkTwice,
	"key-like-field": checkKeys,
	"link-whole": checkWholeLinks,
	mojibake: checkMojibake,
	"pictures-elsewhere": checkElsewhere,
	"story-twice": checkCopies,
	"term-once": checkTermsOnce,
	"term-spellings": checkTermSpellings,
} as const satisfies Partial<Record<Rule, Check>>;

/** The checks that look into the texts of stories. */
const OF_TEXTS: readonly Rule[] = ["mojibake", "pictures-elsewhere", "story-twice"];

/** Whether one of these rules needs the texts of stories. */
export function needsTexts(isAsked: (rule: Rule) => boolean): boolean {
	return OF_TEXTS.some(isAsked);
}

/** Runs all checks whose rule is asked for. */
export function runChecks(checked: Checked, isAsked: (rule: Rule) => boolean): Finding[] {
	return Object.entries(CHECKS).flatMap(([rule, check]) => (isAsked(rule as Rule) ? check(checked) : []));
}
