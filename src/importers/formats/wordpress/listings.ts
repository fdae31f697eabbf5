import { decodeHTML } from "entities";
import { oneLine } from "../../../article/text.ts";
import { type FactStep, listingFact, type StoryStep } from "../../importer.ts";
import { loginOf } from "./terms.ts";
import type { Entry } from "./wxr/read.ts";

/** Tells what WordPress listed at its addresses: categories, tags, authors, and the feed. To be asked for every entry of the survey. */
export function makeListed() {
	/** The parents of categories, by slug. */
	const parents = new Map<string, string>();
	const told = new Set<string>();
	const guests: { readonly home: string; readonly name: string; readonly logins: readonly string[] }[] = [];
	/** Who stands at published stories, by login and by the name there: the records of guests may stand behind. */
	const signed = new Set<string>();
	return { of, story, end };

	function of(entry: Entry, home: string): FactStep[] {
		const { element, texts, categories } = entry;
		if (home === "") return [];
		const text = (name: string) => texts.get(name)?.trim() ?? "";
		if (element === "wp:category") {
			parents.set(text("wp:category_nicename"), text("wp:category_parent"));
			return termFacts(home, "category", text("wp:category_nicename"), text("wp:cat_name"), text("wp:term_id"));
		}
		if (element === "wp:tag") return termFacts(home, "post_tag", text("wp:tag_slug"), text("wp:tag_name"));
		if (element === "wp:term")
			return termFacts(home, text("wp:term_taxonomy"), text("wp:term_slug"), text("wp:term_name"), text("wp:term_id"));
		if (element === "wp:author") {
			const login = text("wp:author_login");
			const name = text("wp:author_display_name") || login;
			const id = text("wp:author_id");
			const listed = [{ kind: "authors", name: plain(name) }] as const;
			return [
				...(id === "" ? [] : [listingFact(`${home}/?author=${id}`, listed)]),
				listingFact(`${home}/author/${nicename(login)}/`, listed),
			];
		}
		if (text("wp:post_type") === "guest-author") {
			const slug = text("wp:post_name").replace(/^cap-/, "");
			const login = entry.meta.get("cap-user_login") ?? slug;
			guests.push({ home, name: plain(entry.meta.get("cap-display_name") || text("title")), logins: [slug, login] });
		}
		// An export of a part of a site may not list its terms.
		return categories.flatMap(({ domain = "category", nicename: slug = "", name }) => termFacts(home, domain, slug, name));
	}

	function termFacts(home: string, taxonomy: string, slug: string, name: string, id = ""): FactStep[] {
		const key = `${home} ${taxonomy} ${slug}`;
		if (slug === "" || told.has(key) || (taxonomy !== "category" && taxonomy !== "post_tag")) return [];
		told.add(key);
		const isTag = taxonomy === "post_tag";
		const kinds = isTag ? (["tags", "sections"] as const) : (["sections", "tags"] as const);
		const listed = kinds.map((kind) => ({ kind, name: plain(name) }));
		const paths = isTag ? [`tag/${slug}`] : [`category/${slug}`, `category/${withParents(slug)}`];
		const queries = isTag ? [`tag=${slug}`] : [`category_name=${slug}`, ...(id === "" ? [] : [`cat=${id}`])];
		return [...new Set([...paths.map((path) => `${home}/${path}/`), ...queries.map((query) => `${home}/?${query}`)])].map((address) =>
			listingFact(address, listed),
		);
	}

	function withParents(slug: string): string {
		const path = [slug];
		for (let parent = parents.get(slug) ?? ""; parent !== "" && !path.includes(parent); parent = parents.get(parent) ?? "")
			path.unshift(parent);
		return path.join("/");
	}

	function story({ fields }: Pick<StoryStep, "fields">, { categories }: Entry): void {
		if (fields.status !== undefined) return;
		for (const term of categories) if (term.domain === "author") signed.add(loginOf(term)).add(term.name.trim());
	}

	function end(): FactStep[] {
		return guests.flatMap(({ home, name, logins }) => {
			const used = [name, ...logins].some((login) => signed.has(login));
			return logins.map((login) => listingFact(`${home}/author/${nicename(login)}/`, [{ kind: "authors", name, used }]));
		});
	}
}

/** The feed of the whole site. */
export function feedListed(home: string): FactStep {
	return listingFact(`${home}/feed/`, [{ kind: "feed", name: "" }]);
}

function plain(name: string): string {
	return oneLine(decodeHTML(name));
}

/** What WordPress makes of a login for addresses, where nobody chose otherwise. */
function nicename(login: string): string {
	return login
		.toLowerCase()
		.replace(/[^a-z0-9%\s_-]+/g, "-")
		.replace(/[\s-]+/g, "-")
		.replace(/^-|-$/g, "");
}
