import type { Article } from "../article/article.ts";
import { BOUNDS, beyond } from "../article/bounds/bounds.ts";
import { readFileName } from "../article/filename.ts";
import { distinctSlug, shortHash, slugOf } from "../article/slug.ts";
import { readableAddress } from "../article/text.ts";
import type { Problem, Rule } from "../problem.ts";
import type { Settings } from "../settings.ts";
import { datePath, pageAddress, storyAddress } from "./address.ts";
import type { Claims } from "./claims.ts";
import type { EarlierAddresses } from "./material.ts";
import type { Address } from "./output.ts";
import { askedAddress, findNewcomers, type Newcomers, ownerMark } from "./permalinks.ts";

/** A problem with a value of a field. */
export interface FieldProblem extends Problem {
	/** The value as it is written in its file, by which the line can be found. */
	readonly written?: string;
}

/** The addresses of all stories and standing pages, and the problems with them. */
export interface Places {
	/** The address of a story or standing page of the site. */
	addressOf(article: Article): Address;
	readonly problems: readonly FieldProblem[];
	/** The stories and pages that stand at their permalinks, as `ownerMark` names them, by path. */
	readonly owners: ReadonlyMap<string, string>;
}

/** What has been said of stories before. */
interface EarlierPlaces {
	/** Those of the stories and pages of which only the address remains. */
	readonly gone?: ReadonlySet<Article>;
	/** What was published before: a newcomer's permalink cannot take the address of a story that stood there. */
	readonly earlier?: EarlierAddresses;
}

/** So many bytes at most has the name of a page's file: a slug of letters of three bytes, and its extension. */
const LONGEST_NAME = 260;

/** Makes the address of an article for a slug. */
type WantedAddress = (article: Article, slug: string) => Address;

/**
 * Gives every story and standing page its address: first those that have a permalink, then standing pages, then the other stories.
 * Where two want the same address, the first by date and id gets it, and the other gets one with a short hash of its id.
 * @param stories in the order of the archive
 */
export function placeStories(
	stories: readonly Article[],
	pages: readonly Article[],
	claims: Claims,
	settings: Settings,
	{ gone = new Set(), earlier }: EarlierPlaces = {},
): Places {
	const addresses = new Map<Article, Address>();
	const owners = new Map<string, string>();
	const problems: FieldProblem[] = [];
	const isPage = new Set(pages);
	const wantedBy = (article: Article): WantedAddress => (isPage.has(article) ? pagePlace : storyPlace);
	const all = [...stories, ...pages];
	const newcomers = findNewcomers(all, (article, slug = slugNow(article)) => wantedBy(article)(article, slug), settings, earlier);
	for (const article of all) {
		const asked = claimPermalink(article, claims, settings, newcomers);
		if (asked?.address) {
			addresses.set(article, asked.address);
			owners.set(asked.address.path, ownerMark(article));
		}
		if (asked?.problem) problems.push(asked.problem);
	}
	for (const page of pages) if (!addresses.has(page) && isTooLong(foldersOf(page))) problems.push(shortened(page.file));
	placeOthers(pages, pagePlace);
	placeOthers(stories, storyPlace);
	return { addressOf: lookUpIn(addresses), problems, owners };

	function pagePlace(page: Article, slug: string): Address {
		return pageAddress(pageName(page, slug), settings);
	}

	function storyPlace(story: Article, slug: string): Address {
		return storyAddress(story, slug, settings);
	}

	function slugNow(article: Article): string {
		return gone.has(article) && tellsHiddenHeadline(article) ? shortHash(article.id) : article.slug;
	}

	function placeOthers(articles: readonly Article[], wanted: WantedAddress): void {
		for (const article of articles) {
			if (addresses.has(article)) continue;
			const slug = slugNow(article);
			const first = wanted(article, slug);
			const taken = claims.claim(first, article.file);
			const own = taken === undefined ? first : claimElsewhere(article, wanted, claims, settings);
			addresses.set(article, own);
			if (taken !== undefined) problems.push(moved(article, first, taken, own));
			if (slug !== article.slug) problems.push(renamed(article, own));
		}
	}
}

/** Outside of placeStories, since it would hold in memory all that that function has made. */
function lookUpIn(addresses: ReadonlyMap<Article, Address>): Places["addressOf"] {
	return (article) => {
		const known = addresses.get(article);
		if (!known) throw new Error(`${article.file} is no story or page of this site.`);
		return known;
	};
}

/** Claims the permalink of an article; undefined where it has none. */
function claimPermalink(
	article: Article,
	claims: Claims,
	settings: Settings,
	newcomers: Newcomers,
): { readonly address?: Address; readonly problem?: FieldProblem } | undefined {
	const asked = askedAddress(article, settings);
	if (!asked) return undefined;
	const permalink = readableAddress(article.permalink ?? "");
	if ("fault" in asked) return { problem: refusal(article, "permalink-address", `The permalink "${permalink}" ${asked.fault}.`) };
	const elder = newcomers.elderOf(article);
	const before = elder && `The permalink "${permalink}" is the address of ${elder.file}, which was published there before.`;
	if (before !== undefined) return { problem: refusal(article, "permalink-taken", before) };
	const taken = claims.claim(asked.address, article.file);
	if (taken === undefined) return { address: asked.address };
	return {
		problem: refusal(article, "permalink-taken", `The permalink "${permalink}" is the address of ${taken} already.`),
	};
}

/** Claims another address: the same one with a hash; where its whole folder is taken, the address that the date gives. */
function claimElsewhere(article: Article, wanted: WantedAddress, claims: Claims, settings: Settings): Address {
	const plain = (slug: string) => pageAddress(`${datePath(article.published)}/${slug}`, settings);
	const claim = (other: Address) => claims.claim(other, article.file) === undefined;
	const slugs = [article.id, `${article.id}'`, article.hash].map((id) => distinctSlug(article.slug, id));
	const free = [...slugs.map((slug) => wanted(article, slug)), ...slugs.map(plain)].find(claim);
	if (free) return free;
	// Whoever knows how these slugs are made may have taken all of them, but nobody can take every one that follows.
	for (let count = 1; ; count++) {
		const slug = distinctSlug(article.slug, `${article.hash} ${count}`);
		const other = [wanted(article, slug), plain(slug)].find(claim);
		if (other) return other;
	}
}

/** Whether a story's slug was made from a headline that is to be hidden. A slug that somebody chose stays. */
function tellsHiddenHeadline({ hideHeadline, headline, slug, format, file }: Article): boolean {
	return hideHeadline && slug === slugOf(headline) && (format === "text" || readFileName(file).name === "");
}

/** `content/pages/help/faq.md` is `/help/faq`. */
function pageName(page: Article, slug: string): string {
	const folders = foldersOf(page);
	return isTooLong(folders) ? `/${distinctSlug(slug, page.file)}` : `${folders}/${slug}`;
}

function foldersOf({ file }: Article): string {
	const folders = file.split("/").slice(1, -1);
	return folders.map((folder) => `/${slugOf(folder)}`).join("");
}

/** Whether no slug and extension can stand behind the path of some folders. */
function isTooLong(folders: string): boolean {
	return Buffer.byteLength(folders) > BOUNDS.pathBytes.most - LONGEST_NAME;
}

function shortened(file: string): Problem {
	const message = `The address of this page would have ${beyond("pathBytes")}; it stands in no folder.`;
	return { file, rule: "beyond-bound", severity: "warning", message, remedy: BOUNDS.pathBytes.remedy };
}

function refusal({ file, permalink }: Article, rule: Rule, message: string): FieldProblem {
	return {
		file,
		written: permalink,
		rule,
		severity: "error",
		message,
		remedy: "Give it another permalink; until then it stands at the address that it would have without one.",
	};
}

function renamed({ file }: Article, { url }: Address): Problem {
	return {
		file,
		rule: "headline-in-address",
		severity: "warning",
		message: `The headline is to be hidden, and the story's address was made from it: its page stands at ${url} now.`,
		remedy: "Give it a permalink if the old address is to stay.",
	};
}

function moved({ file }: Article, first: Address, taken: string, other: Address): Problem {
	const message = `${readableAddress(first.url)} is the address of ${taken} already; this story stands at ${readableAddress(other.url)}.`;
	return { file, rule: "address-taken", severity: "warning", message, remedy: "Give it a slug of its own." };
}
