// A result of a search as a line of a listing: what was looked for is marked in its headline and text, and its link leads to the place in the story.

import { searched, shown } from "../search-text.js";
import { bare, lettersOf } from "./shards.js";

/** How many places of a story its link names: a browser marks all of them, and shows the first. */
const PLACES = 4;

/** How many letters may follow a word that was looked for, or be missing from it, in a headline. */
const ENDING = 3;

/**
 * A result as a line.
 * @param story what Pagefind's `data()` gives
 * @param words that were looked for
 * @param texts what the page says, in its language: of an author, and of a date that is not known
 */
export function lineOf(story, words, texts, language) {
	const { url, meta } = story;
	const said = (name) => meta[name]?.split(" ").map(shown).join("").trim();
	const pieces = piecesOf(story.excerpt, words);
	const link = element("a", "", ...headlineOf(meta.title, words, pieces));
	link.href = url + placesIn(pieces);
	const date = element(meta.datetime ? "time" : "span", "", said("date") ?? texts.undated);
	if (meta.datetime) date.dateTime = meta.datetime;
	const facts = [element("span", "", date)];
	if (meta.section) facts.push(" ", element("span", "", said("section")));
	const byline = meta.byline ? element("bdi", "", said("byline")) : by(story.filters.author, texts, language);
	if (byline) facts.push(" ", element("span", "", byline));
	if (meta.corrected) facts.push(" ", element("span", "", said("corrected")));
	const text = element("p", "line-standfirst", ...cut(story, pieces).flatMap(marked));
	const main = element("div", "line-story", element("h3", "line-headline", link), text);
	if (meta.language) main.lang = meta.language;
	if (meta.language) main.dir = "auto";
	else if (isTurned(meta.title)) main.dir = document.dir === "rtl" ? "ltr" : "rtl";
	return element("li", "line", element("p", "line-facts", ...facts), main);
}

/** Who wrote a story, as listings say it. */
function by(names = [], texts, language) {
	return names.length > 0 && texts.by.replace("{names}", () => new Intl.ListFormat(language, { type: "conjunction" }).format(names));
}

/** Whether most letters of a text are written in another direction than the page. */
function isTurned(text) {
	const right = text.match(/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/g)?.length ?? 0;
	const left = (text.match(/\p{L}/gu)?.length ?? 0) - right;
	return document.dir === "rtl" ? left > right : right > left;
}

/** Pagefind's excerpts are HTML; of that only its marks are believed, all else is text. */
function piecesOf(excerpt, asked) {
	const pieces = [];
	let isNext = false;
	for (const item of excerpt.split(" ")) {
		const [, hit] = /^<mark>(.*)<\/mark>$/.exec(item) ?? [];
		const word = (hit ?? item).replaceAll("&lt;", "<").replaceAll("&gt;", ">");
		const text = shown(word);
		const mark = hit !== undefined || isNext;
		// A key that was asked for whole is of this character and the next.
		isNext = hit !== undefined && text.length === 1 && asked.includes(searched(word));
		const last = pieces.at(-1);
		if (last?.mark === mark && !(mark && last.text.endsWith(" "))) last.text += text;
		else pieces.push({ mark, text });
	}
	return pieces;
}

function marked({ mark, text }) {
	return mark ? [element("mark", "", text.trimEnd()), text.endsWith(" ") ? " " : ""] : [text];
}

/** Says where the text of an excerpt goes on, before it and behind it. */
function cut({ excerpt, raw_content: whole }, pieces) {
	const plain = excerpt.replaceAll(/<\/?mark>/g, "").trim();
	const made = [...pieces];
	if (!whole.trim().startsWith(plain)) made.unshift({ text: "… " });
	if (!whole.trim().endsWith(plain)) made.push({ text: "…" });
	return made;
}

/** The words of a headline, those marked that were looked for, and those that are marked in the text. */
function headlineOf(title, words, pieces) {
	const sought = words.map((word) => bare(word)).filter((word) => /^[\p{L}\p{N}]/u.test(word));
	const found = new Set(pieces.filter(({ mark }) => mark).map(({ text }) => lettersOf(text)));
	const isSought = (word) => found.has(word) || sought.some((other) => isForm(word, other));
	const made = [];
	for (const item of title.split(" ")) {
		const text = shown(item);
		const key = bare(searched(item));
		const parts = key.startsWith("ƻ") ? [key] : [lettersOf(text), ...bare(text).split(/[^\p{L}\p{N}]+/u)];
		const last = made.at(-1);
		const mark = parts.some((part) => part !== "" && isSought(part));
		if (last && last.mark === mark && !mark) last.text += text;
		else made.push({ mark, text });
	}
	const end = made.at(-1);
	if (end) end.text = end.text.trimEnd();
	return made.flatMap(marked).filter((piece) => piece !== "");
}

/** Whether a word is another one, or a form of it: one begins with the other, and differs little in its end. */
function isForm(word, sought) {
	if (sought.startsWith("ƻ")) return word.startsWith("ƻ") && (word.startsWith(sought) || sought.startsWith(word.slice(0, 6)));
	if (word === sought) return true;
	const [shorter, longer] = word.length < sought.length ? [word, sought] : [sought, word];
	return shorter.length > ENDING && longer.startsWith(shorter) && longer.length - shorter.length <= ENDING;
}

/** The end of an address that has a browser mark the words in the story (URL Fragment Text Directives). */
function placesIn(pieces) {
	const texts = pieces.filter(({ mark }) => mark).map(({ text }) => text.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""));
	const some = [...new Set(texts)].filter((text) => text !== "").slice(0, PLACES);
	return some.length === 0 ? "" : `#:~:${some.map((text) => `text=${encodeURIComponent(text).replaceAll("-", "%2D")}`).join("&")}`;
}

/** An element with a class and contents. */
export function element(name, className, ...children) {
	const made = document.createElement(name);
	if (className) made.className = className;
	made.append(...children);
	return made;
}
