import { escapeHtml, oneLine, percentDecoded, shorten, textOfHtml } from "../../../article/text.ts";
import type { Body, ImportRule, StoryStep } from "../../importer.ts";
import { renderedText } from "../../reading/rendered.ts";
import { filled, headlineFrom, holdsEmail, languageOf, nameOf, plainOf, siteOf, unique, webAddress } from "../../reading/values.ts";
import { wholeAddresses } from "./base.ts";
import { feedDate } from "./dates.ts";
import type { Enclosure, FeedPicture } from "./pictures.ts";

/** An entry of any kind of feed, as the feed has it. */
export interface FeedEntry {
	/** Where it begins, 1-based. */
	readonly line?: number;
	readonly id?: string;
	/** Plain text or HTML. */
	readonly title?: string;
	/** Its own addresses, the best first; they may be relative to `base`. */
	readonly links: readonly (string | undefined)[];
	readonly base?: string;
	readonly authors: readonly FeedAuthor[];
	/** The first that can be read counts. */
	readonly published: readonly (string | undefined)[];
	readonly updated: readonly (string | undefined)[];
	readonly tags: readonly (string | undefined)[];
	readonly body?: Body;
	/** What relative addresses in the text are meant from, where the feed says so (XML Base). */
	readonly bodyBase?: string;
	/** What the feed says of the entry where its text stands elsewhere in it. */
	readonly summary?: string;
	readonly language?: string;
	readonly image?: FeedPicture;
	/** Sound, film and other files that belong to it. */
	readonly enclosures: readonly Enclosure[];
	readonly source?: { readonly name?: string; readonly url?: string };
	readonly rights?: string;
	readonly license?: string;
	readonly draft: boolean;
	/** Whether it is a standing page. */
	readonly isPage?: boolean;
	/** Whether it is kept from readers. */
	readonly isPrivate?: boolean;
	readonly notCarried: readonly string[];
}

/** Who wrote an entry. */
export interface FeedAuthor {
	readonly name?: string;
	readonly url?: string;
}

/** What a feed says of itself. */
export interface FeedAbout {
	readonly home?: string;
	readonly title?: string;
	readonly description?: string;
	readonly language?: string;
	readonly authors: readonly FeedAuthor[];
}

/** An entry as a story, and its problems. */
export interface FeedStory {
	readonly story: Omit<StoryStep, "step" | "place">;
	readonly problems: readonly { readonly rule: ImportRule; readonly message: string; readonly remedy: string }[];
}

/** An entry as a story; undefined if it has neither a title nor a text. */
export function entryStory(entry: FeedEntry, about: FeedAbout, zone: string): FeedStory | undefined {
	const title = entry.title === undefined ? "" : plainOf(entry.title);
	const headline = title === "" ? headlineFrom(entry.body) : title;
	if (headline === undefined) return undefined;
	const base = webAddress(entry.base, about.home) ?? webAddress(about.home);
	const body = bodyWith(entry, base);
	const [published, updated] = [feedDate(entry.published, zone), feedDate(entry.updated, zone)];
	const links = entry.links.filter((link) => link !== undefined && link.trim() !== "");
	const addresses = unique(links.map((link) => webAddress(link, base) ?? (/^\/(?!\/)/.test(link ?? "") ? link : undefined)));
	const named = entry.authors.length > 0 ? entry.authors : about.authors;
	const summary = entry.summary === undefined ? "" : plainOf(entry.summary);
	const isOpening = summary === "" || isOpeningOf(summary, body);
	const story = {
		key: (entry.id?.replace(/\s+/g, " ").trim() || addresses[0]) ?? `${headline} ${published.date ?? "undated"}`,
		name: headline,
		kind: entry.isPage ? ("page" as const) : ("story" as const),
		fields: filled({
			headline,
			published: published.date,
			updated: updated.date !== published.date ? updated.date : undefined,
			authors: authorsOf(named, base),
			tags: unique(entry.tags.map((tag) => (tag === undefined ? undefined : plainOf(tag) || undefined))),
			language: languageOf(entry.language ?? about.language),
			description: isOpening ? undefined : shorten(summary, 500),
			image: imageOf(entry.image, base),
			source: sourceOf(entry.source),
			rights: entry.rights === undefined ? undefined : plainOf(entry.rights),
			license: webAddress(entry.license),
			status: entry.draft ? "draft" : undefined,
		}),
		body,
		...(entry.isPrivate && { isPrivate: true }),
		addresses,
		site: siteOf(base ?? addresses[0]),
		notCarried: [
			...entry.notCarried,
			...(summary !== "" && isOpening ? ["summaries that repeat the opening"] : []),
			...named.filter(({ name }) => holdsEmail(name)).map(() => "e-mail addresses"),
		],
	};
	const problems: (readonly [rule: ImportRule, message: string, remedy: string])[] = [];
	if (title === "") problems.push(["headline-missing", "has no title. Its first words became its headline.", "Write a headline."]);
	if (published.date === undefined)
		problems.push(["date-missing", undatedBecause(entry.published), "Write the date when it was published, if you know it."]);
	else if (published.odd !== undefined) problems.push(["date-odd", `has an odd date: ${published.odd}.`, "Look whether that is right."]);
	if (links.length > 0 && addresses.length === 0)
		problems.push(["field-odd", "has an address that is none of the web. It was left out.", "Look where it stood."]);
	return { story, problems: problems.map(([rule, message, remedy]) => ({ rule, message: `"${headline}" ${message}`, remedy })) };
}

function undatedBecause(written: FeedEntry["published"]): string {
	const first = written.find((value) => value !== undefined && value.trim() !== "");
	return first === undefined
		? "has no date. It is undated."
		: `has a date that cannot be read: "${shorten(oneLine(first), 60)}". It is undated.`;
}

function authorsOf(named: readonly FeedAuthor[], base: string | undefined): unknown[] {
	const authors = named.flatMap((author) => {
		const name = nameOf(author.name);
		const url = webAddress(author.url, base);
		return name === undefined ? [] : [url === undefined ? name : { name, url }];
	});
	const seen = new Set<string>();
	return authors.filter((author) => !seen.has(JSON.stringify(author)) && seen.add(JSON.stringify(author)));
}

function imageOf(image: FeedPicture | undefined, base: string | undefined): unknown {
	const src = webAddress(image?.url, base);
	if (image === undefined || src === undefined) return undefined;
	const { url: _, ...words } = image;
	return Object.keys(words).length === 0 ? src : filled({ src, ...words });
}

/** Whether a summary is only the beginning of the text, cut off by a program. */
function isOpeningOf(summary: string, body: Body): boolean {
	const plain = body.format === "html" ? textOfHtml(body.text.slice(0, 5_000)) : body.text;
	const letters = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, "");
	return (
		/(\[?(…|\.\.\.)\]?|The post .{1,300} appeared first on .{1,200})$/i.test(summary) ||
		letters(plain).startsWith(letters(summary).slice(0, 80))
	);
}

/** The text, and below it the sound, the film or the file that goes with it. */
function bodyWith({ body = { format: "html", text: "" }, bodyBase, enclosures }: FeedEntry, base: string | undefined): Body {
	const added = enclosures.flatMap(({ url, type = "", title }) => {
		const address = webAddress(url, base)?.replace(/"/g, "%22");
		if (address === undefined || body.text.includes(address) || body.text.includes(String(url))) return [];
		const kind = /^(audio|video)\//.exec(type)?.[1];
		if (kind !== undefined) return [`<${kind} controls src="${escapeHtml(address)}"></${kind}>`];
		const label = title ?? percentDecoded(new URL(address).pathname.split("/").at(-1) || address);
		return [`<p><a href="${escapeHtml(address)}">${escapeHtml(label)}</a></p>`];
	});
	const whole = body.format === "html" && bodyBase !== undefined ? { ...body, text: wholeAddresses(body.text, bodyBase) } : body;
	if (added.length === 0) return whole;
	const html = body.format === "html" ? whole.text : renderedText(body.text, body.format).trim();
	return { format: "html", text: [html, ...added].join("\n\n") };
}

function sourceOf(source: FeedEntry["source"]): Record<string, unknown> | undefined {
	const found = filled({ name: source?.name === undefined ? undefined : plainOf(source.name), url: webAddress(source?.url) });
	return Object.keys(found).length === 0 ? undefined : found;
}
