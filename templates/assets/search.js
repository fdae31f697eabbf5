// The search page. The index lies in shards, each a Pagefind bundle of its own; they are asked the newest first, and no more of them than a page of results needs.

import { asked as askedFor, searched, shown } from "./search-text.js";

const [form, results, status, more] = ["search", "results", "status", "more"].map((name) => document.getElementById(`bf-${name}`));
const { base } = form.dataset;
const [shards, texts] = [form.dataset.shards, form.dataset.words].map((json) => JSON.parse(json));
const { lang } = document.documentElement;
const numbers = new Intl.NumberFormat(lang);
const plurals = new Intl.PluralRules(lang);

/** How many results are shown at a time. */
const PAGE = 10;

const UNDATED = "undated";

/** How many words of a story a result shows: where blanks divide them, and where each character counts. */
const EXCERPT = /^(ja|km|ko|lo|my|th|zh)\b/.test(lang) ? 80 : 30;

// Every shard brings the same WebAssembly: one copy is enough.
const { fetch } = window;
let wasm;
window.fetch = async (address, ...rest) => {
	if (!/\/wasm\.[^/]+\.pagefind$/.test(address)) return fetch(address, ...rest);
	wasm ??= fetch(address, ...rest);
	return (await wasm).clone();
};

const opened = new Map();
let engine;
let first;

/** Opens a shard, once. The first loads what all of them need, so the others wait for it. */
function open(shard) {
	if (!opened.has(shard)) opened.set(shard, load(shard));
	return opened.get(shard);
}

async function load(shard) {
	engine ??= import(`${base}${(form.dataset.directory ?? shards[0].url).slice(1)}pagefind.js`);
	const { createInstance } = await engine;
	const make = () => createInstance({ basePath: base + shard.url.slice(1), baseUrl: base, excerptLength: EXCERPT, noWorker: true });
	if (first) {
		await first;
		return make();
	}
	const instance = make();
	first = instance.preload("");
	await first;
	return instance;
}

/** What the form asks for. */
function asked() {
	const data = new FormData(form);
	const value = (name) => data.get(name)?.trim() ?? "";
	const filters = {};
	for (const name of ["section", "author", "tag"]) if (value(name)) filters[name] = value(name);
	const decades = data.getAll("decade");
	if (decades.length > 0) filters.decade = { any: decades };
	const sort = value("sort") && { date: value("sort") === "oldest" ? "asc" : "desc" };
	return { ...askedFor(value("q"), lang), filters, sort: sort || {}, waiting: inOrder(decades, value("sort") === "oldest"), found: [], shown: 0 };
}

/** The shards that may hold what is asked for; those of unknown date last in either direction. */
function inOrder(decades, oldest) {
	const some = shards.filter((shard) => decades.length === 0 || shard.decades.some((decade) => decades.includes(decade)));
	const isDated = (shard) => !shard.decades.includes(UNDATED);
	return oldest ? [...some.filter(isDated).reverse(), ...some.filter((shard) => !isDated(shard))] : some;
}

let current;

async function search() {
	const own = asked();
	current = own;
	results.replaceChildren();
	more.hidden = true;
	status.textContent = "";
	if (own.text === "" && Object.keys(own.filters).length === 0) return;
	status.textContent = texts.busy;
	await showMore(own);
}

/** Shows a page of results more. Of shards it asks one, then two, then four at a time: what is rare is looked for everywhere soon. */
async function showMore(own) {
	const until = own.shown + PAGE;
	try {
		for (let step = 1; own.found.length < until && own.waiting.length > 0; step *= 2) {
			if (step === 2) await narrow(own);
			const answers = await Promise.all(own.waiting.splice(0, step).map((shard) => ask(shard, own)));
			own.found.push(...answers.flat());
		}
		const stories = await Promise.all(own.found.slice(own.shown, until).map((result) => result.data()));
		if (own !== current) return;
		results.append(...stories.map((story) => lineOf(story, own)));
		own.shown += stories.length;
		more.hidden = own.shown === own.found.length && own.waiting.length === 0;
		status.textContent = told(own);
	} catch {
		if (own === current) status.textContent = texts.failed;
	}
}

let holders;

/** Leaves out the shards that cannot have what is asked for, as the word directory tells. It is not asked for what the first shard has enough of. */
async function narrow(own) {
	const { directory } = form.dataset;
	if (!directory || own.waiting.length < 2 || own.isNarrow) return;
	own.isNarrow = true;
	const address = base + directory.slice(1);
	holders ??= Promise.all([import("./search-words.js"), engine]).then(([{ openDirectory }, pagefind]) => openDirectory(address, pagefind));
	try {
		const some = await (await holders)(own.text, own.filters);
		if (some) own.waiting = own.waiting.filter(({ url }) => some.has(url));
	} catch {
		// Without it all shards are asked.
		holders = undefined;
	}
}

async function ask(shard, { text, words, singles, phrases, filters, sort }) {
	const instance = await open(shard);
	// Words that begin with a character are in more parts of the index than Pagefind would ask for.
	for (const single of singles) await instance.preload(Array.from({ length: 656 }, (_, at) => single + String(at).padStart(3, "0")).join(" "));
	let { results } = await instance.search(text || null, { filters, sort });
	for (const phrase of results.length === 0 ? [] : phrases) {
		const ids = new Set((await instance.search(phrase)).results.map(({ id }) => id));
		results = results.filter(({ id }) => ids.has(id));
	}
	return results.length === 0 || (await isMeant(words, instance, results[0])) ? results : [];
}

/** Where a shard lacks a word, Pagefind takes one that it begins with: “the” for “theory”. Such answers are none. */
async function isMeant(words, instance, result) {
	const { content, meta } = await result.data();
	const said = bare([content, meta.title, meta.author].join(" ").split(" ").map(searched).join(" "));
	for (const word of bare(words.join(" ")).split(/[^\p{L}\p{N}]+/u)) {
		if (!said.includes(word) && (await instance.search(`"${word}"`)).results.length === 0) return false;
	}
	return true;
}

/** Text as words are compared: without accents and capitals. */
function bare(text) {
	return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function told({ found, waiting }) {
	if (found.length === 0) return texts.nothing;
	const forms = waiting.length === 0 ? texts.found : texts.sofar;
	const wording = typeof forms === "string" ? forms : (forms[plurals.select(found.length)] ?? forms.other);
	return wording.replace("{count}", numbers.format(found.length));
}

/** A result, as listings have stories. */
function lineOf({ url, excerpt, meta }, { words }) {
	const said = (name) => meta[name]?.split(" ").map(shown).join("").trim();
	const link = element("a", "", said("title"));
	link.href = url;
	const date = element(meta.datetime ? "time" : "span", "", said("date") ?? texts.undated);
	if (meta.datetime) date.dateTime = meta.datetime;
	const facts = [element("span", "", date)];
	if (meta.section) facts.push(" ", element("span", "", said("section")));
	const story = element("div", "line-story", element("p", "line-headline", link), element("p", "line-standfirst", ...marked(excerpt, words)));
	if (meta.language) story.lang = meta.language;
	if (meta.language) story.dir = "auto";
	return element("li", "line", element("p", "line-facts", ...facts), story);
}

/** Pagefind's excerpts are HTML; of that only its marks are believed, all else is text. */
function marked(excerpt, asked) {
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
	return pieces.flatMap(({ mark, text }) => (mark ? [element("mark", "", text.trimEnd()), text.endsWith(" ") ? " " : ""] : text));
}

function element(name, className, ...children) {
	const made = document.createElement(name);
	if (className) made.className = className;
	made.append(...children);
	return made;
}

/** Offers the names of authors and tags that the shards asked by now, or the first of them, know. */
async function suggest() {
	const from = opened.size > 0 ? [...opened.values()] : asked().waiting.slice(0, 1).map(open);
	try {
		const known = await Promise.all(from.map(async (instance) => (await instance).filters()));
		for (const input of form.querySelectorAll("input[list]")) {
			const names = new Set(known.flatMap((filters) => Object.keys(filters[input.name] ?? {})));
			const options = [...names].sort(new Intl.Collator(lang).compare).map((name) => new Option(name, name));
			input.list.replaceChildren(...options);
		}
	} catch {
		// Names can be typed as well.
	}
}

/** Writes a name as its shards do. */
function spell(input) {
	const typed = input.value.trim().toLowerCase();
	input.value = [...input.list.options].find(({ value }) => value.toLowerCase() === typed)?.value ?? input.value.trim();
}

/** Fills in the form from the address. */
function fill() {
	const given = new URLSearchParams(location.search);
	for (const field of form.elements) {
		if (field.type === "checkbox") field.checked = given.getAll(field.name).includes(field.value);
		else if (field.name) field.value = given.get(field.name) ?? "";
	}
}

form.addEventListener("submit", (event) => {
	event.preventDefault();
	for (const input of form.querySelectorAll("input[list]")) spell(input);
	const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== "")).toString();
	const address = query === "" ? location.pathname : `?${query}`;
	if (location.search.slice(1) !== query) history.pushState(null, "", address);
	search();
});

form.addEventListener("change", ({ target }) => {
	if (target.type !== "search") form.requestSubmit();
});

for (const input of form.querySelectorAll("input[list]")) input.addEventListener("focus", suggest);

more.addEventListener("click", async () => {
	const { length } = results.children;
	more.hidden = true;
	await showMore(current);
	results.children[length]?.querySelector("a").focus();
});

window.addEventListener("popstate", () => {
	fill();
	search();
});

fill();
search();
