// The search page: asks the index for what stands in the form, and shows what is found as it comes.

import { findIn } from "./search/found.js";
import { openForm } from "./search/form.js";
import { openList, STAY } from "./search/list.js";
import { openNames } from "./search/names.js";
import { element, lineOf } from "./search/results.js";
import { openIndex } from "./search/shards.js";
import { openDirectory } from "./search-words.js";

const part = (name) => document.getElementById(`bf-${name}`);
const [form, results, status, more, again, rest, better] = ["search", "results", "status", "more", "again", "rest", "better"].map(part);
const [pages, near, counts, narrowed, sought, found] = ["pages", "near", "counts", "narrowed", "asked", "found"].map(part);
const narrowing = form.querySelector("details");
const { base, directory } = form.dataset;
const [listed, indexes, texts] = [form.dataset.shards, form.dataset.indexes, form.dataset.words].map((json) => JSON.parse(json));
const shards = listed.map((shard, order) => ({ ...shard, order }));
const root = document.documentElement;
const { lang } = root;
const { title } = document;
const numbers = new Intl.NumberFormat(lang);
const plurals = new Intl.PluralRules(lang);

/** With fewer results than this, words like those that were typed are offered. */
const FEW = 3;

/** How long a count of stories found so far stands, in milliseconds. */
const SAID_FOR = 3000;

const wordsFolder = directory && base + directory.slice(1);
const engineAddress = `${wordsFolder ?? base + (listed[0]?.url ?? "/").slice(1)}pagefind.js`;
const words = wordsFolder && openDirectory(wordsFolder, () => index.loadEngine());
const known = words && { shards: words.shards, entryAddress: `${wordsFolder}pagefind-entry.json` };
const index = openIndex({ base, shards, engineAddress, known, language: lang });
const { parameters, asked, fill, linkTo, narrowedTo } = openForm(form, shards, lang);
const names = openNames(base, indexes);
const sections = [...form.querySelectorAll("select[name=section] option")].map(({ value }) => value).filter(Boolean);

let factsOf;
const decades = new Map([...form.querySelectorAll("input[name=decade]")].map((box) => [box.value, box.parentElement.textContent.trim()]));

/** The addresses of the shards that may have what is asked for, as the word directory tells. Without it nothing is known. */
function shardsWith({ all, filters }) {
	const ask = async (kind) => {
		const slots = all.map((options) => Promise.all(options.map(({ text }) => words[kind](text, {}))));
		const answers = await Promise.all([...slots, words[kind]("", filters).then((some) => [some])]);
		let left;
		for (const options of answers) {
			if (options.includes(undefined)) continue;
			left = (left ?? shards.map(({ url }) => url)).filter((url) => options.some((some) => some.has(url)));
		}
		return left && new Set(left);
	};
	const answer = (kind) => (words ? ask(kind).catch(() => undefined) : Promise.resolve(undefined));
	return { likely: answer("likely"), all: answer("holders") };
}

let current;

const lineFor = async (result) => lineOf(await result.data(), current.query.words, texts, lang);

async function search() {
	const query = asked();
	current?.find.stop();
	const own = { query, ...openList({ results, better, lineFor }) };
	own.find = findIn(index, query, { shards: query.shards, holders: () => shardsWith(query), onChange: () => draw(own) });
	current = own;
	for (const place of [results, pages, near, counts]) place.replaceChildren();
	for (const button of [more, again, rest, better]) button.hidden = true;
	narrowed.textContent = narrowedTo() || "\u00a0";
	sought.textContent = [query.typed, narrowedTo()].filter(Boolean).join(" · ");
	document.title = [query.typed || narrowedTo(), title].filter(Boolean).join(" – ");
	root.classList.toggle("asks", !query.isEmpty);
	root.classList.toggle("waits", !query.isEmpty);
	status.textContent = query.isEmpty ? "" : texts.busy;
	if (query.isEmpty) return;
	await own.find.go();
}

/** Shows what is found by now. */
async function draw(own) {
	try {
		const isDrawn = await own.draw(own.find.results, own.find.state().isBusy, () => own === current);
		clearTimeout(own.later);
		// What was kept back is shown even if no other shard ever answers.
		if (!isDrawn && own === current) own.later = setTimeout(() => draw(own), STAY);
		if (!isDrawn) return;
	} catch {
		// The text of a result could not be loaded.
		if (own === current && !own.find.state().isBusy) {
			[status.textContent, again.hidden] = [texts.partly, false];
			root.classList.remove("waits");
		}
		return;
	}
	const state = own.find.state();
	tell(own, state);
	if (own.length() > 0 || !state.isBusy) own.pages ??= showPages(own);
	if (!state.isBusy) await settle(own, state);
	else if (own.isHeld()) more.hidden = own.length() >= own.find.results().length;
}

/** Says how many stories were found: while more come, not so often that who listens hears nothing else. */
function tell(own, state) {
	const now = performance.now();
	if (state.isBusy && own.saidAt !== undefined && now < own.saidAt + SAID_FOR) return;
	status.textContent = told(own, state);
	if (own.length() > 0) own.saidAt = now;
}

/** Shows what belongs to a search that is over: how it can go on, and counts. */
async function settle(own, { left, failed }) {
	again.hidden = failed === 0;
	const isByDate = Boolean(own.query.sort.date);
	more.hidden = own.length() >= own.find.results().length && (left === 0 || !isByDate);
	rest.hidden = left === 0 || isByDate;
	await Promise.allSettled([showCountsOf(own), left === 0 && failed === 0 && showNear(own)]);
	if (own === current) root.classList.remove("waits");
}

function told({ find }, { isBusy, left, failed }) {
	const count = [...find.answers().values()].reduce((sum, answer) => sum + answer.results.length, 0);
	if (count === 0) return failed > 0 && !isBusy ? texts.failed : isBusy ? texts.busy : texts.nothing;
	const isAll = !isBusy && left === 0 && failed === 0;
	return [said(isAll ? texts.found : texts.sofar, count), ...(failed > 0 && !isBusy ? [texts.partly] : [])].join(" ");
}

/** A text with a count, in the form that the language has for it. */
function said(forms, count) {
	const wording = typeof forms === "string" ? forms : (forms[plurals.select(count)] ?? forms.other);
	return wording.replace("{count}", numbers.format(count));
}

/** Names the pages that are about what was typed. */
async function showPages(own) {
	const entries = await names.matching(own.query.plain);
	if (own !== current) return;
	const lines = entries.map(({ kind, name, href, count }) => {
		const link = element("a", "", name);
		link.href = href;
		const figure = count > 0 ? [" ", element("span", "count", said(texts.stories, count))] : [];
		return element("li", "", element("span", "label", texts.kinds[kind]), " ", link, ...figure);
	});
	pages.replaceChildren(...lines);
}

async function showCountsOf(own) {
	const { countResults, openFacts, showCounts } = await import("./search/counts.js");
	factsOf ??= openFacts(index, sections);
	const counted = await countResults(own.find.answers(), factsOf);
	if (own !== current) return;
	showCounts(counts, counted, { linkTo, names: decades, texts, numbers, stories: (count) => said(texts.stories, count) });
}

/** Offers words like those that found little. */
async function showNear(own) {
	if (own.find.results().length >= FEW || own.query.plain.length === 0) return;
	const { wordsNear } = await import("./search/near.js");
	const offered = await wordsNear(index, [...own.find.answers().keys()], own.query.plain);
	if (own !== current) return;
	const links = offered.flatMap(({ word, near: others }) =>
		others.map((other) => {
			const link = element("a", "", other);
			link.href = linkTo({ q: own.query.typed.replace(word, other) });
			return link;
		}),
	);
	if (links.length === 0) return;
	const [before, after = ""] = texts.near.split("{words}");
	near.replaceChildren(before, ...links.flatMap((link, at) => (at === 0 ? [link] : [" · ", link])), after);
}

/** Offers the names of authors or tags. */
async function suggest({ target }) {
	if (target.list && target.list.options.length === 0) {
		const known = await names.namesOf(target.name);
		target.list.replaceChildren(...known.map((name) => new Option(name, name)));
	}
}

/** Writes a name as the index does. */
function spell(input) {
	const typed = input.value.trim().toLowerCase();
	input.value = [...input.list.options].find(({ value }) => value.toLowerCase() === typed)?.value ?? input.value.trim();
}

/** Begins to load what a search needs, before there is one. */
function warmUp() {
	if (shards.length > 0) index.open(shards[0]).catch(() => {});
	words?.prepare().catch(() => {});
}

form.addEventListener("submit", (event) => {
	event.preventDefault();
	for (const input of form.querySelectorAll("input[list]")) spell(input);
	const query = String(parameters());
	if (location.search.slice(1) !== query) history.pushState(null, "", query === "" ? location.pathname : `?${query}`);
	search();
});

form.addEventListener("change", ({ target }) => {
	if (target.type !== "search") form.requestSubmit();
});

form.addEventListener("focusin", warmUp, { once: true });
// Fields that are in use stay open when results come.
for (const kind of ["focusin", "change"]) narrowing.addEventListener(kind, ({ target }) => target.name && (narrowing.open = true));
for (const input of form.querySelectorAll("input[list]")) input.addEventListener("focus", suggest);

/** Leaves results where they are, since a reader uses them, and offers more of them. */
function hold() {
	if (!current || current.isHeld()) return;
	current.hold();
	if (current.find.state().isBusy) draw(current);
}

for (const kind of ["pointerdown", "pointermove", "keydown", "focusin"]) {
	results.addEventListener(kind, hold, { passive: true });
}

more.addEventListener("click", async () => {
	const own = current;
	const length = own.length();
	const wanted = own.extend();
	more.hidden = true;
	const { isBusy, left } = own.find.state();
	if (!isBusy && left > 0 && own.find.results().length < wanted) await own.find.go();
	else await draw(own);
	results.children[length]?.querySelector("a").focus();
});

for (const button of [again, rest]) {
	button.addEventListener("click", async () => {
		button.hidden = true;
		status.textContent = texts.busy;
		await current?.find.go();
	});
}

better.addEventListener("click", async () => {
	const own = current;
	own.release();
	await draw(own);
	own.hold();
	found.focus();
});

for (const place of [counts, near]) {
	place.addEventListener("click", (event) => {
		const link = event.target.closest("a");
		if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
		event.preventDefault();
		history.pushState(null, "", link.getAttribute("href"));
		fill();
		search();
		found.focus();
	});
}

window.addEventListener("popstate", () => {
	fill();
	search();
});

fill();
search();
