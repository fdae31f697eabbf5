import { type Random, randomOf } from "../../../../bench/random.ts";

/** A story that a made site has, and that an import must find again. */
export interface MadeStory {
	readonly number: number;
	readonly headline: string;
	/** `2014-03-15` */
	readonly day: string;
	/** Its time of day, `10:32`. */
	readonly time: string;
	readonly authors: readonly string[];
	readonly section: string;
	readonly paragraphs: readonly string[];
	/** A caption of its picture, if it has one. */
	readonly caption?: string;
	readonly random: Random;
}

/** What a layout makes a page of. */
export interface Surroundings {
	/** Other stories, which the page shows as teasers. */
	readonly others: readonly MadeStory[];
	/** The newest of them, in the order of the site. */
	readonly newest: readonly MadeStory[];
	/** The day on which the site was saved, `2016-05-04`. */
	readonly today: string;
}

/** How a made site looks. */
export interface Layout {
	readonly name: string;
	/** The path of a story, such as `news/12.html`. */
	path(story: MadeStory): string;
	page(story: MadeStory, around: Surroundings): string;
	/** A page that lists stories. */
	listing(title: string, stories: readonly MadeStory[], around: Surroundings): string;
	/** Texts of a story's page that may be in its body or not, besides the caption. */
	optional?(story: MadeStory): readonly string[];
	/** Words that are never the story's: they stand around it. */
	readonly chrome: readonly string[];
}

const NOUNS =
	"council harbour bridge school ferry mill library market station river valley union court garden museum railway hospital festival teacher driver farmer mayor engine tunnel tower village parish budget strike election storm flood winter summer orchestra theatre hotel bakery brewery quarry forest meadow island lighthouse pier canal airport stadium church cathedral college student nurse doctor lawyer judge sailor captain".split(
		" ",
	);
const VERBS =
	"opens closes wins loses builds sells moves keeps plans cuts raises finds shows saves delays defends repairs visits backs rejects".split(
		" ",
	);
const SMALL = "the a in of for with after before near under by on from over".split(" ");
const FIRST = "Anna Thomas Edith Marcus Helen Ruth Daniel Jonas Clara Victor Nora Samuel Lena Peter Irene Walter Julia Simon".split(" ");
const LAST = "Marlowe Bergmann Hartley Novak Lindqvist Ferrari Okafor Weiss Dupont Keller Brandt Moreau Castell Ashby Thorne Vogel".split(
	" ",
);
const SECTIONS = ["Politics", "Sport", "Culture", "Business", "Region"];

/** A made story; the same number gives the same one. */
export function madeStory(number: number): MadeStory {
	const random = randomOf(19, number);
	const { from, pick, next } = random;
	const headline = capital(`${pick(NOUNS)} ${pick(VERBS)} ${pick(SMALL)} ${pick(NOUNS)} ${pick(SMALL)} ${pick(NOUNS)} ${wordOf(number)}`);
	const year = from(1998, 2015);
	const day = `${year}-${two(from(1, 12))}-${two(from(1, 28))}`;
	const author = () => `${pick(FIRST)} ${pick(LAST)}`;
	const chance = next();
	const [first, second] = [author(), author()];
	const authors = chance < 0.12 ? [] : chance < 0.25 && first !== second ? [first, second] : [first];
	// A tenth of the stories are news in brief.
	const paragraphs = Array.from({ length: next() < 0.1 ? 1 : from(3, 14) }, () => paragraph(random));
	const caption = next() < 0.4 ? sentence(random) : undefined;
	return {
		number,
		headline,
		day,
		time: `${two(from(6, 22))}:${two(from(0, 59))}`,
		authors,
		section: pick(SECTIONS),
		paragraphs,
		caption,
		random,
	};
}

function paragraph(random: Random): string {
	return Array.from({ length: random.from(2, 5) }, () => sentence(random)).join(" ");
}

function sentence({ from, pick }: Random): string {
	const words = Array.from({ length: from(7, 18) }, (_, index) =>
		index % 3 === 1 ? pick(NOUNS) : index % 3 === 2 ? pick(VERBS) : pick(SMALL),
	);
	return `${capital(words.join(" "))}.`;
}

/** A word for a number, so that no two headlines are alike: `bakodu`. */
function wordOf(number: number): string {
	const [consonants, vowels] = ["bdfgklmnprst", "aeiou"];
	let [rest, word] = [number + 60, ""];
	while (rest > 0) {
		word += (consonants[rest % 12] ?? "") + (vowels[Math.floor(rest / 12) % 5] ?? "");
		rest = Math.floor(rest / 60);
	}
	return word;
}

export function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

export function two(number: number): string {
	return String(number).padStart(2, "0");
}

const MONTHS = {
	en: "January February March April May June July August September October November December".split(" "),
	de: "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(" "),
};

/** A day as readers see it: `{d}`, `{dd}`, `{m}` (its number), `{mm}`, `{month}`, `{monat}`, `{year}`, `{yy}`. */
export function dayAs(day: string, form: string): string {
	const [year = "", mm = "", dd = ""] = day.split("-");
	const values: Readonly<Record<string, string>> = {
		year,
		mm,
		dd,
		d: String(Number(dd)),
		m: String(Number(mm)),
		month: MONTHS.en[Number(mm) - 1] ?? "",
		monat: MONTHS.de[Number(mm) - 1] ?? "",
	};
	return form.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}

/** The last part of an address: `council-opens-the-bridge`. */
export function slugOfStory({ headline }: MadeStory): string {
	return headline.toLowerCase().replace(/ /g, "-");
}
