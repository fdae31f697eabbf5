import { decodeHTML } from "entities";
import { oneLine, percentDecoded, shorten, textOfHtml } from "../../../article/text.ts";
import type { ImportProblem, ImportRule, ReadOptions, SkippedStep, StoryStep } from "../../importer.ts";
import { hasBlocks, unblock } from "./body/blocks.ts";
import { autoParagraphs } from "./body/paragraphs.ts";
import { expandShortcodes, link } from "./body/shortcodes.ts";
import { readDates } from "./dates.ts";
import type { Knowledge } from "./facts.ts";
import { authorsOf, MAIN_CATEGORY, namesIn, termsOf } from "./terms.ts";
import type { Entry } from "./wxr/read.ts";

/** What becomes of an item. */
export interface ReadItem {
	readonly step: StoryStep | SkippedStep;
	readonly problems: readonly ImportProblem[];
}

/** Records that are no stories, and why. */
const NO_STORY: Readonly<Record<string, string>> = {
	attachment: "a file of the site: it comes with the stories that show it",
	nav_menu_item: "an entry of a menu",
	revision: "an older version of a story",
	"guest-author": "an author: the name stands in the stories",
	wp_block: "a reusable block: it stands in the stories that use it",
};

/** Statuses of WordPress and what they are here. */
const STATUSES: Readonly<Record<string, "published" | "draft">> = {
	publish: "published",
	future: "published",
	draft: "draft",
	pending: "draft",
	private: "draft",
};

/** Keys that WordPress notes for itself. */
const INTERNAL =
	/^_(edit_|wp_page_template|wp_attach|wp_old_slug|thumbnail_id|encloseme|pingme|wp_trash|wp_desired|oembed_|menu_item)|^footnotes$|^cap-/;

/** Keys under which plugins keep a story's description for machines, in the order in which they are believed. */
const DESCRIPTIONS = [
	"_yoast_wpseo_metadesc",
	"rank_math_description",
	"_aioseo_description",
	"_aioseop_description",
	"_genesis_description",
];

/** Reads one item of an export. Its text is made right only where all facts are known. */
export function readItem(entry: Entry, file: string, home: string, options: ReadOptions, knowledge: Knowledge): ReadItem {
	const { texts, meta, line, column } = entry;
	const place = { file, line, column };
	const text = (name: string) => texts.get(name)?.trim() ?? "";
	const id = text("wp:post_id");
	const raw = texts.get("content:encoded") ?? "";
	const title = headlineOf(texts.get("title") ?? "");
	const headline = title || openingOf(raw) || `No headline (${id})`;
	const name = `${headline} (${id || `line ${line}`})`;
	const type = text("wp:post_type") || "post";
	const kind = kindOf(type, options);
	const status = text("wp:status") || "publish";
	const left = kind === undefined ? (NO_STORY[type] ?? `of the type ${type}, which is no story (see --map post=TYPE)`) : leftBy(status);
	if (kind === undefined || left !== undefined) return { step: { step: "skipped", record: name, why: left ?? "" }, problems: [] };

	const problems: ImportProblem[] = [];
	const tell = (rule: ImportRule, message: string, remedy: string) =>
		problems.push({ ...place, rule, severity: "warning", message: `"${name}": ${message}.`, remedy });
	if (title === "") tell("headline-missing", "it has no headline; the opening of its text stands for one", "Give it one in the archive.");
	const published = readDates({ local: text("wp:post_date"), gmt: text("wp:post_date_gmt"), pubDate: text("pubDate") });
	const updated = readDates({ local: text("wp:post_modified"), gmt: text("wp:post_modified_gmt") }).date;
	if (published.date === undefined)
		tell("date-missing", published.odd ?? "it has no date", "Give it one in the archive; until then it is undated.");
	else if (published.odd !== undefined) tell("date-odd", published.odd, "Look whether that is right.");
	if (STATUSES[status] === undefined)
		tell("status-odd", `its status ${status} is not known; it is a draft`, "Set its status in the archive.");

	const locked = text("wp:post_password") !== "";
	const draft = locked || STATUSES[status] !== "published";
	const slug = percentDecoded(text("wp:post_name")).normalize("NFC");
	const body = options.facts ? bodyOf(unproxied(raw, home), id, meta, knowledge) : { html: raw, lost: [] };
	const { section, tags, series, language, lost } = termsOf(entry, knowledge);
	const described = DESCRIPTIONS.find((key) => oneLine(meta.get(key) ?? "") !== "");
	const fields: Record<string, unknown> = {
		headline,
		published: published.date,
		updated: updated === published.date ? undefined : updated,
		authors: authorsOf(entry, knowledge),
		section,
		tags,
		series,
		language,
		standfirst: filled(textOfHtml(texts.get("excerpt:encoded") ?? "")),
		description: described === undefined ? undefined : oneLine(meta.get(described) ?? ""),
		image: pictureOf(meta.get("_thumbnail_id"), knowledge),
		status: draft ? "draft" : undefined,
		embargo: status === "future" && !draft ? published.date : undefined,
		slug: filled(oneLine(slug)),
	};
	const step: StoryStep = {
		step: "story",
		key: `${home.replace(/^https?:\/\/(www\.)?/i, "").replace(/\/+$/, "") || "wordpress"}-${id || slug || `line-${line}`}`.replace(
			/[\s/]+/g,
			"-",
		),
		name,
		place,
		kind,
		fields: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
		body: { format: "html", text: body.html },
		addresses: addressesOf(entry, home, id, kind, draft),
		...(home !== "" && { site: { url: home, media: knowledge.mediaOf(home) } }),
		notCarried: [
			...Array.from({ length: entry.comments }, () => "comments"),
			...(locked ? ["password"] : []),
			...(STATUSES[status] === status || STATUSES[status] === "published" ? [] : [`status ${status}`]),
			...(text("wp:is_sticky") === "1" ? ["sticky"] : []),
			...[...meta.keys()]
				.filter((key) => !INTERNAL.test(key) && key !== described && !MAIN_CATEGORY.includes(key))
				.map((key) => `meta ${key}`),
			...lost,
			...body.lost,
		],
	};
	return { step, problems };
}

function kindOf(type: string, { map }: ReadOptions): "story" | "page" | undefined {
	if (namesIn(map.get("post") ?? "post").includes(type)) return "story";
	return namesIn(map.get("page") ?? "page").includes(type) ? "page" : undefined;
}

function leftBy(status: string): string | undefined {
	if (status === "trash") return "it lies in the trash";
	return status === "auto-draft" || status === "inherit" ? "WordPress began it by itself, and nobody wrote it" : undefined;
}

/** A title as plain text: WordPress keeps entities and inline tags in it. */
function headlineOf(title: string): string {
	return oneLine(decodeHTML(title.replace(/<\/?[a-z][^<>]*>/gi, "")));
}

const LONGEST_OPENING = 80;

function openingOf(raw: string): string {
	return shorten(textOfHtml(raw.slice(0, 2000).replace(/<!--[^]*?-->|\[[a-z][^\]]*\]/gi, " ")), LONGEST_OPENING);
}

function bodyOf(raw: string, id: string, meta: Entry["meta"], knowledge: Knowledge): { html: string; lost: readonly string[] } {
	// In HTML a CDATA section is a comment, and its words would be lost.
	const expanded = expandShortcodes(raw.replaceAll("<![CDATA[", "&lt;![CDATA["), {
		byId: knowledge.attachment,
		own: knowledge.uploadedWith(id),
	});
	const linked = expanded.html.replace(
		/^(<div class="wp-block-embed__wrapper">)?[^\S\n]*(https?:\/\/[^\s<>"]+)[^\S\n]*$/gm,
		(_, wrapper: string | undefined, url: string) => (wrapper ?? "") + link(url),
	);
	const plain = (html: string) => html.replace(/<!--(more|nextpage|noteaser)[^>]*-->/g, "");
	if (!hasBlocks(linked)) return { html: tidied(autoParagraphs(plain(linked))), lost: expanded.unknown };
	const { html, empty } = unblock(linked, { reusable: knowledge.reusable, footnotes: footnotesOf(meta.get("footnotes")) });
	return { html: tidied(plain(html)), lost: [...expanded.unknown, ...empty] };
}

/** Addresses of the site's own files without the service of WordPress.com that makes them smaller. */
function unproxied(raw: string, home: string): string {
	const host = URL.canParse(home) ? new URL(home).hostname.replace(/^www\./, "").replace(/\W/g, "\\$&") : "";
	return host === "" ? raw : raw.replace(new RegExp(`https?://i\\d\\.wp\\.com/((?:www\\.)?${host}/)`, "gi"), "https://$1");
}

/** Faces are letters, and a paragraph of nothing but blanks is a gap that an editor made by hand. */
function tidied(html: string): string {
	return html
		.replace(/<img\b[^>]*\bclass=["'][^"']*\b(?:wp-smiley|emoji)\b[^>]*>/gi, (tag) => /\balt=(["'])(.*?)\1/i.exec(tag)?.[2] ?? "")
		.replace(/<p\b[^>]*>(?:\s|&nbsp;|&#160;|\u00a0|<br\s*\/?>)*<\/p>/gi, "");
}

/** The footnotes that the block editor keeps beside a story. */
function footnotesOf(json: string | undefined): string | undefined {
	try {
		const notes = JSON.parse(json ?? "[]") as { readonly id?: unknown; readonly content?: unknown }[];
		const items = notes.map(({ id, content }) => `<li id="${String(id).replace(/[^\w-]/g, "")}">${String(content)}</li>`);
		return items.length === 0 ? undefined : `<ol>${items.join("")}</ol>`;
	} catch {
		return undefined;
	}
}

function pictureOf(id: string | undefined, { attachment }: Knowledge): Readonly<Record<string, string>> | undefined {
	const picture = id === undefined ? undefined : attachment(id);
	if (!picture) return undefined;
	const caption = textOfHtml(picture.caption ?? "");
	return { src: picture.url, ...(picture.alt !== undefined && { alt: oneLine(picture.alt) }), ...(caption !== "" && { caption }) };
}

/** The link first, then what WordPress would redirect from: old slugs, `?p=`, and the id that feeds know it by. */
function addressesOf({ texts, meta }: Entry, home: string, id: string, kind: "story" | "page", draft: boolean): string[] {
	const isWhole = (address: string) => /^https?:\/\/\S+$/i.test(address);
	const link = texts.get("link")?.trim() ?? "";
	const guid = texts.get("guid")?.trim() ?? "";
	const slug = texts.get("wp:post_name")?.trim() ?? "";
	const old =
		draft || slug === ""
			? []
			: namesIn(meta.get("_wp_old_slug") ?? "", "\n").map((name) =>
					link.replace(new RegExp(`${slug.replace(/\W/g, "\\$&")}(/?)$`), `${name}$1`),
				);
	const short = home === "" || id === "" ? "" : `${home.replace(/\/*$/, "/")}?${kind === "page" ? "page_id" : "p"}=${id}`;
	return [...new Set([link, ...old, guid, short].filter(isWhole))];
}

function filled(text: string): string | undefined {
	return text === "" ? undefined : text;
}
