// The shards of the search index, each a Pagefind bundle of its own: they are opened once, and asked. What could not be loaded is loaded anew when it is asked for again.

import { searched } from "./search-text.js";

/** How many words of a story a result shows: where blanks divide them, and where each character counts. */
const EXCERPTS = { words: 30, characters: 80 };

const UNSPACED = /^(ja|km|ko|lo|my|th|zh)\b/;

/** A file of the index that says what a folder holds; Pagefind asks for it as if it were new each time. */
const ENTRY = /pagefind-entry\.json\?ts=\d+$/;

/**
 * Opens the index.
 * @param base path of the site
 * @param shards `url` and `years` of each
 * @param engineAddress that of Pagefind's script
 * @param known `shards` of the word directory, where there is one, and `entryAddress`, the file in which Pagefind says what it is told of the directory
 */
export function openIndex({ base, shards, engineAddress, known, language }) {
	const loading = watchLoading(base, known);
	const excerptLength = UNSPACED.test(language) ? EXCERPTS.characters : EXCERPTS.words;
	const folderOf = (shard) => base + shard.url.slice(1);
	const opened = new Map();
	let engine;
	let attempt = 0;

	/** Pagefind's script. A browser keeps in mind that a module failed, so it is given another address each time. */
	function loadEngine() {
		engine ??= import(engineAddress + (attempt++ > 0 ? `?${attempt}` : "")).catch((error) => {
			engine = undefined;
			throw error;
		});
		return engine;
	}

	async function load(shard) {
		const { createInstance } = await loadEngine();
		const instance = createInstance({ basePath: folderOf(shard), baseUrl: base, excerptLength, noWorker: true });
		await instance.preload("");
		if (loading.takeFailure(folderOf(shard))) throw new Error(shard.url);
		return instance;
	}

	/** A shard, ready to be asked. */
	function open(shard) {
		if (!opened.has(shard)) {
			const made = load(shard).catch((error) => {
				opened.delete(shard);
				loading.takeFailure(folderOf(shard));
				throw error;
			});
			opened.set(shard, made);
			loading.startBy(folderOf(shard), made);
		}
		return opened.get(shard);
	}

	/** Asks a shard in some way. Pagefind takes what it could not load for empty; here it is an error. */
	async function ask(shard, question) {
		const instance = await open(shard);
		return question(instance).finally(() => {
			if (loading.takeFailure(folderOf(shard))) throw new Error(shard.url);
		});
	}

	return { shards, loadEngine, open, ask, chunksOf: (shard) => loading.chunksOf(folderOf(shard)), search: (shard, query) => ask(shard, (instance) => searchIn(instance, query)) };
}

/**
 * Notes which files Pagefind asks for, and which of them failed; and loads the WebAssembly, which every shard brings, only once.
 * Pagefind must not start it twice at the same time, so all but the first shard wait until that one has started it.
 */
function watchLoading(base, known) {
	const { fetch } = window;
	const failed = new Set();
	const chunks = new Map();
	let starter;
	const texts = new Map();
	let wasm;

	async function loadWasm(folder, name) {
		if (starter && folder !== starter.folder) await starter.isReady.catch(() => {});
		if (!wasm) {
			const loaded = fetch((starter?.folder ?? folder) + name).then(checked);
			loaded.catch(() => (wasm = undefined));
			wasm = loaded;
		}
		return (await wasm).clone();
	}

	/** The text of an entry, loaded once. What a browser keeps of it may be old. */
	function textOf(address) {
		if (!texts.has(address)) {
			const text = fetch(address, { cache: "no-cache" }).then(checked).then((response) => response.text());
			text.catch(() => texts.delete(address));
			texts.set(address, text);
		}
		return texts.get(address);
	}

	/** What Pagefind is told of a folder. Of a shard that the directory knows it is that of the directory, with the shard's own index. */
	async function loadEntry(address, folder) {
		const list = await known?.shards().catch(() => undefined);
		const found = list?.find(([url]) => base + url.slice(1) === folder);
		if (!found) return new Response(await textOf(address));
		const entry = JSON.parse(await textOf(known.entryAddress));
		for (const index of Object.values(entry.languages)) Object.assign(index, { hash: found[1], page_count: found[2] });
		return Response.json(entry);
	}

	window.fetch = async (address, ...rest) => {
		const [, folder, name] = /^(.*\/search\/[^/]+\/)(.+)$/.exec(address) ?? [];
		if (folder === undefined) return fetch(address, ...rest);
		if (name.endsWith(".pf_index")) chunks.set(folder, (chunks.get(folder) ?? new Set()).add(address));
		try {
			if (name.startsWith("wasm.")) return await loadWasm(folder, name);
			if (ENTRY.test(address)) return await loadEntry(address.split("?")[0], folder);
			return checked(await fetch(address, ...rest));
		} catch (error) {
			failed.add(folder);
			throw error;
		}
	};

	return {
		takeFailure: (folder) => failed.delete(folder),
		chunksOf: (folder) => [...(chunks.get(folder) ?? [])],
		/** Has a shard start the WebAssembly, if no other does. */
		startBy(folder, isReady) {
			if (starter) return;
			starter = { folder, isReady };
			isReady.catch(() => (starter = undefined));
		},
	};
}

function checked(response) {
	if (!response.ok) throw new Error(`${response.status}: ${response.url}`);
	return response;
}

/**
 * What a shard has of a query.
 * @param query of search-query.js, with `filters` and `sort` as Pagefind takes them
 * @returns `results` in the order that was asked for, the newest of equal ones first; for each word of a plain query, in how many stories it stands
 */
async function searchIn(instance, query) {
	const { all, not, filters, sort } = query;
	const newest = await instance.search(null, { sort: { date: "desc" } });
	const rank = new Map(newest.results.map(({ id }, index) => [id, index]));
	let found;
	for (const parts of all) found = both(found, await eitherIn(instance, parts, { filters, sort }));
	found ??= (await instance.search(null, { filters, sort })).results;
	for (const part of found.length === 0 ? [] : not) {
		const without = new Set((await partIn(instance, part, {})).map(({ id }) => id));
		found = found.filter(({ id }) => !without.has(id));
	}
	const results = found.map((result) => Object.assign(result, { rank: rank.get(result.id) ?? 0 }));
	if (!sort.date) results.sort((a, b) => b.score - a.score || a.rank - b.rank);
	else results.sort((a, b) => (sort.date === "desc" ? a.rank - b.rank : b.rank - a.rank));
	return { results, stories: rank.size, holding: results.length === 0 ? [] : await holdingIn(instance, all) };
}

/** In how many stories each word stands, so that the scores of shards can be compared. */
async function holdingIn(instance, all) {
	const words = [...new Set(all.flat().flatMap((part) => part.words))];
	const answers = await Promise.all(words.map((word) => instance.search(word)));
	return answers.map(({ results }) => results.length);
}

/** The results that are in both lists; their scores are added. */
function both(some, others) {
	if (some === undefined) return others;
	const scores = new Map(others.map(({ id, score }) => [id, score]));
	return some.filter(({ id }) => scores.has(id)).map((result) => Object.assign(result, { score: result.score + scores.get(result.id) }));
}

/** The results of any of some parts; each with its best score. */
async function eitherIn(instance, parts, options) {
	const found = new Map();
	for (const part of parts) {
		for (const result of await partIn(instance, part, options)) {
			// Where results are ordered by date, their scores say nothing, and may be below 0.
			if (!(found.get(result.id)?.score >= result.score)) found.set(result.id, result);
		}
	}
	return [...found.values()];
}

async function partIn(instance, { text, words, singles, phrases }, options) {
	// Words that begin with a character are in more parts of the index than Pagefind would ask for.
	for (const single of singles) await instance.preload(Array.from({ length: 656 }, (_, at) => single + String(at).padStart(3, "0")).join(" "));
	let { results } = await instance.search(text, options);
	for (const phrase of results.length === 0 ? [] : phrases) {
		const ids = new Set((await instance.search(phrase)).results.map(({ id }) => id));
		results = results.filter(({ id }) => ids.has(id));
	}
	return results.length === 0 || (await isMeant(instance, words, results[0])) ? results : [];
}

/** Where a shard lacks a word, Pagefind takes one that it begins with: “the” for “theory”. Such answers are none. */
async function isMeant(instance, words, result) {
	const missing = [];
	for (const word of words.map(lettersOf)) {
		if (word !== "" && (await instance.search(`"${word}"`)).results.length === 0) missing.push(word);
	}
	if (missing.length === 0) return true;
	const { content, meta } = await result.data();
	const said = [content, meta.title, meta.author].join(" ").split(" ").map((word) => lettersOf(searched(word)));
	return missing.every((word) => said.some((other) => other.includes(word)));
}

/** The letters and digits of a word, as words are compared. */
export function lettersOf(word) {
	return bare(word).replaceAll(/[^\p{L}\p{N}]+/gu, "");
}

/** Text as words are compared: without accents and capitals. */
export function bare(text) {
	return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
