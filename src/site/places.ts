import type { Article } from "../article/article.ts";
import { distinctSlug, slugOf } from "../article/slug.ts";
import type { Problem, Rule } from "../problem.ts";
import type { Settings } from "../settings.ts";
import { address, datePath, pageAddress, readSitePath, storyAddress } from "./address.ts";
import type { Claims } from "./claims.ts";
import type { Address } from "./output.ts";

/** Where every story and standing page stands, and what was in the way. */
export interface Places {
	readonly addresses: ReadonlyMap<Article, Address>;
	readonly problems: readonly Problem[];
}

/**
 * Gives every story and standing page its address: first those who ask for a whole one, then standing pages, then the rest.
 * Of two that want one address the first by date and id has it; the other gets a short hash of its id.
 * @param stories in the order of the archive
 */
export function placeStories(stories: readonly Article[], pages: readonly Article[], claims: Claims, settings: Settings): Places {
	const addresses = new Map<Article, Address>();
	const problems: Problem[] = [];
	for (const article of [...stories, ...pages]) {
		if (article.permalink === undefined) continue;
		const read = readSitePath(article.permalink, settings);
		if ("fault" in read) {
			problems.push(refusal(article, "permalink-address", `The permalink "${article.permalink}" ${read.fault}.`));
			continue;
		}
		const wanted = address(read.path);
		const taken = claims.claim(wanted, article.file);
		if (taken === undefined) addresses.set(article, wanted);
		else problems.push(refusal(article, "permalink-taken", `At the permalink "${article.permalink}" stands ${taken} already.`));
	}
	for (const [articles, wanted] of [
		[pages, (page: Article, slug: string) => pageAddress(pageName(page, slug), settings)],
		[stories, (story: Article, slug: string) => storyAddress(story, slug, settings)],
	] as const) {
		for (const article of articles) {
			if (addresses.has(article)) continue;
			const first = wanted(article, article.slug);
			const taken = claims.claim(first, article.file);
			addresses.set(article, taken === undefined ? first : elsewhere(article, wanted));
			if (taken !== undefined) problems.push(moved(article, first, taken, addresses.get(article) ?? first));
		}
	}
	return { addresses, problems };

	/** Another address: the same with a hash, or, where a whole folder is taken, the one that the date gives. */
	function elsewhere(article: Article, wanted: (article: Article, slug: string) => Address): Address {
		const plain = (slug: string) => pageAddress(`${datePath(article.published)}/${slug}`, settings);
		const slugs = [article.id, `${article.id}'`, article.hash].map((id) => distinctSlug(article.slug, id));
		const free = [...slugs.map((slug) => wanted(article, slug)), ...slugs.map(plain)].find(
			(other) => claims.claim(other, article.file) === undefined,
		);
		if (!free) throw new Error(`No address is left for ${article.file}.`);
		return free;
	}
}

/** `content/pages/help/faq.md` is `/help/faq`. */
function pageName(page: Article, slug: string): string {
	const folders = page.file.split("/").slice(1, -1);
	return `/${[...folders.map(slugOf), slug].join("/")}`;
}

function refusal({ file }: Article, rule: Rule, message: string): Problem {
	return {
		file,
		rule,
		severity: "error",
		message,
		remedy: "Give it another permalink; until then it stands at the address that it would have without one.",
	};
}

function moved({ file }: Article, first: Address, taken: string, other: Address): Problem {
	const message = `${first.url} is the address of ${taken} already; this story stands at ${other.url}.`;
	return { file, rule: "address-taken", severity: "warning", message, remedy: "Give it a slug of its own." };
}
