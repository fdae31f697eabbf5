// Words of the index that are like one that was typed, for those who mistype. They are read from the files of the index in which the word would stand.

import { searched, shown } from "../search-text.js";
import { bare, lettersOf } from "./shards.js";

/** How many words are offered, and how many shards are looked through. */
const OFFERED = 3;
const SHARDS = 2;

/** In so many stories a whole word is looked for. */
const SHOWN = 3;

/** A word shorter than this is like too many others. */
const SHORTEST = 4;

/** How many letters at the end of a word may be no part of its stem. Each of them makes the stem a little less likely. */
const LONGEST_ENDING = 3;

/** What Pagefind writes before the contents of a file. */
const SIGNATURE = "pagefind_dcd".length;

/** The kinds of value that stand in a file, as CBOR (RFC 8949) numbers them. */
const [TEXT, ARRAY] = [3, 4];

/**
 * Words like those of a query that stand in more stories than they do.
 * @param index of shards.js
 * @param asked the shards that were asked, the newest first
 * @param words that were typed
 * @returns for each word that has some, the word and those like it, the best first
 */
export async function wordsNear(index, asked, words) {
	const shards = asked.slice(0, SHARDS);
	const found = [];
	for (const word of words) {
		if (!/^\p{L}+$/u.test(word) || bare(word).length < SHORTEST) continue;
		const near = await nearIn(index, shards, bare(word));
		if (near.length > 0) found.push({ word, near });
	}
	return found;
}

async function nearIn(index, shards, word) {
	const stems = new Map();
	for (const shard of shards) {
		await index.ask(shard, (instance) => Promise.all(startsOf(word).map((start) => instance.preload(start))));
		for (const file of index.chunksOf(shard)) {
			for (const [stem, stories] of await keysIn(file)) if (stem[0] <= "\uffff") stems.set(stem, (stems.get(stem) ?? 0) + stories);
		}
	}
	const most = word.length > 6 ? 2 : 1;
	const like = [...stems]
		.map(([stem, stories]) => ({ stem, stories, distance: distanceTo(word, stem, most) }))
		.filter(({ stem, distance }) => distance > 0 && distance < most + 1 && /^\p{L}+$/u.test(stem))
		.sort((a, b) => a.distance - b.distance || b.stories - a.stories);
	const nearest = like.filter(({ distance }) => distance < like[0].distance + 0.5).slice(0, OFFERED);
	const whole = await Promise.all(nearest.map(({ stem }) => wholeWord(index, shards, stem)));
	const known = new Set([word]);
	return whole.filter((one) => one !== undefined && !known.has(lettersOf(one)) && known.add(lettersOf(one)));
}

/** Where words like this one would stand: the index is in the order of the alphabet. A file may end between them, and the first letters may be mistyped. */
function startsOf(word) {
	const [first, second, ...rest] = Array.from(word);
	return [word, word.slice(0, Math.ceil(word.length / 2)), `${second}${first}${rest.join("")}`, `${second}${rest.join("")}`];
}

/** A word of a story that has this stem. */
async function wholeWord(index, shards, stem) {
	for (const shard of shards) {
		const stories = await index.ask(shard, async (instance) => {
			const { results } = await instance.search(`"${stem}"`);
			const inText = results.filter(({ words }) => words.length > 0);
			return Promise.all((inText.length > 0 ? inText : results).slice(0, SHOWN).map((result) => result.data()));
		});
		const words = stories.flatMap(({ content, meta, locations }) => {
			const text = content.split(/\s+/);
			return [...locations.map((at) => text[at] ?? ""), ...meta.title.split(" ")];
		});
		const forms = words.map((word) => shown(searched(word)).replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, "")).filter((word) => isOf(lettersOf(word), stem));
		const [whole] = forms.sort((one, other) => one.length - other.length);
		if (whole) return whole.toLowerCase();
	}
	return undefined;
}

/** Whether a word may have a stem: stemmers change little more than the end. */
function isOf(word, stem) {
	return word.startsWith(stem.slice(0, -1)) && word.length - stem.length <= LONGEST_ENDING;
}

/** How many letters are wrong, missing, too many or changed with the next, between a word and a stem; of the word's ending as many may be left out as fit. */
function distanceTo(word, stem, most) {
	let best = most + 1;
	for (let length = Math.max(SHORTEST, stem.length - 1); length <= Math.min(word.length, stem.length + 1); length++) {
		const ending = word.length - length;
		if (ending <= LONGEST_ENDING) best = Math.min(best, distance(word.slice(0, length), stem) + ending / 4);
	}
	return best;
}

/** The distance of two words as Damerau and Levenshtein measured it, for neighbouring letters. */
function distance(some, other) {
	let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
	for (let row = 1; row <= some.length; row++) {
		const next = [row];
		for (let at = 1; at <= other.length; at++) {
			const isSame = some[row - 1] === other[at - 1];
			next[at] = Math.min(last[at] + 1, next[at - 1] + 1, last[at - 1] + (isSame ? 0 : 1));
			const isSwapped = row > 1 && at > 1 && some[row - 1] === other[at - 2] && some[row - 2] === other[at - 1];
			if (isSwapped) next[at] = Math.min(next[at], before[at - 2] + 1);
		}
		[before, last] = [last, next];
	}
	return last[other.length];
}

/** The words of a file of the index, and in how many stories each stands. */
async function keysIn(file) {
	const response = await fetch(file);
	const unpacked = response.body.pipeThrough(new DecompressionStream("gzip"));
	return readKeys(new Uint8Array(await new Response(unpacked).arrayBuffer()).subarray(SIGNATURE));
}

function readKeys(bytes) {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const decoder = new TextDecoder();
	let at = 0;
	const head = () => {
		const first = bytes[at++];
		const small = first & 31;
		if (small < 24) return { kind: first >> 5, value: small };
		const size = 1 << (small - 24);
		at += size;
		return { kind: first >> 5, value: size === 1 ? bytes[at - 1] : size === 2 ? view.getUint16(at - 2) : view.getUint32(at - 4) };
	};
	const skip = () => {
		for (let left = 1; left > 0; left--) {
			const { kind, value } = head();
			if (kind === ARRAY) left += value;
			else if (kind === TEXT) at += value;
		}
	};
	const keys = [];
	head();
	for (let words = head().value; words > 0; words--) {
		const parts = head().value;
		const { value: length } = head();
		at += length;
		const key = decoder.decode(bytes.subarray(at - length, at));
		const before = at;
		keys.push([key, head().value]);
		at = before;
		for (let part = 1; part < parts; part++) skip();
	}
	return keys;
}
