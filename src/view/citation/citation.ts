import type { Article, PrintPlace } from "../../article/article.ts";
import type { NewsDate } from "../../article/date.ts";
import { oneLine } from "../../article/text.ts";

/** A name as CSL-JSON has it: `family` and `given`, or `literal` where nobody can tell which is which. */
export interface CitedName {
	readonly family?: string;
	readonly given?: string;
	/** “van der”: always written before the family name. */
	readonly "non-dropping-particle"?: string;
	readonly suffix?: string;
	readonly literal?: string;
}

/** A year, its month (1 to 12), its day, as far as they are known. */
export type DateParts = readonly [year: number, month?: number, day?: number];

/** A date as CSL-JSON has it: one or two (a span) `date-parts`, or a `literal`. */
export interface CitedDate {
	readonly "date-parts"?: readonly DateParts[];
	/** 1 (spring) to 4 (winter). */
	readonly season?: number;
	readonly circa?: true;
	/** English words for what has no parts: “1950s”, “until 1959”. */
	readonly literal?: string;
}

/** A story as an item of CSL-JSON (csl-data.json of CSL 1.0.2). */
export interface Citation {
	readonly type: "article-newspaper";
	readonly id: string;
	readonly title: string;
	readonly author?: readonly CitedName[];
	/** The paper that published it first. */
	readonly "container-title": string;
	/** The site, where the paper is another. */
	readonly archive?: string;
	readonly publisher?: string;
	/** Undefined where nobody knows when. */
	readonly issued?: CitedDate;
	readonly edition?: string;
	readonly issue?: string;
	readonly page?: string;
	readonly section?: string;
	readonly URL: string;
	readonly language: string;
	readonly note?: string;
}

/** The site that a citation is for. */
export interface CitingSite {
	readonly title: string;
	/** BCP 47. */
	readonly language: string;
	readonly publisher: string;
}

/** The months in English, as the styles write them. */
export const MONTHS = "January February March April May June July August September October November December".split(" ");
/** The seasons in the order of their CSL numbers, 1 to 4. */
export const SEASONS = ["Spring", "Summer", "Autumn", "Winter"];

/**
 * What a citation of a story is made of. The story's own words stand as they are, on one line and without control characters.
 * Page, edition and issue are given where they are those of the date given; of another date they stand in the note.
 * @param url the story's whole address
 */
export function citationOf(article: Article, url: string, site: CitingSite): Citation {
	const { print, published = print?.date } = article;
	const language = article.language ?? site.language;
	const author = authorsOf(article, language);
	const paper = oneLine(article.source?.name ?? "");
	const title = oneLine(site.title);
	const ours = paper === "" || paper === title;
	const sameDay = print?.date === undefined || published === undefined || agree(print.date, published);
	return {
		type: "article-newspaper",
		id: oneLine(article.id),
		title: oneLine(article.headline),
		...(author.length > 0 && { author }),
		"container-title": ours ? title : paper,
		...(ours ? filled({ publisher: site.publisher }) : { archive: title }),
		...(published && { issued: issuedOf(published) }),
		...(print && sameDay && filled({ edition: print.edition, issue: print.issue, page: print.page })),
		...filled({ section: article.section }),
		URL: oneLine(url),
		language: oneLine(language),
		...(print && !sameDay && { note: printNote(print) }),
	};
}

function filled<K extends string>(fields: Readonly<Record<K, string | undefined>>): { readonly [key in K]?: string } {
	const entries = Object.entries<string | undefined>(fields).map(([key, value]) => [key, oneLine(value ?? "")] as const);
	return Object.fromEntries(entries.filter(([, value]) => value !== "")) as { [key in K]?: string };
}

function printNote({ date, issue = "", edition = "", page = "" }: PrintPlace): string {
	const day = date && issuedOf(date);
	const when = day?.["date-parts"]?.map(partsText).join("–") ?? day?.literal ?? "";
	const number = /^\d/.test(issue) ? `no. ${issue}` : issue;
	const version = edition === "" || /\bed(ition|\.)?$/i.test(edition) ? edition : `${edition} edition`;
	const place = [when, number, version, page && `p. ${page}`].filter((part) => part !== "").join(", ");
	return oneLine(`Printed ${day?.circa ? "about " : ""}${place}`);
}

/** Whether two dates may be of one day, as far as both are known. */
function agree(a: NewsDate, b: NewsDate): boolean {
	return (a.from <= b.to && b.from <= a.to) || (a.day !== undefined && a.day === b.day && a.month === b.month && a.year === b.year);
}

function issuedOf({ edtf, instant, year = 0, month, day }: NewsDate): CitedDate {
	if (instant !== undefined) return { "date-parts": [partsFrom(year, month, day)] };
	const circa = /[?~%]/.test(edtf) && ({ circa: true } as const);
	const ends = edtf.replace(/[?~%]/g, "").split("/");
	const parts = ends.map(partsOf);
	if (parts.every((part) => part !== undefined)) return { "date-parts": parts, ...circa };
	const season = ends.length === 1 ? seasonOf(ends[0] ?? "") : undefined;
	if (season) return { "date-parts": [[season.year]], season: season.number, ...circa };
	return { literal: spanText(ends), ...circa };
}

/** The parts of an EDTF date; `1957-XX` and `1957-03-XX` are known to the year and the month. */
function partsOf(name: string): DateParts | undefined {
	const [, year, month, day] = /^(\d{4})(?:-(0\d|1[0-2])(?:-(\d\d))?)?(?:-XX)*$/.exec(name) ?? [];
	return year === undefined ? undefined : partsFrom(Number(year), month && Number(month), day && Number(day));
}

function partsFrom(year: number, month?: number | string, day?: number | string): DateParts {
	if (!month) return [year];
	return day ? [year, Number(month), Number(day)] : [year, Number(month)];
}

function seasonOf(name: string): { readonly year: number; readonly number: number } | undefined {
	const [, year, number] = /^(\d{4})-2([1-4])$/.exec(name) ?? [];
	return year === undefined ? undefined : { year: Number(year), number: Number(number) };
}

function spanText([start = "", end]: readonly string[]): string {
	if (end === undefined) return endText(start);
	if (start === "" || start === "..") return `until ${endText(end)}`;
	return end === "" || end === ".." ? `from ${endText(start)}` : `${endText(start)}–${endText(end)}`;
}

function endText(name: string): string {
	if (name.endsWith("XX")) return `${name.replaceAll("X", "0")}–${name.replaceAll("X", "9")}`;
	if (name.endsWith("X")) return `${name.slice(0, -1)}0s`;
	const parts = partsOf(name);
	return parts ? partsText(parts) : name;
}

function partsText([year, month, day]: DateParts): string {
	if (month === undefined) return String(year);
	return day === undefined ? `${MONTHS[month - 1]} ${year}` : `${MONTHS[month - 1]} ${day}, ${year}`;
}

/** A byline is printed words; it names authors only where no others are named and it is “By” and people's names. */
function authorsOf({ authors, byline = "" }: Article, language: string): readonly CitedName[] {
	const names = authors.map(({ name }) => oneLine(name)).filter((name) => name !== "");
	if (names.length > 0) return names.flatMap((name) => peopleOf(name, language) ?? [{ literal: name }]);
	const [, line = ""] = /^by[ :]+(.*)$/i.exec(oneLine(byline)) ?? [];
	const people = line.replace(/,? in \p{Lu}.*$/u, "").replace(/,[^,]*\b(?:correspondent|editor|reporter|writer|staff)\b[^,]*$/i, "");
	return peopleOf(people, language) ?? [];
}

const LONGEST = 80;

/** One person, or several with commas, semicolons or “and” between them; undefined where any of them may be none. */
function peopleOf(text: string, language: string): readonly CitedName[] | undefined {
	const person = personOf(text, language);
	if (person) return [person];
	const joined = text.split(/; ?|,? (?:and|&) /i);
	const several = joined.length > 1 ? joined : text.split(/, ?/);
	if (several.length < 2 || text.length > 10 * LONGEST) return undefined;
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
	"afp agency air and anonymous ap associated association bbc board bureau club cnn college commission committee community company contributor contributors corp corporation correspondent correspondents council daily department desk editor editorial editors esq express federation foundation from gazette government group guardian herald inc institute international journal kc ltd mail mbe md media ministry mp network news newsroom obe observer office online our own pa party phd photographer photographers post press qc radio reader readers reporter reporters reuters review service services society special staff syndicate team telegraph television times today tribune tv union university unknown upi weekly wire wireless world writer writers",
);
/** Languages whose names begin with the family's, or have none: Hungarian, Chinese, Japanese, Korean, Vietnamese, Khmer, Icelandic. */
const OTHER_ORDER = /^(?:hu|zh|yue|ja|ko|vi|km|is)(?:-|$)/i;
/** Languages whose people have two family names. */
const TWO_FAMILIES = /^(?:es|ca|gl)(?:-|$)/i;

function wordSet(words: string): ReadonlySet<string> {
	return new Set(words.split(" "));
}

/** “Given Family” or “Family, Given”; undefined wherever it might be something else, for a name cut in the wrong place is worse than one left whole. */
function personOf(text: string, language: string): CitedName | undefined {
	if (text.length > LONGEST || !LETTERS.test(text) || OTHER_ORDER.test(language)) return undefined;
	const [first = "", ...others] = text.replace(TITLE, "").split(/ ?, ?/);
	const words = first.split(" ");
	const plain = text.toLowerCase().split(/[ .,]+/);
	if (plain.some((word) => NO_NAME.has(word))) return undefined;
	const ended = SUFFIX.test((others.length > 0 ? others : words).at(-1) ?? "") && (others.length > 0 ? others : words).pop();
	const suffix = ended ? { suffix: ended } : {};
	if (others.length === 0) return directName(words, suffix, TWO_FAMILIES.test(language));
	const given = others[0]?.split(" ") ?? [];
	if (others.length > 1 || given.length > 3) return undefined;
	const family = familyOf(words);
	return family && areNames([...given, family.family]) ? { ...family, given: given.join(" "), ...suffix } : undefined;
}

function directName(words: readonly string[], suffix: Pick<CitedName, "suffix">, twoFamilies: boolean): CitedName | undefined {
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

/** A family name of one word, with what may stand before it. */
function familyOf(words: readonly string[]): (CitedName & { readonly family: string }) | undefined {
	const at = words.findIndex((word) => !PARTICLE.test(word));
	const name = words.slice(at);
	if (at < 0 || name.slice(0, -1).some((word) => !CAPITAL_PARTICLE.test(word)) || /^\p{Lu}?\.?$/u.test(name.at(-1) ?? "")) return undefined;
	return { family: name.join(" "), ...(at > 0 && { "non-dropping-particle": words.slice(0, at).join(" ") }) };
}

/** Whether all words are written like names, given names first. Capitals among other words are an agency's, or initials where they are two and come first. */
function areNames(names: readonly string[]): boolean {
	const words = names.flatMap((name) => name.split(" "));
	const shouted = words.every((word) => word === word.toUpperCase());
	if (NO_GIVEN.has(words[0]?.toLowerCase().replace(/\.$/, "") ?? "")) return false;
	return words.every((word, at) => WORD.test(word) && (shouted || !(at === 0 ? /^\p{Lu}{3,}$/u : /^\p{Lu}{2,}$/u).test(word)));
}
