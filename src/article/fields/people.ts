import { oneLine } from "../text.ts";

/** The name of an author, cut as CSL-JSON has it: `family` and `given`, or `literal` where nobody can tell which is which. */
export interface PersonName {
	readonly family?: string;
	readonly given?: string;
	/** “van der”: always written before the family name. */
	readonly "non-dropping-particle"?: string;
	readonly suffix?: string;
	readonly literal?: string;
}

/** In characters. */
const LONGEST_NAME = 80;

/**
 * One person, or several with commas, semicolons or “and” between them; undefined where any of them may not be a person.
 * @param language BCP 47
 */
export function peopleOf(text: string, language: string): readonly PersonName[] | undefined {
	const person = personOf(text, language);
	if (person) return [person];
	const joined = text.split(/; ?|,? (?:and|&) /i);
	const several = joined.length > 1 ? joined : text.split(/, ?/);
	if (several.length < 2 || text.length > 10 * LONGEST_NAME) return undefined;
	const people = several.map((part) => peopleOf(part, language));
	return people.every((part) => part !== undefined) ? people.flat() : undefined;
}

const LETTERS = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M} .,'’-]+$/u;
const WORD = /^(?:al-|el-|d['’])?\p{Lu}[\p{L}\p{M}.'’-]*$/u;
const SUFFIX = /^(?:[JS]r\.?|II|III|IV)$/;
const PARTICLE = /^(?:af|al|av|bin|bint|da|de|del|della|dem|den|der|di|do|dos|du|el|ibn|la|las|le|los|ten|ter|van|vom|von|zu|zum|zur)$/;
const CAPITAL_PARTICLE = /^(?:Da|De|Del|Della|Den|Der|Di|Dos|Du|El|La|Le|Saint|St|St\.|Van|Von)$/;
/** Titles that every style leaves out. */
const TITLE = /^(?:(?:dr|mr|ms|prof|professor|rev|sir)\.? )+(?=\S+ \S)/i;
/** A title that is part of what someone is called, or an article that a paper's name begins with. */
const NO_GIVEN = wordSet(
	"archbishop baron baroness bishop brother capt captain cardinal col colonel count countess dame das de der die dr el father gen general het il judge justice king la lady las le les lord los lt major mayor miss mlle mme mother mr mrs ms pope president prince princess prof professor queen rev saint senator sgt sir sister st the",
);
/** Words and letters that stand in the names of papers, agencies and offices, or behind a person's. */
const NO_NAME = wordSet(
	"admin administrator afp agence agencia agency agentur air and ansa anonymous ap associated association bbc board bureau club cnn college commission committee community company content contributor contributors corp corporation correspondant correspondent correspondents corresponsal council daily department desk dpa editor editorial editors efe esq express federation foundation from gazette government group guardian herald housewife inc institute international journal kc korrespondent ltd mail mbe md media ministry mp network news newsroom obe observer office online our own pa party phd pensioner photographer photographers post press qc radio ratepayer reader readers redacción redaktion rédaction reporter reporters resident reuters review reviewer service services society special staff subscriber syndicate team telegraph television times today tribune tv union university unknown upi weekly wire wireless world writer writers",
);
/** Articles by language. An index has them behind what they belong to: “Editor, The”. */
const ARTICLES: ByLanguage = {
	en: wordSet("a an the"),
	de: wordSet("das der die ein eine"),
	fr: wordSet("la le les un une"),
	es: wordSet("el la las los un una"),
	nl: wordSet("de een het"),
	el: wordSet("ένα ένας η μια ο οι τα το"),
};
/** Other words by language with which a line begins that names nobody: “Our Correspondent”, “No Content Found”. */
const NOBODY: ByLanguage = {
	en: wordSet("by from no our"),
	de: wordSet("kein keine unser unsere von"),
	fr: wordSet("aucun notre nos par"),
	es: wordSet("nuestra nuestro por sin"),
};
/** Languages whose names begin with the family's, or have none: Hungarian, Chinese, Japanese, Korean, Vietnamese, Khmer, Icelandic. */
const OTHER_ORDER = /^(?:hu|zh|yue|ja|ko|vi|km|is)(?:-|$)/i;
/** Languages whose people have two family names. */
const TWO_FAMILIES = /^(?:es|ca|gl)(?:-|$)/i;

type ByLanguage = Readonly<Record<string, ReadonlySet<string>>>;

function wordSet(words: string): ReadonlySet<string> {
	return new Set(words.split(" "));
}

/**
 * Cuts “Given Family” or “Family, Given”; undefined where the text may be something else. A name that is cut in the wrong place is worse than one that is left whole.
 * @param language BCP 47; it decides how many family names a person has
 */
export function personOf(text: string, language: string): PersonName | undefined {
	if (text.length > LONGEST_NAME || !LETTERS.test(text) || OTHER_ORDER.test(language)) return undefined;
	const [first = "", ...others] = text.replace(TITLE, "").split(/ ?, ?/);
	const words = first.split(" ");
	const plain = text.toLowerCase().split(/[ .,]+/);
	if (plain.some((word) => NO_NAME.has(word)) || beginsLikeNobody(text, language)) return undefined;
	const ended = SUFFIX.test((others.length > 0 ? others : words).at(-1) ?? "") && (others.length > 0 ? others : words).pop();
	const suffix = ended ? { suffix: ended } : {};
	if (others.length === 0) return directName(words, suffix, TWO_FAMILIES.test(language));
	const given = others[0]?.split(" ") ?? [];
	if (others.length > 1 || given.length > 3) return undefined;
	const family = familyOf(words);
	return family && areNames([...given, family.family]) ? { ...family, given: given.join(" "), ...suffix } : undefined;
}

/** Whether a text begins with an article or the like. “A” may also be an initial: it is one before a single word, before another initial, and with a full stop. */
function beginsLikeNobody(text: string, language: string): boolean {
	const [first = "", second = "", ...others] = text.split(" ");
	const word = first.toLowerCase();
	if (word.length === 1 && (others.length === 0 || second.length < 3)) return false;
	return wordsOf(NOBODY, language).has(word) || wordsOf(ARTICLES, language).has(word);
}

function wordsOf(words: ByLanguage, language: string): ReadonlySet<string> {
	return words[language.replace(/-.*/, "").toLowerCase()] ?? new Set();
}

function directName(words: readonly string[], suffix: Pick<PersonName, "suffix">, twoFamilies: boolean): PersonName | undefined {
	const particle = words.findIndex((word, at) => at > 0 && (PARTICLE.test(word) || CAPITAL_PARTICLE.test(word)));
	const at = particle < 0 ? words.length - 1 : particle;
	const given = words.slice(0, at);
	const family = familyOf(words.slice(at));
	const unsure = twoFamilies && particle < 0 && given.slice(1).some((word) => !/^\p{Lu}\.?$/u.test(word));
	if (!family || unsure || given.length < 1 || given.length > 4 || !areNames([...given, family.family])) return undefined;
	// “Giscard d'Estaing” is one family name.
	if (given.length > 1 && /^d['’]/.test(family.family)) return undefined;
	return { ...family, given: given.join(" "), ...suffix };
}

/** A family name of one word, with the particles that may stand before it. */
function familyOf(words: readonly string[]): (PersonName & { readonly family: string }) | undefined {
	const at = words.findIndex((word) => !PARTICLE.test(word));
	const name = words.slice(at);
	if (at < 0 || name.slice(0, -1).some((word) => !CAPITAL_PARTICLE.test(word)) || /^\p{Lu}?\.?$/u.test(name.at(-1) ?? "")) return undefined;
	return { family: name.join(" "), ...(at > 0 && { "non-dropping-particle": words.slice(0, at).join(" ") }) };
}

/** Whether all words are written like names, given names first. A word in capitals among other words is an agency; two capitals at the start are initials. */
function areNames(names: readonly string[]): boolean {
	const words = names.flatMap((name) => name.split(" "));
	const shouted = words.every((word) => word === word.toUpperCase());
	if (NO_GIVEN.has(words[0]?.toLowerCase().replace(/\.$/, "") ?? "")) return false;
	return words.every((word, at) => WORD.test(word) && (shouted || !(at === 0 ? /^\p{Lu}{3,}$/u : /^\p{Lu}{2,}$/u).test(word)));
}

/**
 * A name as an index has it: with the family's before the given ones (`Berg, Jan van der`); what is no person's, with its article behind it
 * (`Editor, The`). It is undefined where the index has the name as it is.
 */
export function indexNameOf(name: string, language: string): string | undefined {
	const line = oneLine(name);
	const { family, given, suffix, "non-dropping-particle": particle } = personOf(line, language) ?? {};
	if (family === undefined) return articleBehind(line, language);
	const behind = [given, particle].filter((part) => part !== undefined).join(" ");
	return [family, behind, suffix].filter((part) => part !== undefined && part !== "").join(", ");
}

function articleBehind(name: string, language: string): string | undefined {
	const [article = "", ...others] = name.split(" ");
	return others.length > 0 && wordsOf(ARTICLES, language).has(article.toLowerCase()) ? `${others.join(" ")}, ${article}` : undefined;
}
