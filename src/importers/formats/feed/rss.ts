import type { Body } from "../../importer.ts";
import { childrenOf, type Element, innerHtml, textIn, textOf } from "../../reading/elements.ts";
import { isKeptFromReaders, withheldBy } from "../../reading/publicity.ts";
import { bloggerKind, bloggerPath, isBloggerDraft, isBloggerKind } from "./blogger.ts";
import type { FeedAbout, FeedAuthor, FeedEntry } from "./entry.ts";
import { attachedTo } from "./pictures.ts";

/** Elements that are read, or that repeat others. Other elements are counted. */
const READ = new Set(
	"title link guid description author category pubDate enclosure source encoded creator date issued created modified subject language rights content summary id updated published entry origLink license contributor draft control thumbnail group".split(
		" ",
	),
);

const COMMENTS = new Set(["rss:comments", "slash:comments", "wfw:commentRss", "wfw:comment", "thr:total"]);

/** An item of RSS 0.9 to 2.0 (RSS 2.0 specification, “Elements of <item>”) with the modules that are common. */
export function rssEntry(item: Element): FeedEntry {
	const guid = childrenOf(item, "rss:guid")[0];
	const guidLink = guid && guid.attributes.isPermaLink !== "false" && /^https?:/i.test(textIn(guid) ?? "") ? textIn(guid) : undefined;
	const encoded = htmlOf(item, "content:encoded");
	const description = htmlOf(item, "rss:description", "dc:description");
	const creators = childrenOf(item, "dc:creator").concat(childrenOf(item, "dc:contributor"));
	const authors = (creators.length > 0 ? creators : childrenOf(item, "rss:author")).map(
		(element): FeedAuthor => ({ name: authorName(textIn(element)) }),
	);
	const others = childrenOf(item, "atom:author")
		.map(atomAuthor)
		.concat(childrenOf(item, "itunes:author").map((element) => ({ name: textIn(element) })));
	const source = childrenOf(item, "rss:source")[0];
	const text = encoded ?? description;
	return {
		...common(item),
		id: textIn(guid) ?? item.attributes["rdf:about"],
		title: textOf(item, "rss:title", "dc:title", "media:title"),
		links: [
			textOf(item, "feedburner:origLink"),
			textOf(item, "rss:link"),
			...childrenOf(item, "atom:link").filter(isAlternate).map(href),
			guidLink,
		],
		authors: authors.length > 0 ? authors : others,
		published: [
			textOf(item, "rss:pubDate"),
			textOf(item, "dc:date"),
			textOf(item, "dcterms:issued", "dcterms:created"),
			textOf(item, "atom:published", "atom:updated"),
		],
		updated: [textOf(item, "dcterms:modified"), textOf(item, "atom:updated")],
		tags: [...childrenOf(item, "rss:category"), ...childrenOf(item, "dc:subject")].map(textIn),
		...(text !== undefined && { body: htmlOrText(text) }),
		...(encoded !== undefined && { summary: description }),
		language: textOf(item, "dc:language") ?? item.attributes["xml:lang"],
		...withAttached(
			item,
			childrenOf(item, "rss:enclosure").map(({ attributes: { url, type } }) => ({ url, type })),
		),
		...(source && { source: { name: textIn(source), url: source.attributes.url } }),
	};
}

/** An entry of Atom (RFC 4287, section 4.1.2), and of Atom 0.3. */
export function atomEntry(entry: Element): FeedEntry {
	const content = childrenOf(entry, "atom:content")[0];
	const summary = childrenOf(entry, "atom:summary")[0];
	const body = content && (bodyOf(content) ?? undefined);
	const links = childrenOf(entry, "atom:link");
	const source = childrenOf(entry, "atom:source")[0];
	const authors = childrenOf(entry, "atom:author");
	const isHtml = (element: Element) => /^(text\/html)?$/i.test(element.attributes.type ?? "");
	return {
		...common(entry),
		id: textOf(entry, "atom:id"),
		isPage: bloggerKind(entry) === "page",
		title: titleOf(childrenOf(entry, "atom:title")[0]),
		links: [
			textOf(entry, "feedburner:origLink"),
			...links
				.filter(isAlternate)
				.sort((a, b) => Number(isHtml(b)) - Number(isHtml(a)))
				.map(href),
			bloggerPath(entry),
		],
		authors: (authors.length > 0 ? authors : childrenOf(source, "atom:author")).map(atomAuthor),
		published: [
			textOf(entry, "atom:published"),
			textOf(entry, "atom:issued", "atom:created"),
			textOf(entry, "dc:date"),
			textOf(entry, "atom:updated", "atom:modified"),
		],
		updated: [textOf(entry, "atom:updated", "atom:modified")],
		tags: childrenOf(entry, "atom:category")
			.filter(({ attributes }) => !isBloggerKind(attributes.scheme))
			.map(({ attributes: { label, term } }) => label ?? term)
			.concat(childrenOf(entry, "dc:subject").map((subject) => textIn(subject) ?? "")),
		...(body ? { body } : summary && { body: bodyOf(summary) }),
		...(body && summary && { summary: titleOf(summary) }),
		...(body && { bodyBase: content?.attributes["xml:base"] }),
		language: content?.attributes["xml:lang"] ?? entry.attributes["xml:lang"],
		...withAttached(
			entry,
			links
				.filter(({ attributes }) => attributes.rel === "enclosure")
				.map(({ attributes: { href: url, type, title } }) => ({ url, type, title })),
			content?.attributes.src === undefined ? [] : ["content that lies elsewhere"],
		),
		...(source && {
			source: { name: titleOf(childrenOf(source, "atom:title")[0]), url: childrenOf(source, "atom:link").filter(isAlternate).map(href)[0] },
		}),
		license: links.filter(({ attributes }) => attributes.rel === "license").map(href)[0],
	};
}

/** What a feed says of itself. */
export function feedAbout(elements: readonly Element[]): FeedAbout {
	const feed: Element = { name: "", space: "", attributes: {}, children: elements, line: 1 };
	const authors = childrenOf(feed, "atom:author").map(atomAuthor);
	// RSS 1.0 has its entries beside the channel, not in it.
	const channel = elements.find(({ name }) => name === "channel");
	return {
		home: textOf(feed, "rss:link") ?? textOf(channel, "rss:link") ?? childrenOf(feed, "atom:link").filter(isAlternate).map(href)[0],
		title: textOf(feed, "rss:title", "atom:title") ?? textOf(channel, "rss:title"),
		description: textOf(feed, "rss:description", "atom:subtitle") ?? textOf(channel, "rss:description"),
		language: textOf(feed, "rss:language", "dc:language"),
		authors,
	};
}

function common(item: Element): Pick<FeedEntry, "line" | "base" | "rights" | "license" | "draft" | "isPrivate" | "notCarried"> {
	const drafts = [item, ...childrenOf(item, "app:control")].flatMap((element) => childrenOf(element, "app:draft"));
	const fields = item.children.flatMap((child) => (typeof child === "string" ? [] : [[child.name, textIn(child)] as const]));
	const withheld = withheldBy(fields);
	const others = item.children.flatMap((child) => {
		if (typeof child === "string") return [];
		const name = `${child.space}:${child.name}`;
		if (COMMENTS.has(name)) return name === "slash:comments" || name === "thr:total" ? [] : ["comments"];
		if (child.space === "blogger") return child.name === "location" ? ["places"] : [];
		return READ.has(child.name) || (child.name === "link" && child.space === "atom")
			? []
			: [/^https?:/.test(child.space) ? child.name : name.replace(/^(rss|atom):/, "")];
	});
	return {
		line: item.line,
		base: item.attributes["xml:base"],
		rights: textOf(item, "dc:rights", "atom:rights"),
		license: textOf(item, "dcterms:license"),
		draft: drafts.some((draft) => textIn(draft) === "yes") || withheld !== undefined || isBloggerDraft(item),
		isPrivate: withheld && isKeptFromReaders(withheld.key, withheld.value),
		notCarried: [...new Set(others)],
	};
}

function withAttached(
	item: Element,
	enclosures: FeedEntry["enclosures"],
	alsoLeft: readonly string[] = [],
): Pick<FeedEntry, "image" | "enclosures" | "notCarried"> {
	const { left, ...attached } = attachedTo(item, enclosures);
	return { ...attached, notCarried: [...common(item).notCarried, ...alsoLeft, ...left] };
}

/** The HTML in the first child of a name that has any. In a feed that does not escape it, its elements are children. */
function htmlOf(item: Element, ...names: readonly string[]): string | undefined {
	const holder = names.flatMap((name) => childrenOf(item, name)).find((element) => textIn(element) !== undefined);
	return holder?.children.some((child) => typeof child !== "string") ? innerHtml(holder) : textIn(holder);
}

/** RSS cannot say that a text is plain. A text without any tag or reference of HTML is. */
function htmlOrText(text: string): Body {
	return /<[a-z!/]|&#?\w+;/i.test(text) ? { format: "html", text } : { format: "text", text };
}

/** A text construct or the content of Atom (RFC 4287, sections 3.1 and 4.1.3); undefined if it cannot be read. */
function bodyOf(element: Element): Body | undefined {
	const type = (element.attributes.type ?? "text").toLowerCase();
	if (type === "xhtml" || type === "application/xhtml+xml") {
		const div = element.children.find((child) => typeof child !== "string");
		return { format: "html", text: div?.name === "div" ? innerHtml(div) : innerHtml(element) };
	}
	const text = textIn(element);
	if (text === undefined) return undefined;
	if (type === "html" || type === "text/html" || element.attributes.mode === "escaped") return { format: "html", text };
	return type === "text" || type.startsWith("text/") ? { format: "text", text } : undefined;
}

/** A title as HTML, in which plain text is escaped. */
function titleOf(element: Element | undefined): string | undefined {
	const body = element && bodyOf(element);
	if (!body) return undefined;
	return body.format === "html" ? body.text : body.text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
}

/** The name of an author. RSS writes an e-mail address, followed by the name in brackets. */
function authorName(text: string | undefined): string | undefined {
	const bracket = text?.indexOf("(") ?? -1;
	const address = bracket > 0 ? text?.slice(0, bracket).trim() : undefined;
	if (text === undefined || address === undefined || !text.endsWith(")") || !/^[^\s@]+@[^\s@]+$/.test(address)) return text;
	return `${text.slice(bracket + 1, -1)} <${address}>`;
}

function atomAuthor(person: Element): FeedAuthor {
	return { name: textOf(person, "atom:name"), url: textOf(person, "atom:uri", "atom:url") };
}

function isAlternate({ attributes: { rel } }: Element): boolean {
	return rel === undefined || rel === "alternate";
}

function href({ attributes }: Element): string | undefined {
	return attributes.href;
}
