import type { Format } from "../../../article/article.ts";
import { dateOfInstant, parseDate } from "../../../article/date.ts";
import { readPublicity } from "../../../article/fields/publicity.ts";
import { textOfHtml } from "../../../article/text.ts";
import type { AuthorStep, Body, ImportRule, Site, StoryStep } from "../../importer.ts";
import { filled, headlineFrom, languageOf, lineOf, nameOf, unique, webAddress } from "../../reading/values.ts";
import { withoutDecoration, withoutGatedBlocks } from "./cards.ts";
import { lexicalHtml } from "./lexical.ts";
import { mobiledocHtml, type RenderedText } from "./mobiledoc.ts";
import { authorsOf, idOf, type Relations, type Row, tagsOf } from "./tables.ts";

/** A post as a story, and its problems. */
export interface GhostStory {
	readonly story: Omit<StoryStep, "step" | "place">;
	readonly problems: readonly { readonly rule: ImportRule; readonly message: string; readonly remedy: string }[];
}

/** Statuses that are known. */
const STATUSES = new Set(["published", "draft", "scheduled", "sent"]);

/** Columns of `posts` and `posts_meta` of which nothing is carried. */
const NOT_CARRIED = ["codeinjection_head", "codeinjection_foot", "custom_template", "featured", "meta_title", "email_subject"].concat(
	["og", "twitter"].flatMap((site) => [`${site}_image`, `${site}_title`, `${site}_description`]),
);

/** A post or page of Ghost as a story; undefined if it has neither a title nor a text. */
export function storyOf(post: Row, relations: Relations, zone: string, home: string | undefined): GhostStory | undefined {
	const whole: Row = { ...post, ...filled(relations.meta.get(idOf(post.id)) ?? {}), id: post.id };
	const { body, notCarried } = bodyOf(whole, home);
	const headline = lineOf(post.title) ?? headlineFrom(body);
	if (headline === undefined) return undefined;
	const name = `${headline} (${idOf(post.id) || "without an id"})`;
	const published = instantOf(post.published_at, zone);
	const updated = instantOf(post.updated_at, zone);
	const tags = tagsOf(post, relations);
	const slug = lineOf(post.slug);
	const story = {
		key: `ghost ${lineOf(post.uuid) ?? idOf(post.id)}`,
		name,
		kind: post.type === "page" || post.page === true || post.page === 1 ? "page" : "story",
		fields: filled({
			headline,
			slug,
			published,
			updated: published === undefined || updated === undefined || updated > published ? updated : undefined,
			authors: authorsOf(post, relations),
			tags: tags.shown,
			standfirst: lineOf(post.custom_excerpt),
			description: lineOf(whole.meta_description),
			language: languageOf(post.locale),
			image: imageOf(whole, home),
			source: sourceOf(post.canonical_url, home),
			status: isPublic(post) && !isEmailOnly(whole) ? undefined : "draft",
		}),
		body,
		...((!isForAll(post) || isEmailOnly(whole)) && { isPrivate: true }),
		addresses: isSegment(slug) ? [`${home ?? ""}/${encodeURIComponent(slug)}/`] : [],
		// If the home page is not known, its addresses and those of its pictures are paths.
		site: siteAt(home),
		notCarried: [
			...NOT_CARRIED.filter((column) => isSet(whole[column])),
			...(notCarried ?? []),
			...Array.from({ length: tags.internal }, () => "internal tags"),
			...Array.from({ length: relations.comments.get(idOf(post.id)) ?? 0 }, () => "comments"),
		],
	} as const;
	const problems = problemsOf(post, { isReadable: notCarried !== undefined, isDated: published !== undefined });
	return { story, problems: problems.map(([rule, message, remedy]) => ({ rule, message: `"${name}" ${message}`, remedy })) };
}

/** The status of a post; one without any is a draft. */
function statusOf(post: Row): string {
	return lineOf(post.status) ?? "draft";
}

/** Whether a post is shown to everybody. */
function isPublic(post: Row): boolean {
	return statusOf(post) === "published" && isForAll(post);
}

/** Whether a post is for everybody, once it is published. */
function isForAll(post: Row): boolean {
	return lineOf(post.visibility) === undefined || readPublicity("word", post.visibility) === "published";
}

/** Whether a post went to subscribers only. */
function isEmailOnly({ email_only: value }: Row): boolean {
	return value === true || value === 1;
}

function problemsOf(
	post: Row,
	{ isReadable, isDated }: { readonly isReadable: boolean; readonly isDated: boolean },
): (readonly [rule: ImportRule, message: string, remedy: string])[] {
	const problems: (readonly [ImportRule, string, string])[] = [];
	const status = statusOf(post);
	if (lineOf(post.title) === undefined)
		problems.push(["headline-missing", "has no title. Its first words became its headline.", "Write a headline."]);
	if (!isReadable)
		problems.push(["field-odd", "has a text that cannot be read. It was brought over without it.", "Copy its text from the old site."]);
	if (!STATUSES.has(status))
		problems.push(["status-odd", `has the status "${status}". It became a draft.`, "Look at it, and take out its status to publish it."]);
	if (status === "published" && !isDated) {
		const remedy = "Write the date when it was published, if you know it.";
		problems.push(["date-missing", "has no date of publication that can be read. It is undated.", remedy]);
	}
	return problems;
}

/** What the export tells of an author. Pictures on other sites, such as those of Gravatar, are not known to the core. */
export function authorOf(user: Row, home: string | undefined): AuthorStep | undefined {
	const name = nameOf(user.name) ?? lineOf(user.slug);
	if (name === undefined) return undefined;
	const [words, image] = [typeof user.bio === "string" ? user.bio.trim() : "", lineOf(user.profile_image ?? user.image)];
	const facebook = lineOf(user.facebook)?.replace(/^@/, "");
	return {
		step: "author",
		name,
		...(words !== "" && { biography: { format: "text", text: words } }),
		...(image !== undefined && { image: atHome(image, home) }),
		links: unique([
			webAddress(user.website),
			facebook === undefined ? undefined : webAddress(facebook, "https://www.facebook.com/"),
			...["mastodon", "bluesky", "threads", "linkedin", "instagram", "youtube", "tiktok"].map((site) => webAddress(user[site])),
		]),
		site: siteAt(home),
	};
}

/** Ghost's folders of pictures, sound and files, below its home. */
function siteAt(home: string | undefined): Site {
	const root = home ?? "";
	return { url: `${root}/`, media: ["images", "media", "files"].map((folder) => `${root}/content/${folder}/`) };
}

/** The text as Ghost rendered it; else as its editor keeps it. `notCarried` is undefined if the text cannot be read. */
function bodyOf(post: Row, home: string | undefined): { readonly body: Body; readonly notCarried?: readonly string[] } {
	const isGiven = (value: unknown) => typeof value === "string" && value.trim() !== "";
	if (isGiven(post.html)) return rendered({ html: String(post.html), notCarried: [] });
	for (const [value, render] of [
		[post.lexical, lexicalHtml],
		[post.mobiledoc, mobiledocHtml],
	] as const) {
		const document = isGiven(value) ? render(String(value)) : undefined;
		if (document) return rendered(document);
	}
	if (isGiven(post.markdown)) return { body: bodyIn("markdown", String(post.markdown)), notCarried: [] };
	if (isGiven(post.plaintext)) return { body: bodyIn("text", String(post.plaintext)), notCarried: [] };
	return { body: bodyIn("html", ""), ...(!isGiven(post.lexical) && !isGiven(post.mobiledoc) && { notCarried: [] }) };

	function rendered({ html, notCarried }: RenderedText) {
		const open = withoutGatedBlocks(withoutDecoration(html));
		const blocks = Array.from({ length: open.blocks }, () => "blocks for members");
		return { body: bodyIn("html", open.html), notCarried: [...notCarried, ...blocks] };
	}

	function bodyIn(format: Format, text: string): Body {
		return { format, text: atHome(text, home) };
	}
}

/** Ghost writes `__GHOST_URL__` for its own address. */
function atHome(text: string, home: string | undefined): string {
	return text.replaceAll("__GHOST_URL__", home ?? "").replaceAll("%5F%5FGHOST_URL%5F%5F", home ?? "");
}

function imageOf(post: Row, home: string | undefined): Record<string, unknown> | undefined {
	const src = lineOf(post.feature_image ?? post.image);
	if (src === undefined) return undefined;
	const caption = typeof post.feature_image_caption === "string" ? textOfHtml(post.feature_image_caption) : "";
	return filled({ src: atHome(src, home), alt: lineOf(post.feature_image_alt), caption });
}

/** Who published it first: another site, if the post names its address as canonical. */
function sourceOf(canonical: unknown, home: string | undefined): { readonly url: string } | undefined {
	const url = webAddress(canonical);
	return url === undefined || (home !== undefined && url.startsWith(`${home}/`)) ? undefined : { url };
}

/** A time as a date of the site's zone. Ghost's times are in UTC: ISO 8601, `2020-01-31 10:00:00`, or milliseconds. */
function instantOf(value: unknown, zone: string): string | undefined {
	const text = typeof value === "string" && /^\d{12,13}$/.test(value) ? Number(value) : value;
	try {
		if (typeof text === "number") return dateOfInstant(text, zone).edtf;
		const date = typeof text === "string" ? parseDate(text, "UTC") : undefined;
		return date?.instant === undefined ? date?.edtf : dateOfInstant(date.instant, zone).edtf;
	} catch {
		return undefined;
	}
}

function isSegment(slug: string | undefined): slug is string {
	return slug !== undefined && !/[/\\?#]|^\.+$/.test(slug) && slug.isWellFormed();
}

function isSet(value: unknown): boolean {
	return value !== undefined && value !== null && value !== "" && value !== false && value !== 0;
}
