import { LISTING_OF, TERM_KINDS } from "../../archive/terms.ts";
import type { Article } from "../../article/article.ts";
import { readFileName } from "../../article/filename.ts";
import { slugOf } from "../../article/slug.ts";
import { LISTING_NAMES } from "../../settings.ts";
import { encode, storyAddress } from "../../site/address.ts";
import { makeLikely } from "../../site/ledger/likely.ts";
import { hiddenTermPages } from "../../site/ledger/successors.ts";
import { contentPath, mediaPath } from "../../site/media/media.ts";
import { termUrl } from "../../site/terms.ts";
import { fact, type Told } from "./explanation.ts";
import { explainFile } from "./file.ts";
import { type Known, wholeAddress } from "./known.ts";
import { lostAt, nearestFacts, oldAddressAt } from "./oldaddress.ts";
import { ledgerLine, namesOf } from "./page.ts";
import { explainStory } from "./story.ts";

/**
 * Explains an address at which the plan has nothing.
 * @param sitePath decoded, below the base of the site
 * @param query with its question mark; empty where there is none
 */
export function explainAbsent(known: Known, sitePath: string, query: string): Told {
	const url = encode(sitePath) + query;
	return (
		(query === "" ? ownFile(known, sitePath) : undefined) ??
		withheldAt(known, sitePath, url) ??
		oldAddressAt(known, url) ??
		lostAt(known, url) ??
		hiddenAt(known, url) ??
		mediaAt(known, sitePath) ??
		switchedOff(known, url) ??
		likelyAt(known, url) ??
		sameNameAt(known, url) ?? {
			answer: `Nothing stands at ${url}, and nothing is known to have stood there.`,
			state: "unknown",
			facts: nearestFacts(known, url),
		}
	);
}

/** What only the last build knows of: a file that Eleventy makes for the owner, or a smaller copy of a picture. */
function ownFile({ context, plan }: Known, sitePath: string): Told | undefined {
	const name = namesOf(sitePath).find((file) => context.published.has(file));
	if (name === undefined) return undefined;
	const address = wholeAddress({ plan }, { url: encode(`/${name}`) });
	if (context.isOwnFile(name))
		return {
			answer: `/${name} is a page or a file of your own, which Eleventy makes from your templates.`,
			state: "on site",
			address,
			facts: fact("address", address),
		};
	if (name.startsWith(mediaPath("webp/")))
		return {
			answer: `/${name} is a smaller copy of a picture, as WebP, which a build made.`,
			state: "on site",
			address,
			facts: fact("address", address),
		};
	return {
		answer: `/${name} was published by the last build; the next one takes it away, since nothing of the archive stands there any more.`,
		state: "not on site",
		address,
		facts: fact("address", address),
	};
}

/** The story that would stand at an address if it were on the site. */
function withheldAt(known: Known, sitePath: string, url: string): Told | undefined {
	const { archive, pages, plan } = known.read.site;
	const { settings } = known.context.config;
	const id = plan.kept?.ledger.get(url)?.id;
	const names = new Set(namesOf(sitePath));
	const isThis = (article: Article) => {
		if (article.id === id) return true;
		const { permalink, slug } = article;
		const path = permalink ?? (article.file.startsWith("pages/") ? `/${slug}.html` : `/${storyAddress(article, slug, settings).path}`);
		return namesOf(path).some((name) => names.has(name));
	};
	const article = [...archive.withheld, ...pages.withheld].find(isThis);
	if (!article) return undefined;
	const story = explainStory(known, article.readFrom ?? article.file);
	return {
		...story,
		answer: `Nothing stands at ${url}. Its story ${story.answer}`,
		facts: [...story.facts, ...fact("ledger", ledgerLine(known, url))],
	};
}

/** The page of a term that is hidden, or is one with another. */
function hiddenAt(known: Known, url: string): Told | undefined {
	const { termNotes } = known.read.content;
	if (hiddenTermPages(termNotes)(url))
		return {
			answer: `Nothing stands at ${url}: terms.yml hides it.`,
			state: "not on site",
			facts: fact("remedy", "Take hide out of terms.yml to publish it."),
		};
	for (const kind of TERM_KINDS) {
		for (const [spelling, term] of known.read.site.archive.terms[kind].bySpelling) {
			if (!url.startsWith(`/${LISTING_OF[kind]}/${slugOf(spelling)}/`)) continue;
			const page = wholeAddress(known, { url: termUrl(term) });
			return {
				answer: `Nothing stands at ${url}: “${spelling}” is one with “${term.name}”, which stands at ${termUrl(term)}.`,
				state: "not on site",
				facts: [...fact("leadsTo", page), ...fact("why", "terms.yml says that they are one, or they differ in case or blanks alone.")],
			};
		}
	}
	return undefined;
}

/** A file of the content folder that is not published. */
function mediaAt(known: Known, sitePath: string): Told | undefined {
	const file = contentPath(sitePath.slice(1));
	return file !== sitePath.slice(1) && known.context.found.media.includes(file) ? explainFile(known, file) : undefined;
}

/** A page that the settings leave out. */
function switchedOff({ context: { config }, read }: Known, url: string): Told | undefined {
	const { settings } = config;
	const off = (what: string, setting: string): Told => ({
		answer: `Nothing stands at ${url}: ${what}, as the setting ${setting} says.`,
		state: "not on site",
		facts: fact("remedy", `Change ${setting} in the settings.`),
	});
	const listing = LISTING_NAMES.find((name) => url.startsWith(`/${name}/`));
	if (listing && !settings.listings.includes(listing)) return off(`there are no pages of ${listing}`, "listings");
	if (url.startsWith("/search") && !settings.search) return off("there is no search", "search");
	if (url.startsWith("/on-this-day/") && !settings.onThisDay) return off("the days of the year have no pages", "onThisDay");
	if (url.startsWith("/data/") && !settings.data) return off("there are no open data", "data");
	if (url.startsWith("/sitemap") && !settings.sitemaps) return off("there are no sitemaps", "sitemaps");
	const [, , day] = /^\/(\d{4})\/(\d\d)\/(\d\d)?/.exec(url) ?? [];
	if (/^\/\d{4}\/\d\d\/(\d\d\/)?$/.test(url)) {
		if (settings.calendar === "year" || (settings.calendar === "month" && day !== undefined))
			return off(`the shortest period with a page is a ${settings.calendar}`, "calendar");
		const date = url.slice(1, -1).replaceAll("/", "-");
		const many = read.site.archive.stories.filter(({ published }) => published?.edtf.startsWith(date)).length;
		if (many === 0) return { answer: `Nothing stands at ${url}: no story on the site is of ${date}.`, state: "not on site", facts: [] };
	}
	return undefined;
}

/** The story that an address of an older site most probably was. */
function likelyAt(known: Known, url: string): Told | undefined {
	const standing = [...known.pageOf].flatMap(([file, { url: own }]) => {
		const article = known.articles.get(file);
		return article ? [{ article, url: own }] : [];
	});
	const likely = makeLikely(standing)(url);
	if (!likely) return undefined;
	const file = known.shownStory(likely.article.file);
	return {
		answer: `Nothing stands at ${url}. It is probably an old address of ${file}, which stands at ${likely.url}.`,
		state: "not on site",
		facts: [
			...fact("remedy", `Write it into redirect_from of ${file}, and it leads there: redirect_from: ["${url}"].`),
			...nearestFacts(known, url),
		],
	};
}

/** A story that is not on the site and has the name that an address ends in: nobody knows the address of one that cannot be read. */
function sameNameAt(known: Known, url: string): Told | undefined {
	const name = readFileName(decodeURI(url.replace(/\?.*$/s, "")).replace(/\/$/, "")).name;
	if (name === "") return undefined;
	const { stories, pages, refused, unread } = known.context.found;
	const slug = slugOf(name);
	const [file, ...others] = [...stories, ...pages, ...refused, ...unread].filter((each) => {
		const article = known.stories.get(each)?.article;
		if (article && known.pageOf.has(article.file)) return false;
		return article?.slug === slug || slugOf(readFileName(each).name) === slug;
	});
	if (file === undefined) return undefined;
	const story = explainFile(known, file);
	return {
		...story,
		answer: `Nothing stands at ${url}. A story has this name: ${story.answer}`,
		facts: [...story.facts, ...fact("nearest", others.map(known.shownStory))],
	};
}
