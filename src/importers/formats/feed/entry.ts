import { percentDecoded, shorten, textOfHtml } from "../../../article/text.ts";
import type { Body, ImportRule, StoryStep } from "../../importer.ts";
import { dateOf, filled, headlineFrom, holdsEmail, languageOf, nameOf, plainOf, siteOf, unique, webAddress } from "../../reading/values.ts";

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
	/** A summary, if the entry has a text as well. */
	readonly summary?: string;
	readonly language?: string;
	readonly image?: string;
	/** Sound, film and other files that belong to it. */
	readonly enclosures: readonly { readonly url?: string; readonly type?: string; readonly title?: string }[];
	readonly source?: { readonly name?: string; readonly url?: string };
	readonly rights?: string;
	readonly license?: string;
	readonly draft: boolean;
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
	const problems: { rule: ImportRule; message: string; remedy: string }[] = [];
	const base = webAddress(entry.base, about.home) ?? webAddress(about.home);
	const body = bodyWith(entry, base);
	const title = entry.title === undefined ? "" : plainOf(entry.title);
	const headline = title === "" ? headlineFrom(entry.body) : title;
	if (headline === undefined) return undefined;
	const tell = (rule: ImportRule, message: string, remedy: string) => problems.push({ rule, message: `"${headline}" ${message}`, remedy });
	if (title === "") tell("headline-missing", "has no title. Its first words became its headline.", "Write a headline.");

	const dates = (values: readonly (string | undefined)[]) => values.map((value) => dateOf(value, zone)).find((date) => date !== undefined);
	const [published, updated] = [dates(entry.published), dates(entry.updated)];
	if (published === undefined)
		tell("date-missing", "has no date that can be read. It is undated.", "Write the date when it was published, if you know it.");
	const links = entry.links.filter((link) => link !== undefined && link.trim() !== "");
	const addresses = unique(links.map((link) => webAddress(link, base)));
	if (links.length > 0 && addresses.length === 0)
		tell("field-odd", "has an address that is not one of the web. It was left out.", "Look where it stood.");

	const named = entry.authors.length > 0 ? entry.authors : about.authors;
	const authors = named.flatMap((author) => {
		const name = nameOf(author.name);
		const url = webAddress(author.url, base);
		return name === undefined ? [] : [url === undefined ? name : { name, url }];
	});
	const summary = entry.summary === undefined ? "" : plainOf(entry.summary);
	const isOpening = summary === "" || isOpeningOf(summary, body);
	const story = {
		key: (entry.id?.replace(/\s+/g, " ").trim() || addresses[0]) ?? `${headline} ${published ?? "undated"}`,
		name: headline,
		kind: "story" as const,
		fields: filled({
			headline,
			published,
			updated: updated !== undefined && updated !== published ? updated : undefined,
			authors: authors.filter((author, index) => authors.findIndex((other) => JSON.stringify(other) === JSON.stringify(author)) === index),
			tags: unique(entry.tags.map((tag) => (tag === undefined ? undefined : plainOf(tag) || undefined))),
			language: languageOf(entry.language ?? about.language),
			description: isOpening ? undefined : shorten(summary, 500),
			image: webAddress(entry.image, base),
			source: sourceOf(entry.source),
			rights: entry.rights === undefined ? undefined : plainOf(entry.rights),
			license: webAddress(entry.license),
			status: entry.draft ? "draft" : undefined,
		}),
		body,
		addresses,
		site: siteOf(base ?? addresses[0]),
		notCarried: [
			...entry.notCarried,
			...(summary !== "" && isOpening ? ["summaries that repeat the opening"] : []),
			...named.filter(({ name }) => holdsEmail(name)).map(() => "e-mail addresses"),
		],
	};
	return { story, problems };
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

/** The text, followed by the enclosures: sound, film and other files. */
function bodyWith({ body = { format: "html", text: "" }, enclosures }: FeedEntry, base: string | undefined): Body {
	const added = enclosures.flatMap(({ url, type = "", title }) => {
		const address = webAddress(url, base)?.replace(/"/g, "%22");
		if (address === undefined || body.text.includes(address) || body.text.includes(String(url))) return [];
		const kind = /^(audio|video)\//.exec(type)?.[1];
		if (kind !== undefined) return [{ html: `<${kind} controls src="${address.replace(/&/g, "&amp;")}"></${kind}>`, text: address }];
		const label = (title ?? percentDecoded(new URL(address).pathname.split("/").at(-1) || address))
			.replace(/&/g, "&amp;")
			.replace(/</g, "&lt;");
		return [{ html: `<p><a href="${address.replace(/&/g, "&amp;")}">${label}</a></p>`, text: address }];
	});
	if (added.length === 0) return body;
	const isHtml = body.format === "html";
	return { ...body, text: [body.text, ...added.map(({ html, text }) => (isHtml ? html : text))].join("\n\n") };
}

function sourceOf(source: FeedEntry["source"]): Record<string, unknown> | undefined {
	const found = filled({ name: source?.name === undefined ? undefined : plainOf(source.name), url: webAddress(source?.url) });
	return Object.keys(found).length === 0 ? undefined : found;
}
