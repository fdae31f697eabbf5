// The word directory of the search index: which shards may hold a word. The build loads this file to make it, the search page to ask it.
//
// A word stands in it under its first letters, as numbers, and so does its stem. So it may name a shard that lacks a word, and never leaves out one that has it.

/** How many letters of a word count. */
const LETTERS = 6;

/** Begins a word that is a character of a script without blanks, and the next: see search-text.js. One character has six signs, two have eleven. */
const UNIT = "ƻ";
const UNIT_LENGTHS = [6, 11];

const SIGNS = /[^\p{L}\p{N}]+/u;

/** Where Pagefind divides what stands between signs, to have the parts in its index as well. */
const INNER = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/u;

/** The forms of a word that may be searched, without accents and capitals: the whole without signs, what stands between signs, and the parts of that. */
export function formsOf(word) {
	if (/^[a-z]+$/.test(word)) return [word];
	const runs = word.normalize("NFD").replace(/\p{M}/gu, "").split(SIGNS);
	const forms = [[runs.join("")], runs, ...runs.map((run) => run.split(INNER))].flat();
	return [...new Set(forms.map((form) => form.toLowerCase()))].filter(Boolean);
}

/**
 * The numbers under which a word stands, of 24 bits: that of its first letter, of its first two letters, and so on.
 * The last of them is that to look for, where somebody asks for words that begin so; there is none where too few letters are known.
 */
export function numbersOf(word) {
	const isUnit = word.startsWith(UNIT);
	const most = Math.min(word.length, isUnit ? UNIT_LENGTHS[1] : LETTERS);
	const numbers = [];
	let hash = SEED;
	for (let at = 0; at < most; at++) {
		hash = mixed(hash, word.charCodeAt(at));
		if (!isUnit || UNIT_LENGTHS.includes(at + 1)) numbers.push(shortened(hash));
	}
	return numbers;
}

/** The number under which the value of a filter stands. */
export function filterNumber(name, value) {
	let hash = SEED;
	for (const unit of `\0${name}\0${value}`.split("")) hash = mixed(hash, unit.charCodeAt(0));
	return shortened(hash);
}

// FNV-1a, of 32 bits.
const SEED = 0x811c9dc5;

function mixed(hash, unit) {
	return Math.imul(hash ^ unit, 0x01000193);
}

function shortened(hash) {
	return ((hash >>> 8) ^ hash) & 0xffffff;
}

/**
 * The shards of an entry, by their places in the list of shards; undefined where all have it.
 * @param file the file of the directory that the entry is in: for each entry how much its number is above the one before; how many shards, 0 for all;
 * and how much the place of each is above the one before
 */
export function placesIn(file, number) {
	let at = 0;
	const next = () => {
		let value = 0;
		for (let shift = 0; ; shift += 7) {
			const byte = file[at++];
			value |= (byte & 127) << shift;
			if (byte < 128) return value;
		}
	};
	for (let current = 0; at < file.length; ) {
		current += next();
		const count = next();
		const places = [];
		for (let place = 0; places.length < count; ) places.push((place += next()));
		if (current === number) return count === 0 ? undefined : places;
	}
	return [];
}

async function load(file) {
	const response = await fetch(file);
	if (!response.ok) throw new Error(`${response.status}: ${file}`);
	return response;
}

/** Loads each of some files once, and again where it could not be. */
function keeper(read) {
	const loaded = new Map();
	return async (file) => {
		if (!loaded.has(file)) loaded.set(file, load(file).then(read));
		try {
			return await loaded.get(file);
		} catch (error) {
			loaded.delete(file);
			throw error;
		}
	};
}

/**
 * Opens the directory.
 * @param address of its folder
 * @param loadEngine gives the promise of Pagefind's module, as it is in that folder
 */
export function openDirectory(address, loadEngine) {
	const list = keeper((response) => response.json());
	const contents = keeper(async (response) => new Uint8Array(await response.arrayBuffer()));
	const loadList = () => list(`${address}words.json`);
	let opening;

	async function openStems() {
		const { createInstance } = await loadEngine();
		const stems = createInstance({ basePath: address, noWorker: true });
		await stems.enterPlaygroundMode();
		return stems;
	}

	function stemsOf(text) {
		opening ??= openStems().catch((error) => {
			opening = undefined;
			throw error;
		});
		return opening.then((stems) => stems.search(text)).then(({ search_keywords: keys = [] }) => keys);
	}

	/** The shards that any of some numbers names; undefined where one of them names all, or there is none. */
	async function holdersOf(numbers) {
		const { shards, files } = await loadList();
		const shift = 24 - Math.log2(files.length);
		const some = [...new Set(numbers)].map(async (number) => number && placesIn(await contents(address + files[number >>> shift]), number));
		const places = await Promise.all(some);
		return places.every(Boolean) ? new Set(places.flat().map((place) => shards[place][0])) : undefined;
	}

	/** The shards that are in all lists; undefined where none of them says anything. */
	async function inAll(lists) {
		const known = (await Promise.all(lists)).filter(Boolean);
		return known.length === 0 ? undefined : known.reduce((left, some) => new Set([...left].filter((url) => some.has(url))));
	}

	const wordsIn = (text) => text.split(" ").map((word) => formsOf(word)[0]).filter(Boolean);
	const ofFilters = (filters) =>
		Object.entries(filters).flatMap(([name, value]) => (typeof value === "string" ? [holdersOf([filterNumber(name, value)])] : []));

	return {
		/** Begins to load what a search needs. */
		async prepare() {
			await Promise.all([loadList(), stemsOf("")]);
		},
		/** The shards: for each its address, the name of its index, and how many stories it has. */
		shards: async () => (await loadList()).shards,
		/** The addresses of shards that have what is asked for as it was typed. Others may have it in other forms. Undefined where nothing is known. */
		async likely(text, filters) {
			return inAll([...wordsIn(text).map((word) => holdersOf([numbersOf(word).at(-1)])), ...ofFilters(filters)]);
		},
		/** The addresses of the shards that may hold all of what is asked for; undefined where that is not known. */
		async holders(text, filters) {
			const words = wordsIn(text);
			const keys = words.length === 0 ? [] : await stemsOf(text);
			if (keys.length !== words.length) return undefined;
			// Somebody may have typed more of a word than its stem has, and less than the word.
			const sought = words.map((word, index) => holdersOf([word, keys[index]].map((letters) => numbersOf(letters).at(-1))));
			return inAll([...sought, ...ofFilters(filters)]);
		},
	};
}
