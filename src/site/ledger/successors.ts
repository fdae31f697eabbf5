import type { Archive } from "../../archive/archive.ts";
import { LISTING_OF, noTermNotes, TERM_KINDS, type TermKind, type TermNotes } from "../../archive/terms.ts";
import type { Article } from "../../article/article.ts";
import { slugOf } from "../../article/slug.ts";
import { once } from "../../system/once.ts";
import { FEED_FILES, HISTORY_FOLDER } from "../feeds/links.ts";
import { termUrl } from "../terms.ts";
import type { Ledger, LedgerEntry } from "./ledger.ts";

/** Finds the stories that the entries of a ledger are about. */
export interface StoryFinder {
	/** The story that stood at an address: by its id, else by its text; undefined where there is none, or where two have that text. */
	storyOf(entry: LedgerEntry): Article | undefined;
	/** The id that a story of the ledger has now. */
	idNow(id: string): string;
}

/**
 * Opens the stories of a site for a ledger. A story that is not there under its id is known by its text where only one story has that text,
 * and that story was in no ledger under its own id.
 * @param articles the stories and standing pages that have an address, those that are gone among them
 */
export function openStories(articles: readonly Article[], ledger: Ledger): StoryFinder {
	const byId = new Map(articles.map((article) => [article.id, article]));
	const moved = once(() => movedStories(articles, byId, ledger));
	return {
		storyOf: ({ id }) => (id === undefined ? undefined : (byId.get(id) ?? moved().get(id))),
		idNow: (id) => (byId.has(id) ? id : (moved().get(id)?.id ?? id)),
	};
}

/** The stories whose ids have changed, by the id that the ledger has. */
function movedStories(articles: readonly Article[], byId: ReadonlyMap<string, Article>, ledger: Ledger): ReadonlyMap<string, Article> {
	const known = new Set<string>();
	const lost = new Map<string, Set<string>>();
	for (const { id, textHash } of ledger.values()) {
		if (id === undefined) continue;
		known.add(id);
		if (textHash !== undefined && !byId.has(id)) lost.set(textHash, (lost.get(textHash) ?? new Set()).add(id));
	}
	const found = new Map<string, Article | undefined>();
	for (const article of articles) {
		const { id, textHash } = article;
		if (textHash === undefined || known.has(id) || !lost.has(textHash)) continue;
		found.set(textHash, found.has(textHash) ? undefined : article);
	}
	return new Map(
		[...lost].flatMap(([textHash, ids]) => {
			const article = found.get(textHash);
			return article && ids.size === 1 ? [...ids].map((id) => [id, article] as const) : [];
		}),
	);
}

/** Finds what has taken the place of a page that is about no single story. */
export type PageFinder = (address: string) => string | undefined;

/**
 * Opens the listings of a site: a term that was merged or renamed, else the next wider page that there is, such as the month of a day;
 * for a feed the next wider feed, in the end one of the whole archive.
 * @param has whether a page of the site stands at a URL
 */
export function openListings({ terms }: Pick<Archive, "terms">, has: (url: string) => boolean): PageFinder {
	const renamed = once(() => {
		const urls = new Map<string, string>();
		for (const kind of TERM_KINDS)
			for (const [spelling, term] of terms[kind].bySpelling) urls.set(`/${LISTING_OF[kind]}/${slugOf(spelling)}/`, termUrl(term));
		return urls;
	});
	return (address) => {
		const [, folder = "", rest = ""] = TERM_PAGE.exec(address) ?? [];
		const now = folder === "" ? undefined : renamed().get(folder);
		if (now !== undefined && now !== folder) return has(now + rest) ? now + rest : has(now) ? now : widerPage(address, has);
		return widerPage(address, has);
	};
}

/** Tells whether an address names a term that terms.yml hides: then nothing that is published may name it. */
export function hiddenTermPages(notes: TermNotes = noTermNotes): (address: string) => boolean {
	const folders = once(() => {
		const all = TERM_KINDS.flatMap((kind) => notes[kind].filter(({ hide }) => hide).map((note) => ({ ...note, folder: LISTING_OF[kind] })));
		return new Set(
			all.flatMap(({ folder, name, spellings, slug }) => [slug ?? name, name, ...spellings].map((text) => `/${folder}/${slugOf(text)}/`)),
		);
	});
	return (address) => {
		const folder = TERM_PAGE.exec(address)?.[1];
		return folder !== undefined && (notes.hidesAll === true || folders().has(folder));
	};
}

const TERM_PAGE = new RegExp(`^(/(?:${TERM_KINDS.map((kind: TermKind) => LISTING_OF[kind]).join("|")})/[^/]+/)(.*)$`);

/** A period of the calendar, whose widest page is the calendar itself. */
const PERIOD = /^\/(\d{2,}s?|undated)\//;

/** A file that no page can stand for, as long as there is another file: all feeds are such. */
const FILE = /\.(?:xml|json)$/;

function widerPage(address: string, has: (url: string) => boolean): string | undefined {
	const name = address.slice(address.lastIndexOf("/") + 1);
	const file = FILE.test(name) || FEED_FILES.includes(name) ? name : undefined;
	for (let folder = folderAbove(address); ; folder = folderAbove(folder)) {
		if (file !== undefined && folder + file !== address && has(folder + file)) return folder + file;
		if (file === undefined && has(folder)) return folder;
		if (folder !== "/") continue;
		const isFeed = FEED_FILES.includes(name) || address.startsWith(HISTORY_FOLDER);
		const feed = isFeed ? FEED_FILES.map((feedFile) => folder + feedFile).find(has) : undefined;
		if (feed !== undefined) return feed;
		if (PERIOD.test(address) && has("/calendar/")) return "/calendar/";
		return has("/") ? "/" : undefined;
	}
}

function folderAbove(address: string): string {
	return address.slice(0, address.lastIndexOf("/", address.length - 2) + 1) || "/";
}
