// How many of the results are of each year, decade and section: a chart, and links that narrow the search to them.

import { element } from "./results.js";

const SVG = "http://www.w3.org/2000/svg";

/** The height of the chart, and the width of a year in it. */
const [HEIGHT, WIDTH] = [64, 10];

/** How many shards are asked at the same time. */
const AT_A_TIME = 6;

/** Keeps, for each shard, the year and the section of each story; Pagefind tells them by asking for all stories of one. */
export function openFacts(index, sections) {
	const known = new Map();

	async function load(shard) {
		const facts = new Map();
		const note = (name) => (value, results) => {
			for (const { id } of results) facts.set(id, { ...facts.get(id), [name]: value });
		};
		await index.ask(shard, async (instance) => {
			const years = shard.years.length === 1 ? [] : shard.years;
			for (const year of years) note("year")(year, (await instance.search(null, { filters: { year } })).results);
			for (const section of sections) note("section")(section, (await instance.search(null, { filters: { section } })).results);
		});
		return facts;
	}

	return async (shard) => {
		if (!known.has(shard)) known.set(shard, load(shard));
		try {
			const facts = await known.get(shard);
			return (id) => ({ year: shard.years[0], ...facts.get(id) });
		} catch {
			known.delete(shard);
			return () => ({});
		}
	};
}

/** Counts results by a year, which may be a decade or “undated”, and by a section. */
export async function countResults(answers, factsOf) {
	const counts = { year: new Map(), section: new Map() };
	const waiting = [...answers].filter(([, { results }]) => results.length > 0);
	async function worker() {
		for (let next = waiting.shift(); next; next = waiting.shift()) {
			const [shard, { results }] = next;
			const facts = await factsOf(shard);
			for (const { id } of results) {
				const { year, section } = facts(id);
				if (year !== undefined) counts.year.set(year, (counts.year.get(year) ?? 0) + 1);
				if (section !== undefined) counts.section.set(section, (counts.section.get(section) ?? 0) + 1);
			}
		}
	}
	await Promise.all(Array.from({ length: AT_A_TIME }, worker));
	return counts;
}

/**
 * Shows the counts.
 * @param place the element to fill
 * @param linkTo the address of this search, narrowed by some fields of the form
 * @param names of decades, as the form has them
 * @param texts words of the page; `numbers` and `stories` write figures and counts
 */
export function showCounts(place, counts, { linkTo, names, texts, numbers, stories }) {
	const years = [...counts.year].filter(([year]) => /^\d{4}$/.test(year)).map(([year, count]) => [Number(year), count]);
	const decades = new Map();
	for (const [year, count] of counts.year) {
		const decade = /^\d{3}\d$/.test(year) ? `${year.slice(0, 3)}0s` : year;
		decades.set(decade, (decades.get(decade) ?? 0) + count);
	}
	const parts = [];
	if (new Set(years.map(([year]) => year)).size > 1) parts.push(chartOf(years, { linkTo, numbers, stories, texts }));
	if (decades.size > 1) {
		const list = [...decades].sort(([a], [b]) => (a < b ? -1 : 1)).map(([decade, count]) => [names.get(decade) ?? decade, count, { decade }]);
		parts.push(listOf(texts.decades, list, { linkTo, numbers }));
	}
	if (counts.section.size > 1) {
		const list = [...counts.section].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([section, count]) => [section, count, { section }]);
		parts.push(listOf(texts.sections, list, { linkTo, numbers }));
	}
	place.replaceChildren(...parts);
}

/** A bar for each year. They are for the eye and the pointer; the lists beside have the same for all. */
function chartOf(years, { linkTo, stories, texts }) {
	const all = years.map(([year]) => year);
	const [first, last] = [Math.min(...all), Math.max(...all)];
	const most = Math.max(...years.map(([, count]) => count));
	const width = (last - first + 1) * WIDTH;
	const svg = shape("svg", { width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" });
	for (const [year, count] of years.sort(([a], [b]) => a - b)) {
		const x = (year - first) * WIDTH;
		const height = Math.max(2, Math.round((count / most) * HEIGHT));
		const link = shape("a", { href: linkTo({ from: year, to: year }), tabindex: "-1" });
		const title = shape("title", {});
		title.textContent = `${year}: ${stories(count)}`;
		link.append(
			shape("rect", { class: "target", x, y: 0, width: WIDTH, height: HEIGHT }, title),
			shape("rect", { class: "bar", x: x + 1, y: HEIGHT - height, width: WIDTH - 2, height }),
		);
		svg.append(link);
	}
	const ends = element("p", "", element("span", "", String(first)), " ", element("span", "", String(last)));
	return element("figure", "found-years", element("figcaption", "label", texts.years), svg, ends);
}

function shape(name, attributes, ...children) {
	const made = document.createElementNS(SVG, name);
	for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
	made.append(...children);
	return made;
}

function listOf(heading, entries, { linkTo, numbers }) {
	const lines = entries.map(([name, count, narrowed]) => {
		const link = element("a", "", name);
		link.href = linkTo(narrowed);
		return element("li", "", link, " ", element("span", "count", numbers.format(count)));
	});
	return element("section", "", element("h3", "label", heading), element("ul", "counts", ...lines));
}
