// How text is written for the search index, and how a search asks for it. The build loads this file to make the index, the search page to ask it.
//
// Pagefind takes what stands between blanks for a word, joins its letters and digits, and finds its parts behind signs of ASCII too.
// A word that is not searched as it is shown stands in the index as its key, a backtick, and codes of what is shown, made of signs that Pagefind leaves out.

/** Scripts that put no blanks between words; and Korean, which puts few. */
const UNSPACED =
	/([\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}〆ーｰﾞﾟ\u{e0100}-\u{e01ef}]+)/u;

/** A character of such a script, with what only changes its form. */
const CHARACTER = /.[ﾞﾟ\u{e0100}-\u{e01ef}]*/gsu;

/** Begins the key of a character of such a script. Nobody types it, and neither Pagefind nor a browser divides a word behind it. */
const UNIT = "ƻ";

/** What is not seen within a line. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g;

/** What may make a word one that is not searched as it is shown. */
const SPECIAL = /[^ !-_a-~]/g;

/** Signs between two parts of a word, the second of two letters at least. */
const COMPOUND = /[\p{L}\p{M}\p{N}][^\p{L}\p{M}\p{N}]+[\p{L}\p{N}][\p{L}\p{M}\p{N}]/u;

/** Letters that are searched as others; not in languages that tell them apart, or whose stemmer needs them. */
const LETTERS = [
	{ from: "œ", to: "oe" },
	{ from: "æ", to: "ae", not: ["da", "fo", "is", "nb", "nn", "no"] },
	{ from: "ß", to: "ss", not: ["de"] },
	{ from: "ς", to: "σ", not: ["el"] },
	{ from: "ٱ", to: "ا" },
	{ from: "ـ", to: "" },
	{ from: "ی", to: "ي", not: ["ckb", "fa", "ps", "ur"] },
	{ from: "ک", to: "ك", not: ["ckb", "fa", "ps", "ur"] },
	{ from: "ي", to: "ی", only: ["ckb", "fa", "ps", "ur"] },
	{ from: "ك", to: "ک", only: ["ckb", "fa", "ps", "ur"] },
	{ from: "ʼ", to: "-" },
	{ from: "ʻ", to: "-" },
];
const SOME_LETTER = /[œŒæÆßẞςٱـیکيكʼʻ]/gu;

/** What French, Italian and Catalan put before a word that begins with a vowel. */
const ELIDED =
	/^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|all|bell|coll|dall|dell|gl|nell|quell|quest|sant|sull|un)['’ʼ´`](?=[\p{L}\p{M}]{3})/u;
const ELIDING = ["ca", "fr", "it"];

/** The digits of codes. */
const SIGNS = "!#$%()*+,-./:;=?";

/**
 * Text as the index is to have it.
 * @param language of the site, BCP 47
 */
export function indexed(text, language) {
	const line = lineOf(text);
	let made = "";
	let end = 0;
	for (const { index } of line.matchAll(SPECIAL)) {
		if (index < end) continue;
		const start = line.lastIndexOf(" ", index) + 1;
		made += line.slice(end, start);
		end = line.indexOf(" ", index);
		if (end < 0) end = line.length;
		made += partsOf(line.slice(start, end), language).map(written).join(" ");
	}
	return made + line.slice(end);
}

/** What is shown of a word of the index, and the blank behind it where there is one. */
export function shown(word) {
	const at = word.indexOf("`");
	if (at < 0) return `${word} `;
	if (at === word.length - 1) return String.fromCharCode(word.slice(UNIT.length, UNIT.length + 5));
	const codes = word.slice(at + 1).match(/.{4}/g) ?? [];
	return codes.map((code) => String.fromCharCode([...code].reduce((sum, sign) => sum * 16 + SIGNS.indexOf(sign), 0))).join("");
}

/** What is searched of a word of the index. */
export function searched(word) {
	return word.split("`", 1)[0];
}

/**
 * How the index is asked for what somebody typed.
 * @param language of the site, BCP 47
 * @returns the text for Pagefind; its words; those of them that are one character of an unspaced script;
 * and for each longer run of such characters, the phrase that has to stand in a story
 */
export function asked(text, language) {
	const quoted = /^\s*["“”„«»](.+)["“”„«»]\s*$/.exec(text)?.[1];
	const elides = ELIDING.includes(primary(language));
	const runs = lineOf((quoted ?? text).toLowerCase())
		.split(" ")
		.flatMap((word) => runsOf(elides ? word.replace(ELIDED, "") : word, language));
	const phrases = [];
	const words = runs.flatMap((parts, index) => {
		// The last character begins a key of its own only where a run ends, which what was typed need not do.
		const isWhole = quoted !== undefined && index < runs.length - 1;
		const keys = (parts.length > 1 && !isWhole ? parts.slice(0, -1) : parts).map(({ key }) => key);
		if (keys.length > 1) phrases.push(`"${keys.join(" ")}"`);
		return keys;
	});
	const joined = words.join(" ");
	if (quoted !== undefined) return { text: `"${joined}"`, words, singles: [], phrases: [] };
	return { text: joined, words, singles: words.filter((word) => word.startsWith(UNIT) && word.length === 6), phrases };
}

/** Text in one line, its words divided by one blank. */
function lineOf(text) {
	const line = text.normalize("NFC").replace(INVISIBLE, "").trim();
	return /[^\S ]| {2}/.test(line) ? line.replace(/\s+/g, " ") : line;
}

/** The parts of a word, each with its key and what is shown of it. */
function partsOf(word, language) {
	const parts = runsOf(word, language).flat();
	parts.at(-1).text += " ";
	return parts;
}

/** A word by its scripts: one part for each character of an unspaced script, one for all between them. */
function runsOf(word, language) {
	const runs = word.split(UNSPACED).map((run, index) => (index % 2 === 0 ? [{ key: keyOf(run, language), text: run }] : unitsOf(run)));
	return runs.filter(([{ text }]) => text !== "");
}

/** Each character of an unspaced script stands under itself and the next one. */
function unitsOf(run) {
	const isPlain = compatible(run) === run;
	const characters = isPlain ? run.split("") : run.match(CHARACTER);
	const units = characters.flatMap((text) =>
		(isPlain ? text : compatible(text) || text).split("").map((unit, index) => ({ digits: digitsOf(unit), text: index === 0 ? text : "" })),
	);
	return units.map(({ digits, text }, index) => ({ key: UNIT + digits + (units[index + 1]?.digits ?? ""), text, isUnit: true }));
}

function digitsOf(unit) {
	return String(unit.charCodeAt(0)).padStart(5, "0");
}

function keyOf(run, language) {
	const letters = lettersOf(primary(language));
	const fold = (text) => text.replace(SOME_LETTER, (letter) => letters.get(letter.toLowerCase()) ?? letter);
	let key = run
		.replace(/[\p{L}\p{M}\p{N}]+/gu, compatible)
		.replace(/\p{Cf}/gu, "")
		.replaceAll("`", "-");
	if (COMPOUND.test(key)) key = key.replace(/(?![!-~])[\p{P}´¬]/gu, "-");
	return fold(key) === run ? run : fold(key.toLowerCase());
}

/** Ligatures, wide and narrow forms, and superscripts as the letters and digits that they stand for; fractions, and a vowel of Thai and Lao, as they are. */
function compatible(text) {
	return text.replace(/[^¼-¾⅐-⅟ำຳ]+/g, (some) => some.normalize("NFKC").replace(/[ \u{e0100}-\u{e01ef}]/gu, ""));
}

let known = {};

function lettersOf(language) {
	if (known.language !== language) {
		const some = LETTERS.filter(({ not, only }) => !not?.includes(language) && (only?.includes(language) ?? true));
		known = { language, letters: new Map(some.map(({ from, to }) => [from, to])) };
	}
	return known.letters;
}

function primary(language) {
	return language.toLowerCase().split("-")[0];
}

function written({ key, text, isUnit }) {
	if (text === `${key} `) return key;
	if (isUnit && shown(`${key}\``) === text) return `${key}\``;
	const codes = text.split("").map((unit) => unit.charCodeAt(0).toString(16).padStart(4, "0"));
	return `${key}\`${codes.join("").replace(/./g, (digit) => SIGNS[Number.parseInt(digit, 16)]) || "`"}`;
}
