import { aboutFact, type Importer, type ReadOptions, type Source, type Step, type StoryStep } from "../../importer.ts";
import { headText } from "../../reading/decode.ts";
import { type Element, textOf } from "../../reading/elements.ts";
import { chunksOf, problemStep, readEach, type SourceFile } from "../../reading/files.ts";
import { readJson } from "../../reading/json.ts";
import { faultSteps, stopStep } from "../../reading/mendedxml.ts";
import { filled, plainOf, siteOf } from "../../reading/values.ts";
import { type BloggerComment, bloggerComment, bloggerKind, noStory } from "./blogger.ts";
import { entryStory, type FeedAbout, type FeedEntry } from "./entry.ts";
import { jsonFeedAbout, jsonFeedEntry } from "./json.ts";
import { readFeed } from "./read.ts";
import { atomEntry, feedAbout, rssEntry } from "./rss.ts";

/** RSS 0.9 to 2.0, Atom, JSON Feed 1. Each entry keeps its id. What a feed says of itself is a fact, since it may come after the entries. */
export const feed: Importer = {
	name: "feed",
	about: "a feed: RSS, Atom, JSON Feed",
	keepsUrls: false,
	tellsOfSite: "first",
	recognises,
	read,
};

function recognises({ kind, head }: Source): boolean {
	if (kind !== "file") return false;
	const text = headText(head).slice(0, 4_000);
	if (/^\s*\{/.test(text)) return /"version"\s*:\s*"https?:\\?\/\\?\/(www\.)?jsonfeed\.org\\?\//.test(text);
	return /<(rss|(\w+:)?RDF)[\s>]|<(\w+:)?feed\s[^>]*\b(2005\/Atom|purl\.org\/atom)/.test(text) && !/xmlns:wp\s*=/.test(text);
}

function read(sources: readonly Source[], options: ReadOptions): AsyncGenerator<Step, void, void> {
	return readEach(sources, /\.(xml|rss|atom|rdf|json)$/i, async function* (file, number, before) {
		const steps = (await isJson(file)) ? readJsonFeed : readXmlFeed;
		yield* steps(file, `feed ${number}`, before, options);
	});
}

async function* readXmlFeed(file: SourceFile, fact: string, before: number, options: ReadOptions): AsyncGenerator<Step, void, void> {
	const elements: Element[] = [];
	let about = options.facts?.get(fact) as FeedAbout | undefined;
	let sited = false;
	const found = new Map<string, BloggerComment[]>();
	for await (const part of readFeed(file)) {
		if (part.part === "bytes") yield { step: "progress", bytes: before + part.bytes };
		else if (part.part === "stop") yield stopStep(file.name, "feed", part);
		else if (part.part === "faults") yield* faultSteps(file.name, "feed", part);
		else if (part.part === "about") elements.push(part.element);
		else {
			about ??= feedAbout(elements);
			if (!sited) yield* siteFacts(about);
			sited = true;
			const why = noStory(part.element);
			const entry = part.element.space === "atom" ? atomEntry(part.element) : rssEntry(part.element);
			const comment = !options.facts && bloggerKind(part.element) === "comment" ? bloggerComment(part.element, options.zone) : undefined;
			if (comment) found.set(comment.of, [...(found.get(comment.of) ?? []), comment]);
			if (why !== undefined) yield { step: "skipped", record: nameOf(part.element), why };
			else yield* entrySteps(entry, about, file, options);
		}
	}
	yield { step: "fact", name: fact, value: feedAbout(elements) };
	for (const [of, comments] of found) yield { step: "fact", name: commentsOf(of), value: comments };
}

/** The name of the fact that holds the comments of an entry of Blogger. They stand behind the entries, so the survey collects them. */
function commentsOf(id: string): string {
	return `comments ${id}`;
}

const ABOUT_PATHS = ["items.*", "version", "home_page_url", "title", "description", "language", "authors", "author"].map(
	(name) => `$.${name}`,
);

async function* readJsonFeed(file: SourceFile, fact: string, before: number, options: ReadOptions): AsyncGenerator<Step, void, void> {
	const members = new Map<string, unknown>();
	const known = options.facts?.get(fact) as FeedAbout | undefined;
	let sited = false;
	for await (const part of readJson(file, ABOUT_PATHS)) {
		if (part.part === "bytes") yield { step: "progress", bytes: before + part.bytes };
		else if (part.part === "fault") yield stopStep(file.name, "feed", { why: "syntax", ...part.fault });
		else if (part.found.path !== "items") members.set(part.found.path, part.found.value);
		else {
			const about = known ?? jsonFeedAbout(members);
			if (!sited) yield* siteFacts(about);
			sited = true;
			yield* entrySteps(jsonFeedEntry(part.found), about, file, options);
		}
	}
	if (!members.has("version")) yield stopStep(file.name, "feed", { why: "format", message: "it is not a JSON Feed: it names no version" });
	yield { step: "fact", name: fact, value: jsonFeedAbout(members) };
}

function* siteFacts({ home, title, description, language }: FeedAbout): Generator<Step, void, void> {
	const site = siteOf(home);
	if (site) yield { step: "fact", name: "site", value: site.url };
	yield aboutFact(filled({ title: plain(title), description: plain(description), language }));
}

function plain(text: string | undefined): string | undefined {
	return text === undefined ? undefined : plainOf(text);
}

function* entrySteps(entry: FeedEntry, about: FeedAbout, file: SourceFile, { zone, facts }: ReadOptions): Generator<Step, void, void> {
	const place = { file: file.name, ...(entry.line !== undefined && { line: entry.line }) };
	const made = entryStory(entry, about, zone);
	if (!made) {
		yield {
			step: "skipped",
			record: entry.id ?? entry.links[0] ?? `the entry in line ${entry.line}`,
			why: "it has neither a title nor a text",
		};
		return;
	}
	for (const { rule, message, remedy } of made.problems) yield problemStep(place, rule, "warning", message, remedy);
	const comments = facts?.get(commentsOf(entry.id ?? "")) as readonly BloggerComment[] | undefined;
	yield { step: "story", place, ...made.story, ...(comments && commentSteps(comments)) };
}

function commentSteps(found: readonly BloggerComment[]): Pick<StoryStep, "comments" | "commentsLeftOut"> {
	return {
		comments: found.flatMap(({ comment }) => comment ?? []),
		commentsLeftOut: found.filter(({ comment }) => !comment).map(() => "the blog did not show it"),
	};
}

function nameOf(entry: Element): string {
	return textOf(entry, "atom:id", "rss:guid", "rss:link") ?? `the entry in line ${entry.line}`;
}

async function isJson(file: SourceFile): Promise<boolean> {
	for await (const chunk of chunksOf(file)) return /^\s*[{[]/.test(headText(chunk.subarray(0, 4_000)));
	return false;
}
