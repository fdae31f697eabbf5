// The word directory of the search index: which shards may hold a word. The build loads this file to make it, the search page to ask it.
//
// A word stands in it under its first letters, as a number of 24 bits, and so does its stem. So it may name a shard that lacks a word, and never leaves out one that has it.

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
	const runs = word.normalize("NFD").replace(/\p{M}/gu, "").split(SIGNS);
	const forms = [runs.join(""), ...runs, ...runs.flatMap((run) => run.split(INNER))].map((form) => form.toLowerCase());
	return forms.filter((form, at) => form !== "" && forms.indexOf(form) === at);
}

/** The beginnings under which a word of the index stands. */
export function beginningsOf(word) {
	const lengths = word.startsWith(UNIT) ? UNIT_LENGTHS : [1, 2, 3, 4, 5, LETTERS];
	return lengths.filter((length) => length <= word.length).map((length) => word.slice(0, length));
}

/** The beginning to look for, where words are asked for that begin with some letters; undefined where too few are known. */
export function beginningOf(letters) {
	return beginningsOf(letters).at(-1);
}

/** How the value of a filter stands in the directory. */
export function filterEntry(name, value) {
	return `\0${name}\0${value}`;
}

/** The number of an entry, of 24 bits. */
export function numberOf(entry) {
	let hash = 0x811c9dc5;
	for (let at = 0; at < entry.length; at++) hash = Math.imul(hash ^ entry.charCodeAt(at), 0x01000193);
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
 * @param engine Pagefind's module, as it is in that folder
 */
export async function openDirectory(address, { createInstance }) {
	const load = async (name) => {
		const response = await fetch(address + name);
		if (!response.ok) throw new Error(`${response.status}: ${name}`);
		return response;
	};
	const { shards, files } = await (await load("words.json")).json();
	const loaded = new Map();
	const stems = createInstance({ basePath: address, noWorker: true });
	await stems.enterPlaygroundMode();
	const shift = 24 - Math.log2(files.length);

	async function fileOf(number) {
		const name = files[number >>> shift];
		if (!loaded.has(name)) loaded.set(name, load(name).then(async (response) => new Uint8Array(await response.arrayBuffer())));
		return loaded.get(name);
	}

	/** The shards that have an entry; undefined where it is not known, or all have it. */
	async function holdersOf(entry) {
		if (entry === undefined) return undefined;
		const number = numberOf(entry);
		const places = placesIn(await fileOf(number), number);
		return places && new Set(places.map((place) => shards[place]));
	}

	/** The addresses of the shards that may hold all of what is asked for; undefined where that is not known. */
	return async (text, filters) => {
		const words = text.split(" ").map((word) => formsOf(word)[0]).filter(Boolean);
		const keys = text === "" ? [] : ((await stems.search(text)).search_keywords ?? []);
		if (keys.length !== words.length) return undefined;
		// Somebody may have typed more of a word than its stem has, and less than the word.
		const sought = words.map((word, index) => [beginningOf(word), beginningOf(keys[index])]);
		for (const [name, value] of Object.entries(filters)) if (typeof value === "string") sought.push([filterEntry(name, value)]);
		let left = shards;
		for (const entries of sought) {
			const holders = await Promise.all([...new Set(entries)].map(holdersOf));
			left = left.filter((shard) => holders.some((some) => some === undefined || some.has(shard)));
		}
		return new Set(left);
	};
}
