import { decodeHTML } from "entities";
import { oneLine } from "../../../article/text.ts";
import type { FactStep, OldListing, StoryStep } from "../../importer.ts";
import { loginOf } from "./authors.ts";
import { furtherFacts, type ListingPlaces, listingFacts, monthFacts } from "./listed.ts";
import type { WxrRecord } from "./wxr/record.ts";

/** Collects what WordPress listed at its addresses: categories, tags, authors. */
export interface ListingCollector {
	/**
	 * Takes every record of the survey.
	 * @param home the address of the site, without a slash at its end
	 */
	add(record: WxrRecord, home: string): FactStep[];
	/** Takes every story of the survey, its record, and the address of its site, as `add` does. */
	addStory(story: Pick<StoryStep, "fields" | "kind">, record: WxrRecord, home: string): void;
	/** The facts that are known only after the last record. */
	end(): FactStep[];
}

interface State {
	/** The parents of categories, by slug. */
	readonly parents: Map<string, string>;
	/** The listings that have been told, by home, taxonomy and slug; of authors by home, `author` and login. */
	readonly told: Map<string, Told>;
	/** How many published stories each of these has; those of a month by home, `month` and month, of a site by home and `all`. */
	readonly stories: Map<string, number>;
	readonly guests: Guest[];
	/** The logins and names of the authors of published stories. The records of guest authors may come later. */
	readonly writers: Set<string>;
}

/** A listing that has been told. */
interface Told extends ListingPlaces {
	readonly home: string;
	readonly listed: readonly OldListing[];
}

/** An author who is no user of the site. */
interface Guest {
	readonly home: string;
	readonly name: string;
	readonly logins: readonly string[];
}

interface Term {
	readonly taxonomy: string;
	readonly slug: string;
	readonly name: string;
	/** Empty if it is not known. */
	readonly id?: string;
}

/** Makes what collects the terms and authors that listings of the old site were about; it has met no record yet. */
export function makeListingCollector(): ListingCollector {
	const state: State = { parents: new Map(), told: new Map(), stories: new Map(), guests: [], writers: new Set() };
	return {
		add: (record, home) => (home === "" ? [] : factsOfRecord(record, home, state)),
		addStory({ fields, kind }, record, home) {
			const { categories } = record;
			if (fields.status !== undefined) return;
			for (const term of categories) if (term.domain === "author") state.writers.add(loginOf(term)).add(term.name.trim());
			if (kind === "story") countStory(fields.published, record, home, state);
		},
		end: () => [...state.guests.flatMap((guest) => guestFacts(guest, state.writers)), ...furtherOf(state)],
	};
}

function countStory(published: unknown, { categories, texts }: WxrRecord, home: string, { stories }: State): void {
	const [month] = /^\d{4}-\d\d/.exec(typeof published === "string" ? published : "") ?? [];
	const terms = categories.map((term) => {
		const { domain = "category", nicename: slug = "" } = term;
		return domain === "author" ? `${domain} ${loginOf(term)}` : `${domain} ${slug}`;
	});
	const creator = `author ${texts.get("dc:creator")?.trim()}`;
	for (const name of new Set([...terms, creator, "all", ...(month === undefined ? [] : [`month ${month}`])])) {
		const key = `${home} ${name}`;
		stories.set(key, (stories.get(key) ?? 0) + 1);
	}
}

/** The further pages of all listings, and the listings of months: how many stories each has is known in the end. */
function furtherOf({ told, stories }: State): FactStep[] {
	const terms = [...told].flatMap(([key, { home, listed, ...places }]) => furtherFacts(home, places, listed, stories.get(key) ?? 0));
	const others = [...stories].flatMap(([key, count]) => {
		const [home = "", name = "", month = ""] = key.split(" ");
		if (name === "month") return monthFacts(home, month, count);
		return name === "all" ? furtherFacts(home, { paths: [""], queries: [""] }, [{ kind: "all", name: "" }], count) : [];
	});
	return [...terms, ...others];
}

/** Notes a listing, and tells what stood at its addresses. */
function tell(key: string, { home, listed, ...places }: Told, { told }: State): FactStep[] {
	told.set(key, { home, listed, ...places });
	return listingFacts(home, places, listed);
}

function factsOfRecord({ element, texts, categories, meta }: WxrRecord, home: string, state: State): FactStep[] {
	const text = (name: string) => texts.get(name)?.trim() ?? "";
	const termFacts = (term: Term) => factsOfTerm(term, home, state);
	if (element === "wp:category") {
		const slug = text("wp:category_nicename");
		state.parents.set(slug, text("wp:category_parent"));
		return termFacts({ taxonomy: "category", slug, name: text("wp:cat_name"), id: text("wp:term_id") });
	}
	if (element === "wp:tag") return termFacts({ taxonomy: "post_tag", slug: text("wp:tag_slug"), name: text("wp:tag_name") });
	if (element === "wp:term")
		return termFacts({
			taxonomy: text("wp:term_taxonomy"),
			slug: text("wp:term_slug"),
			name: text("wp:term_name"),
			id: text("wp:term_id"),
		});
	if (element === "wp:author") {
		const login = text("wp:author_login");
		const id = text("wp:author_id");
		const listed = [{ kind: "authors", name: plain(text("wp:author_display_name") || login) }] as const;
		const places = { paths: [`author/${nicename(login)}`], queries: id === "" ? [] : [`author=${id}`] };
		return tell(`${home} author ${login}`, { home, listed, ...places }, state);
	}
	if (text("wp:post_type") === "guest-author") {
		const slug = text("wp:post_name").replace(/^cap-/, "");
		const login = meta.get("cap-user_login") ?? slug;
		state.guests.push({ home, name: plain(meta.get("cap-display_name") || text("title")), logins: [slug, login] });
	}
	// An export of a part of a site may have no records of terms.
	return categories.flatMap(({ domain: taxonomy = "category", nicename: slug = "", name }) => termFacts({ taxonomy, slug, name }));
}

function factsOfTerm({ taxonomy, slug, name, id = "" }: Term, home: string, state: State): FactStep[] {
	const key = `${home} ${taxonomy} ${slug}`;
	if (slug === "" || state.told.has(key) || (taxonomy !== "category" && taxonomy !== "post_tag")) return [];
	const isTag = taxonomy === "post_tag";
	const kinds = isTag ? (["tags", "sections"] as const) : (["sections", "tags"] as const);
	const listed = kinds.map((kind) => ({ kind, name: plain(name) }));
	const paths = isTag ? [`tag/${slug}`] : [...new Set([`category/${slug}`, `category/${withParents(slug, state.parents)}`])];
	const queries = isTag ? [`tag=${slug}`] : [`category_name=${slug}`, ...(id === "" ? [] : [`cat=${id}`])];
	return tell(key, { home, listed, paths, queries }, state);
}

/** The slugs of a category and of those above it, such as `sport/rowing`. */
function withParents(slug: string, parents: ReadonlyMap<string, string>): string {
	const path = [slug];
	for (let parent = parents.get(slug) ?? ""; parent !== "" && !path.includes(parent); parent = parents.get(parent) ?? "")
		path.unshift(parent);
	return path.join("/");
}

function guestFacts({ home, name, logins }: Guest, writers: ReadonlySet<string>): FactStep[] {
	const used = [name, ...logins].some((login) => writers.has(login));
	return logins.flatMap((login) =>
		listingFacts(home, { paths: [`author/${nicename(login)}`], queries: [] }, [{ kind: "authors", name, used }]),
	);
}

function plain(name: string): string {
	return oneLine(decodeHTML(name));
}

/** The form of a login in addresses, as WordPress makes it by default. */
function nicename(login: string): string {
	return login
		.toLowerCase()
		.replace(/[^a-z0-9%\s_-]+/g, "-")
		.replace(/[\s-]+/g, "-")
		.replace(/^-|-$/g, "");
}
