import type { Archive } from "../archive/archive.ts";
import type { Article } from "../article/article.ts";
import { shorten } from "../article/text.ts";
import { encode } from "./address.ts";
import type { PictureAt } from "./media/pictures.ts";
import { type PictureFile, pictureFilesOf } from "./media/small.ts";
import { type StoryLine, storyLine } from "./views.ts";

/** A picture of a story as a listing shows it. */
export interface EntryPicture {
	/** Its address, for the filter `href`. */
	readonly url: string;
	/** In pixels. */
	readonly width: number;
	/** In pixels. */
	readonly height: number;
}

/** A story as a listing shows it: its headline, its first words, who wrote it, and a small picture. */
export interface StoryEntry extends StoryLine {
	/** The name of its section, as the section's own page has it. */
	readonly section?: string;
	/** Its standfirst, else its description, else its opening; at most 240 characters, cut behind a word. */
	readonly opening?: string;
	/** The byline as it was printed; where there is none, `authors` has the names. */
	readonly byline?: string;
	/** The names of its authors, as their own pages have them; undefined where it has a byline, or nobody is named. */
	readonly authors?: readonly string[];
	/** The page on which it stood in print. */
	readonly page?: string;
	/** A small picture; undefined where it has none of a known size. */
	readonly picture?: EntryPicture;
}

/** The first story of a listing, with a picture as wide as its text. */
export interface LeadEntry extends StoryEntry {
	/** The narrowest first. The page may show any of them. */
	readonly wide?: readonly EntryPicture[];
}

/** How long an opening is at most, in characters: what three lines of a listing hold. */
const OPENING = 240;

/** How long a byline is at most, in characters. */
const BYLINE = 100;

/** What entries are made from. */
export interface EntrySources {
	/** Its terms say how sections and authors are called. */
	readonly archive: Pick<Archive, "terms">;
	/** What is known of the picture that an address in a story names. */
	readonly pictureAt: PictureAt;
	/** The size of the file at a path of the site; undefined where it is not copied or not known. */
	bytesOf(path: string): number | undefined;
	/** The path on the site of the file that an address in a story names. */
	fileAt(story: string, address: string): string | undefined;
}

/** What a listing shows of a story, for its URL. */
export function storyEntry(article: Article, url: string, sources: EntrySources): StoryEntry {
	const { section, byline, print } = article;
	const { terms } = sources.archive;
	const authors = article.authors.map(({ name }) => terms.author.bySpelling.get(name)?.name ?? name);
	return {
		...storyLine(article, url),
		section: section && (terms.section.bySpelling.get(section)?.name ?? section),
		opening: openingOf(article),
		byline: byline && shorten(byline, BYLINE),
		authors: byline || authors.length === 0 ? undefined : authors,
		page: print?.page,
		picture: pictureFilesOf(article, "small", sources).map(entryPicture)[0],
	};
}

/** The pictures with which a listing shows its first story, as wide as the text, the narrowest first; none where there is none so wide. */
export function widePictures(article: Article, sources: EntrySources): EntryPicture[] {
	return pictureFilesOf(article, "wide", sources).map(entryPicture);
}

/** What an entry says beside the words of its story: together with the story's hash it tells an entry from all others. */
export function entryText({ section, authors, picture }: StoryEntry): string {
	return JSON.stringify([section, authors, picture]);
}

/**
 * What listings show of a story that does not follow from its fields: the names of its section and authors where the site spells them otherwise, and the
 * files of its picture. It is asked for of every story in every build, so it is empty for most.
 */
export function listedText(article: Article, sources: EntrySources): string {
	const { section, authors, byline, pictures } = article;
	const { terms } = sources.archive;
	let text = "";
	const shown = section && terms.section.bySpelling.get(section)?.name;
	if (shown && shown !== section) text += `${shown}\n`;
	if (!byline) {
		for (const { name } of authors) {
			const known = terms.author.bySpelling.get(name)?.name;
			if (known !== undefined && known !== name) text += `${name}\n${known}\n`;
		}
	}
	return pictures ? text + JSON.stringify([pictureFilesOf(article, "small", sources), pictureFilesOf(article, "wide", sources)]) : text;
}

function openingOf({ headline, standfirst, description }: Article): string | undefined {
	const words = standfirst || description;
	// A story that begins with its headline says nothing with it a second time.
	return words === "" || words === headline ? undefined : shorten(words, OPENING);
}

function entryPicture({ path, width, height }: PictureFile): EntryPicture {
	return { url: encode(`/${path}`), width, height };
}
