// The form of the search page: what it asks for, and the address that says the same.

import { readQuery } from "./query.js";

const UNDATED = "undated";

/**
 * @param form the element
 * @param shards `url` and `years` of each, the newest first: a year, a decade of which no more is known, or “undated”
 */
export function openForm(form, shards, language) {
	const fields = () => [...form.elements].filter(({ name }) => name);

	/** What stands in the form, without what is empty. */
	function parameters() {
		return new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value !== ""));
	}

	/** What the form asks for: a query of query.js, how it is narrowed and ordered, and the shards that may have something. */
	function asked() {
		const given = parameters();
		const sort = given.get("sort") ? { date: given.get("sort") === "oldest" ? "asc" : "desc" } : {};
		const filters = Object.fromEntries(["section", "author", "tag"].flatMap((name) => (given.has(name) ? [[name, given.get(name)]] : [])));
		const isWanted = wantedYears(given);
		const some = shards.filter(({ years }) => years.some(isWanted));
		const filtersOf = ({ years }) => (years.every(isWanted) ? filters : { ...filters, year: { any: years.filter(isWanted) } });
		return {
			...readQuery(given.get("q") ?? "", language),
			typed: given.get("q") ?? "",
			isEmpty: [...given.keys()].every((name) => name === "sort"),
			filters,
			filtersOf,
			sort,
			shards: sort.date === "asc" ? oldestFirst(some) : some,
		};
	}

	/** Fills in the form from the address. */
	function fill() {
		const given = new URLSearchParams(location.search);
		for (const field of fields()) {
			if (field.type === "checkbox") field.checked = given.getAll(field.name).includes(field.value);
			else field.value = given.get(field.name) ?? "";
		}
	}

	/** The address of the same search, with other values of some fields. */
	function linkTo(changed) {
		const given = parameters();
		if ("decade" in changed || "from" in changed) for (const name of ["decade", "from", "to"]) given.delete(name);
		for (const [name, value] of Object.entries(changed)) given.set(name, value);
		return `?${given}`;
	}

	/** What the search is narrowed to, in words. */
	function narrowedTo() {
		const given = parameters();
		const decades = [...form.querySelectorAll("input[name=decade]:checked")].map(({ parentElement }) => parentElement.textContent.trim());
		const years = given.has("from") || given.has("to") ? [`${given.get("from") ?? ""}–${given.get("to") ?? ""}`] : [];
		return [...["section", "author", "tag"].flatMap((name) => given.get(name) ?? []), ...years, ...decades].join(", ");
	}

	return { parameters, asked, fill, linkTo, narrowedTo };
}

/** Which years somebody asked for, of those that shards name. */
function wantedYears(given) {
	const decades = given.getAll("decade");
	const [from, to] = [Number(given.get("from") || 0), Number(given.get("to") || 9999)];
	const isAnyYear = !given.has("from") && !given.has("to");
	return (year) => {
		const decade = /^\d{4}$/.test(year) ? `${year.slice(0, 3)}0s` : year;
		if (decades.length > 0 && !decades.includes(decade)) return false;
		if (isAnyYear) return true;
		// Of a story of some decade nobody knows the year, so the whole decade must be meant.
		const first = Number.parseInt(year, 10);
		return year !== UNDATED && first >= from && (year.endsWith("s") ? first + 9 : first) <= to;
	};
}

/** Shards of unknown date come last in either direction. */
function oldestFirst(shards) {
	const isDated = ({ years }) => !years.includes(UNDATED);
	return [...shards.filter(isDated).reverse(), ...shards.filter((shard) => !isDated(shard))];
}
