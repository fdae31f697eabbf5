import type { Archive } from "../archive/archive.ts";
import type { Term } from "../archive/terms.ts";
import type { Article } from "../article/article.ts";
import type { Settings } from "../settings.ts";
import { onceEach } from "../system/once.ts";
import { entryText, type LeadEntry, listedText, type StoryEntry, storyEntry, widePictures } from "./entries.ts";
import { articleText, marked } from "./fingerprint.ts";
import type { FileFinder } from "./links/files.ts";
import type { Links } from "./links/links.ts";
import type { Material } from "./material.ts";
import type { PictureAt } from "./media/pictures.ts";
import type { Places } from "./storyaddresses.ts";
import { type TermLink, termUrl } from "./terms.ts";
import { type StoryLine, storyLine } from "./views.ts";

/** What the data of outputs are made from. It exists only when every story and standing page has its address. */
export interface Context extends Pick<Places, "addressOf"> {
	readonly archive: Archive;
	readonly settings: Settings;
	/** A story as a link to it. */
	line(article: Article): StoryLine;
	/** What a listing shows of a story. */
	entry(article: Article): StoryEntry;
	/** What a listing shows of its first story, with a picture as wide as the text. */
	lead(article: Article): LeadEntry;
	/** What a listing shows of all its stories: of more than `LINES_WITH_WORDS` their headlines and dates alone. */
	entries(articles: readonly Article[]): readonly StoryEntry[];
	/** What tells whether listings show a story as they did before: for the fingerprints of groups. */
	listed(article: Article): object;
	/** A link to a term. */
	linkTo(term: Term): TermLink;
	/** A tag URI of this site (RFC 4151), which outlives a change of address. */
	tagUri(specific: string): string;
	/** The size of the file at a path of the site; undefined where it is not copied or not known. */
	bytesOf(path: string): number | undefined;
	/** What is known of the picture that an address in a story names. */
	readonly pictureAt: PictureAt;
	/** The path on the site of the file that an address in a story names. */
	readonly fileAt: FileFinder["find"];
	/** The addresses in a story that its page must change; undefined where there are none. */
	readonly linksOf: Links["of"];
}

/** A listing of more stories than this shows headlines and dates alone, so that its page stays light. */
const LINES_WITH_WORDS = 200;

/** So many entries are kept: those of stories of one time are asked for together, and all of a large archive would take much memory. */
const MOST_ENTRIES = 20_000;

/** Makes the context of a site's outputs. */
export function makeContext({ archive, files, settings }: Material, { addressOf }: Places, finder: FileFinder, links: Links): Context {
	const tagged = `tag:${new URL(settings.url).hostname},${settings.established}:`;
	const sizes = new Map(files.map(({ path, bytes }) => [path, bytes]));
	const sources = {
		archive,
		bytesOf: (path: string) => sizes.get(path),
		pictureAt: picturesOf(files, finder),
		fileAt: finder.find,
	};
	const line = onceEach((article: Article) => {
		const { url } = addressOf(article);
		return marked(storyLine(article, url), articleText(article, url));
	});
	const entry = onceEach((article: Article) => {
		const { url } = addressOf(article);
		const made = storyEntry(article, url, sources);
		return marked(made, `${articleText(article, url)}\n${entryText(made)}`);
	}, MOST_ENTRIES);
	return {
		...sources,
		settings,
		addressOf,
		entry,
		listed: onceEach((article) => {
			const text = listedText(article, sources);
			return text === "" ? line(article) : marked({}, `${articleText(article, addressOf(article).url)}\n${text}`);
		}),
		lead(article) {
			const own = entry(article);
			const wide = widePictures(article, sources);
			return wide.length === 0
				? own
				: marked({ ...own, wide }, `${articleText(article, own.url)}\n${entryText(own)}\n${JSON.stringify(wide)}`);
		},
		entries: (articles) => articles.map(articles.length > LINES_WITH_WORDS ? line : entry),
		linksOf: links.of,
		tagUri: (specific) => tagged + specific,
		line,
		linkTo: onceEach((term) => {
			const link = termLink(term);
			return marked(link, JSON.stringify(link));
		}),
	};
}

/**
 * A context of which every listing shows headlines and dates alone: for whoever asks of many outputs what they lead to. Data that are made from it
 * lead to the same addresses, and are much less work; they are not for fingerprints.
 */
export function outlineOf({ addressOf, ...context }: Context): Context {
	const line = (article: Article) => storyLine(article, addressOf(article).url);
	return {
		...context,
		addressOf,
		line,
		entry: line,
		lead: line,
		entries: (articles) => articles.map(line),
		// The same link for the same term, by which pages name each of their terms once.
		linkTo: onceEach(termLink),
	};
}

function termLink(term: Term): TermLink {
	return { name: term.name, url: termUrl(term), date: term.date };
}

/** What is known of the pictures among some files. */
export function picturesOf(files: Material["files"], finder: FileFinder): PictureAt {
	const facts = new Map(files.flatMap(({ path, picture }) => (picture ? [[path, picture] as const] : [])));
	return (story, address) => (facts.size === 0 ? undefined : facts.get(finder.find(story, address) ?? ""));
}
