// The pages of the site that are about a tag, an author, a section or a series, for those whose name somebody types. Their names and counts are read
// from the site's own indexes, which are there already and change when they must.

import { bare } from "./shards.js";

/** How many pages are named beside stories. */
const MOST = 5;

/**
 * Knows the names in the indexes.
 * @param base path of the site
 * @param indexes `kind` and `url` of each
 */
export function openNames(base, indexes) {
	const loaded = new Map();

	/** The entries of an index; none where it cannot be loaded. */
	function entriesOf({ kind, url }) {
		if (!loaded.has(kind)) {
			const entries = load(base + url.slice(1), kind).catch(() => {
				loaded.delete(kind);
				return [];
			});
			loaded.set(kind, entries);
		}
		return loaded.get(kind);
	}

	return {
		/** The names of a kind of term, as filters have them. */
		async namesOf(kind) {
			const index = indexes.find((one) => one.kind === kind);
			return index ? (await entriesOf(index)).map(({ name }) => name) : [];
		},
		/** The pages whose names have all of some words, the best first. */
		async matching(words) {
			if (words.length === 0) return [];
			const all = (await Promise.all(indexes.map(entriesOf))).flat();
			const sought = words.flatMap(wordsOf);
			const found = all.flatMap((entry) => {
				const worth = worthOf(entry, sought);
				return worth === 0 ? [] : [{ ...entry, worth }];
			});
			return found.sort((a, b) => b.worth - a.worth || b.count - a.count).slice(0, MOST);
		},
	};
}

/** Reads an index: each link to a page below it, and the figure beside it. */
async function load(address, kind) {
	const response = await fetch(address);
	if (!response.ok) throw new Error(`${response.status}: ${address}`);
	const page = new DOMParser().parseFromString(await response.text(), "text/html");
	const entries = new Map();
	for (const link of page.querySelectorAll(`main a[href^="${CSS.escape(address)}"]`)) {
		const href = link.getAttribute("href");
		const name = (link.dataset.name ?? link.textContent).trim();
		if (!/^[^/?#]+\/$/.test(href.slice(address.length)) || entries.has(href) || name === "") continue;
		const figure = link.closest("li")?.querySelector(".count")?.textContent.trim();
		entries.set(href, { kind, name, href, figure, count: numberIn(figure) });
	}
	return [...entries.values()];
}

/** The number that a figure begins with, in whatever digits. Separators of thousands are none of it. */
function numberIn(figure = "") {
	const digits = figure.normalize("NFKC").replaceAll(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15));
	return Number(digits.replaceAll(/\D/g, "")) || 0;
}

function wordsOf(text) {
	return bare(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** How well a name fits: 3 where it is what was typed, 2 where it begins so, 1 where each word is the beginning of one of its words. */
function worthOf({ name }, sought) {
	const own = wordsOf(name);
	if (own.join(" ") === sought.join(" ")) return 3;
	if (!sought.every((word) => own.some((other) => other.startsWith(word) && (word.length > 2 || other === word)))) return 0;
	return own.join(" ").startsWith(sought.join(" ")) ? 2 : 1;
}
