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

/**
 * Opens the directory.
 * @param address of its folder
 * @param engine Pagefind's module, as it is in that folder, or the promise of it
 */
export async function openDirectory(address, engine) {
	const load = async (name) => {
		const response = await fetch(address + name);
		if (!response.ok) throw new Error(`${response.status}: ${name}`);
		return response;
	};
	const list = load("words.json").then((response) => response.json());
	// It is awaited below; meanwhile nobody else does.
	list.catch(() => {});
	const stems = (await engine).createInstance({ basePath: address, noWorker: true });
	await stems.enterPlaygroundMode();
	const { shards, files } = await list;
	const loaded = new Map();
	const shift = 24 - Math.log2(files.length);

	async function fileOf(number) {
		const name = files[number >>> shift];
		if (!loaded.has(name)) loaded.set(name, load(name).then(async (response) => new Uint8Array(await response.arrayBuffer())));
		try {
			return await loaded.get(name);
		} catch (error) {
			loaded.delete(name);
			throw error;
		}
	}

	/** The shards that a number names; undefined where there is none, or it names all. */
	async function holdersOf(number) {
		if (number === undefined) return undefined;
		const places = placesIn(await fileOf(number), number);
		return places && new Set(places.map((place) => shards[place]));
	}

	/** The addresses of the shards that may hold all of what is asked for; undefined where that is not known. */
	return async (text, filters) => {
		const words = text.split(" ").map((word) => formsOf(word)[0]).filter(Boolean);
		const keys = text === "" ? [] : ((await stems.search(text)).search_keywords ?? []);
		if (keys.length !== words.length) return undefined;
		// Somebody may have typed more of a word than its stem has, and less than the word.
		const sought = words.map((word, index) => [word, keys[index]].map((letters) => numbersOf(letters).at(-1)));
		for (const [name, value] of Object.entries(filters)) if (typeof value === "string") sought.push([filterNumber(name, value)]);
		let left = shards;
		for (const numbers of sought) {
			const holders = await Promise.all([...new Set(numbers)].map(holdersOf));
			left = left.filter((shard) => holders.some((some) => some === undefined || some.has(shard)));
		}
		return new Set(left);
	};
}
