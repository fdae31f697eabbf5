import { type ReadStory, readStory } from "../article/read.ts";
import { sha256Of } from "../system/hash.ts";

export type {
	Article,
	Author,
	Correction,
	Format,
	Picture,
	PrintPlace,
	ShownPicture,
	WrittenLink,
} from "../article/article.ts";
export { compareDates, type NewsDate, parseDate } from "../article/date.ts";
export { bodyOf, type ReadStory } from "../article/read.ts";
export { writeStory } from "../article/write.ts";
export type { Problem, Severity } from "../problem.ts";

/** What the reading of a story depends on. */
export interface ReadArticleOptions {
	/** The IANA time zone of the archive, for times without an offset and for the day of an instant; `UTC` by default. */
	readonly timeZone?: string;
	/** The hosts whose addresses are those of this site, without `www.`; none by default. */
	readonly hosts?: readonly string[];
}

/**
 * Reads one story, as a build does, without its sidecars and its row of articles.csv. It opens no file, and never throws for anything in the story.
 * @param file its path below the content folder, with `/`, such as `2024/harbour-wall.md`; the ending says what it is: `.md`, `.mdx`, `.html`, or `.txt`
 * @param bytes what the file holds
 * @returns the story and its problems; no story where one of the problems is an error
 * @example
 * const { article, problems } = readArticle("2024/harbour-wall.md", readFileSync("content/2024/harbour-wall.md"));
 */
export function readArticle(file: string, bytes: Uint8Array, { timeZone = "UTC", hosts = [] }: ReadArticleOptions = {}): ReadStory {
	return readStory({ file, bytes, sha256: sha256Of(bytes), otherSources: [] }, timeZone, hosts);
}
