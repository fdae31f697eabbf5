import type { Archive } from "../archive/archive.ts";
import type { Term } from "../archive/terms.ts";
import type { Article } from "../article/article.ts";
import type { Settings } from "../settings.ts";
import { onceEach } from "../system/once.ts";
import { articleText, marked } from "./fingerprint.ts";
import type { FileFinder } from "./links/files.ts";
import type { Links } from "./links/links.ts";
import type { Material } from "./material.ts";
import type { PictureAt } from "./media/pictures.ts";
import type { Places } from "./places.ts";
import { type TermLink, termUrl } from "./terms.ts";
import { type StoryLine, storyLine } from "./views.ts";

/** What the data of outputs are made from. It exists only when every story and standing page has its address. */
export interface Context extends Pick<Places, "addressOf"> {
	readonly archive: Archive;
	readonly settings: Settings;
	/** A story as a line of a listing. */
	line(article: Article): StoryLine;
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

/** Makes the context of a site's outputs. */
export function makeContext({ archive, files, settings }: Material, { addressOf }: Places, finder: FileFinder, links: Links): Context {
	const tagged = `tag:${new URL(settings.url).hostname},${settings.established}:`;
	const sizes = new Map(files.map(({ path, bytes }) => [path, bytes]));
	return {
		archive,
		settings,
		addressOf,
		bytesOf: (path) => sizes.get(path),
		pictureAt: picturesOf(files, finder),
		fileAt: finder.find,
		linksOf: links.of,
		tagUri: (specific) => tagged + specific,
		line: onceEach((article) => {
			const { url } = addressOf(article);
			return marked(storyLine(article, url), articleText(article, url));
		}),
		linkTo: onceEach((term) => {
			const link: TermLink = { name: term.name, url: termUrl(term), date: term.date };
			return marked(link, JSON.stringify(link));
		}),
	};
}

/** What is known of the pictures among some files. */
export function picturesOf(files: Material["files"], finder: FileFinder): PictureAt {
	const facts = new Map(files.flatMap(({ path, picture }) => (picture ? [[path, picture] as const] : [])));
	return (story, address) => (facts.size === 0 ? undefined : facts.get(finder.find(story, address) ?? ""));
}
