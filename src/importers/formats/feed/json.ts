import type { JsonValue } from "../../reading/json.ts";
import { isKeptFromReaders, withheldBy } from "../../reading/publicity.ts";
import { itemsOf, lineOf, membersOf } from "../../reading/values.ts";
import type { FeedAbout, FeedAuthor, FeedEntry } from "./entry.ts";

/** Members of an item that are read (JSON Feed 1.1, “Items”); the others are counted. */
const READ = new Set(
	"id url title content_html content_text summary image banner_image date_published date_modified author authors tags language attachments".split(
		" ",
	),
);

/** An item of a JSON Feed. */
export function jsonFeedEntry({ value, line }: JsonValue): FeedEntry {
	const item = membersOf(value);
	const text = (name: string) => (typeof item[name] === "string" && item[name].trim() !== "" ? item[name] : undefined);
	const [html, plain] = [text("content_html"), text("content_text")];
	const summary = text("summary");
	const withheld = withheldBy(Object.entries(item).filter(([name]) => !READ.has(name)));
	return {
		line,
		id: lineOf(item.id),
		title: literal(text("title")),
		links: [text("url")],
		authors: authorsOf(item),
		published: [text("date_published")],
		updated: [text("date_modified")],
		tags: itemsOf(item.tags).map((tag) => literal(lineOf(tag))),
		body: html !== undefined ? { format: "html", text: html } : { format: "text", text: plain ?? summary ?? "" },
		...((html ?? plain) !== undefined && { summary: literal(summary) }),
		language: text("language"),
		image: { url: text("image") ?? text("banner_image") },
		enclosures: itemsOf(item.attachments)
			.map(membersOf)
			.map(({ url, mime_type: type, title }) => ({ url: lineOf(url), type: lineOf(type), title: lineOf(title) })),
		draft: withheld !== undefined,
		isPrivate: withheld && isKeptFromReaders(withheld.key, withheld.value),
		notCarried: Object.keys(item).filter((name) => !READ.has(name)),
	};
}

/** What a JSON Feed says of itself. */
export function jsonFeedAbout(members: ReadonlyMap<string, unknown>): FeedAbout {
	return {
		home: lineOf(members.get("home_page_url")),
		title: lineOf(members.get("title")),
		description: lineOf(members.get("description")),
		language: lineOf(members.get("language")),
		authors: authorsOf({ authors: members.get("authors"), author: members.get("author") }),
	};
}

function authorsOf(holder: Readonly<Record<string, unknown>>): FeedAuthor[] {
	const list = Array.isArray(holder.authors) ? holder.authors : holder.author === undefined ? [] : [holder.author];
	return list.map(membersOf).map(({ name, url }) => ({ name: lineOf(name), url: lineOf(url) }));
}

/** Escapes plain text, so that it is not taken for HTML. */
function literal(text: string | undefined): string | undefined {
	return text?.replace(/&/g, "&amp;").replace(/</g, "&lt;");
}
