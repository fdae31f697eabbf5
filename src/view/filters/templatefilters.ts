import type { TermKind } from "../../archive/terms.ts";
import type { Article, Picture } from "../../article/article.ts";
import type { EntryPicture, StoryEntry } from "../../site/entries.ts";
import type { VolumeStory } from "../../site/items/data.ts";
import type { ItemOf } from "../../site/items/items.ts";
import type { CitationForm, Kind } from "../../site/kinds.ts";
import type { PageLink } from "../../site/links/pagelinks.ts";
import type { PagePicture } from "../../site/media/pictures.ts";
import type { Link } from "../../site/views.ts";
import type { Chart, yearChart } from "../charts.ts";
import type { CitationStyle } from "../citation/styles.ts";
import type { CommentThread } from "../comments/comments.ts";
import type { DateWords } from "../dates.ts";
import type { Outlines, Room } from "../drawing/outlines.ts";
import type { Letters } from "../letters.ts";
import type { Words } from "../words.ts";

/**
 * The filters that templates have beside those of Nunjucks and Eleventy. The first parameter is what stands before the bar.
 * An `@example` is rendered by a test; `npm run docs` makes the table in docs/variables.md from the comments.
 * What gives HTML is to be marked `safe`.
 */
export interface TemplateFilters extends DateWords, Letters, Omit<Words, "language"> {
	/**
	 * The address of a page of the site, below the site's path.
	 * @example {{ "/calendar/" | href }} → /archive/calendar/
	 */
	href(url: string): string;
	/**
	 * The whole address of a page of the site.
	 * @example {{ item.url | absolute }} → https://courier.example/archive/2024/03/15/harbour-wall.html
	 */
	absolute(url: string): string;
	/**
	 * A web address as it is, a path of the site as a whole address.
	 * @example {{ "https://other.example/a" | wholeAddress }} → https://other.example/a
	 */
	wholeAddress(address: string): string;
	/** A story's body as HTML, its pictures with their sizes and its links with their new addresses; mark it `safe`. Give it `item.pictures` and `item.links`. */
	body(article: Article, pictures?: readonly PagePicture[], links?: readonly PageLink[]): string;
	/** A story's main picture as `<img>`, with its size; mark it `safe`. Give it the article, `item.pictures` and `item.links`. */
	img(image: Picture, article: Article, pictures?: readonly PagePicture[], links?: readonly PageLink[]): string;
	/** The picture of a listing's first story, `story.wide`, as `<img>`; mark it `safe`. */
	wideImg(pictures: readonly EntryPicture[]): string;
	/** A story's body for a feed, with whole addresses, after corrections, main picture and dateline; mark it `safe`. */
	feedBody(article: Article, url: string, links?: readonly PageLink[]): string;
	/**
	 * Corrections, then standfirst, else opening, else headline, as plain text.
	 * @example {{ item.article | feedSummary }} → The wall will be higher.
	 */
	feedSummary(article: Article): string;
	/** The address of the scan of the printed page; empty where there is none. Give it `item.links`. */
	scanUrl(article: Article, links?: readonly PageLink[]): string;
	/**
	 * What is told of an author, Markdown, as HTML; mark it `safe`.
	 * @example {{ "She wrote of *ships*." | biography | safe }} → <p>She wrote of <em>ships</em>.</p>
	 */
	biography(markdown: string): string;
	/** The address by which a reader reports what is wrong in the story: the setting `contact`, with the headline and the address of the story; undefined without that setting. */
	reportUrl(article: Article, url: string): string | undefined;
	/**
	 * The address of a file that a story names, such as a picture.
	 * @example {{ "wall.jpg" | media(item.article) }} → /archive/media/2024/wall.jpg
	 */
	media(src: string, article: Article, links?: readonly PageLink[]): string | undefined;
	/** The same as a whole address. */
	mediaAbsolute(src: string, article: Article, links?: readonly PageLink[]): string | undefined;
	/** The comments of readers as threads. Give it `item.links`. */
	commentThreads(article: Article, links?: readonly PageLink[]): readonly CommentThread[];
	/**
	 * A number as the language writes it.
	 * @example {{ 1234 | figure }} → 1,234
	 */
	figure(count: number): string;
	/**
	 * How many stories there are, in words.
	 * @example {{ 1 | stories }} → 1 story
	 */
	stories(count: number): string;
	/** What stands before each name of a list: nothing, a comma, “and”. For lists whose names are links. */
	joints(list: readonly unknown[]): readonly string[];
	/**
	 * Names as a list.
	 * @example {{ ["Ann", "Ben", "Cleo"] | listing }} → Ann, Ben and Cleo
	 */
	listing(names: readonly string[]): string;
	/**
	 * Names as a byline.
	 * @example {{ ["Ann", "Ben"] | byNames }} → By Ann and Ben
	 */
	byNames(names: readonly string[]): string;
	/**
	 * The direction of a language, by its tag: `ltr` or `rtl`.
	 * @example {{ "ar" | dir }} → rtl
	 */
	dir(language: string): "ltr" | "rtl";
	/** A `dir` attribute for a text of no known language that is written in the other direction than the site; else nothing; mark it `safe`. */
	turn(text: string): string;
	/** The `lang` and `dir` attributes of a story in a list; mark it `safe`. */
	tongue(story: Pick<StoryEntry, "language" | "headline">): string;
	/** The bars of a chart of years, and ticks at the decades; undefined where fewer than two years have stories. `decade` is the first year of the only one that is shown; `isSmall` is for a narrow column. */
	yearChart(years: Parameters<typeof yearChart>[0], decade?: number, isSmall?: boolean): Chart | undefined;
	/** A text as outlines for a picture; undefined where the typeface lacks its letters. */
	outlines(text: unknown, room: Room): Outlines | undefined;
	/** How a story is cited, as HTML, in the style `apa`, `chicago` or `mla`; mark it `safe`. Give it `item.url`. */
	cite(article: Article, style: CitationStyle, url: string): string;
	/** How a story is cited, for programs: `bib`, `ris` or `csl`. Give it `item.url`. */
	citation(article: Article, form: CitationForm, url: string): string;
	/** The metadata of stories as JSON Lines. */
	jsonLines(stories: readonly VolumeStory[]): string;
	/** The metadata of stories as CSV. */
	csvTable(stories: readonly VolumeStory[]): string;
	/** The metadata of stories as ninjs, an object a line. */
	ninjsLines(stories: readonly (VolumeStory & { readonly uri: string })[]): string;
	/**
	 * Plain text written as HTML, for a feed's `description`.
	 * @example {{ "Salt & ships" | asHtml | safe }} → Salt &amp; ships
	 */
	asHtml(text: string): string;
	/**
	 * A value as JSON, such as for a script; mark it `safe`. No text in it can end the script: `<` is written `\u003c`.
	 * @example {{ site.title | json | safe }} → "The Saltmarsh Courier"
	 */
	json(value: unknown): string | undefined;
	/** Text without the characters that XML forbids. */
	xml(value: unknown): string;
	/** What a story says of itself to machines, as HTML: canonical address, Open Graph, Highwire, Dublin Core, JSON-LD; mark it `safe`. */
	storyHead(item: ItemOf<"story">): string;
	/** What any other page says of itself to machines, as HTML; mark it `safe`. `above` is a list of links to the pages between it and the front page. */
	pageHead(item: object, kind: Kind, title: unknown, description?: unknown, above?: readonly Link[], noindex?: boolean): string;
	/** The links to the feeds of a term, as HTML; mark it `safe`. */
	termFeeds(term: Link | undefined, kind: TermKind): string;
	/** The links to the feeds of all terms of a story, as HTML; mark it `safe`. */
	storyFeeds(item: ItemOf<"story">): string;
	/** What the head of every page says of the site, as HTML: icons, search, colours, feeds; mark it `safe`. The text before the bar is not used. */
	siteLinks(): string;
}
