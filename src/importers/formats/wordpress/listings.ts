import { decodeHTML } from "entities";
import { oneLine } from "../../../article/text.ts";
import { type FactStep, listingFact, type StoryStep } from "../../importer.ts";
import { loginOf } from "./authors.ts";
import type { WxrRecord } from "./wxr/record.ts";

/** Collects what WordPress listed at its addresses: categories, tags, authors. */
export interface ListingCollector {
	/**
	 * Takes every record of the survey.
	 * @param home the address of the site, without a slash at its end
	 */
	add(record: WxrRecord, home: string): FactStep[];
	/** Takes every story of the survey, and its record. */
	addStory(story: Pick<StoryStep, "fields">, record: WxrRecord): void;
	/** The facts that are known only after the last record. */
	end(): FactStep[];
}

interface State {
	/** The parents of categories, by slug. */
	readonly parents: Map<string, string>;
	/** The terms that have been told: home, taxonomy and slug. */
	readonly told: Set<string>;
	readonly guests: Guest[];
	/** The logins and names of the authors of published stories. The records of guest authors may come later. */
	readonly writers: Set<string>;
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
	const state: State = { parents: new Map(), told: new Set(), guests: [], writers: new Set() };
	return {
		add: (record, home) => (home === "" ? [] : factsOfRecord(record, home, state)),
		addStory({ fields }, { categories }) {
			if (fields.status !== undefined) return;
			for (const term of categories) if (term.domain === "author") state.writers.add(loginOf(term)).add(term.name.trim());
		},
		end: () => state.guests.flatMap((guest) => guestFacts(guest, state.writers)),
	};
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
		return [
			...(id === "" ? [] : [listingFact(`${home}/?author=${id}`, listed)]),
			listingFact(`${home}/author/${nicename(login)}/`, listed),
		];
	}
	if (text("wp:post_type") === "guest-author") {
		const slug = text("wp:post_name").replace(/^cap-/, "");
		const login = meta.get("cap-user_login") ?? slug;
		state.guests.push({ home, name: plain(meta.get("cap-display_name") || text("title")), logins: [slug, login] });
	}
	// An export of a part of a site may have no records of terms.
	return categories.flatMap(({ domain: taxonomy = "category", nicename: slug = "", name }) => termFacts({ taxonomy, slug, name }));
}

function factsOfTerm({ taxonomy, slug, name, id = "" }: Term, home: string, { told, parents }: State): FactStep[] {
	const key = `${home} ${taxonomy} ${slug}`;
	if (slug === "" || told.has(key) || (taxonomy !== "category" && taxonomy !== "post_tag")) return [];
	told.add(key);
	const isTag = taxonomy === "post_tag";
	const kinds = isTag ? (["tags", "sections"] as const) : (["sections", "tags"] as const);
	const listed = kinds.map((kind) => ({ kind, name: plain(name) }));
	const paths = isTag ? [`tag/${slug}`] : [`category/${slug}`, `category/${withParents(slug, parents)}`];
	const queries = isTag ? [`tag=${slug}`] : [`category_name=${slug}`, ...(id === "" ? [] : [`cat=${id}`])];
	const addresses = [...paths.map((path) => `${home}/${path}/`), ...queries.map((query) => `${home}/?${query}`)];
	return [...new Set(addresses)].map((address) => listingFact(address, listed));
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
	return logins.map((login) => listingFact(`${home}/author/${nicename(login)}/`, [{ kind: "authors", name, used }]));
}

/**
 * The feed of the whole site.
 * @param home the address of the site, without a slash at its end
 */
export function feedFact(home: string): FactStep {
	return listingFact(`${home}/feed/`, [{ kind: "feed", name: "" }]);
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
