import { decodeHTML } from "entities";
import { oneLine, percentDecoded, shorten, textOfHtml } from "../../../article/text.ts";
import type { ImportProblem, ReadOptions, SkippedStep, StoryStep } from "../../importer.ts";
import { isKeptFromReaders, withheldBy } from "../../reading/publicity.ts";
import { withoutSlashes } from "../../reading/values.ts";
import { authorsOf, isGuest } from "./authors.ts";
import { type ItemBody, itemBody } from "./body/body.ts";
import { readerComments } from "./comments.ts";
import { type ReadDate, readDates } from "./dates.ts";
import type { ExportFacts } from "./facts.ts";
import { countedKey } from "./meta/internal.ts";
import { type OwnFields, ownFields } from "./meta/own.ts";
import { missingPicture, pictureOf } from "./picture.ts";
import { problemsOf } from "./problems.ts";
import { STATUSES } from "./statuses.ts";
import { MAIN_CATEGORY, namesIn, termsOf } from "./terms.ts";
import type { WxrRecord } from "./wxr/record.ts";

/** What becomes of an item. */
export interface ReadItem {
	readonly step: StoryStep | SkippedStep;
	readonly problems: readonly ImportProblem[];
}

/** What an item is read with. */
export interface ItemOptions {
	/** The name of its file, for reports. */
	readonly file: string;
	/** The address of its site; empty where that is not known. */
	readonly home: string;
	readonly options: ReadOptions;
	readonly facts: ExportFacts;
}

/** Types of records that are not stories, and why. */
const NO_STORY: Readonly<Record<string, string>> = {
	attachment: "a file of the site: it comes with the stories that show it",
	nav_menu_item: "an entry of a menu",
	revision: "an older version of a story",
	oembed_cache: "what another site showed: it stands in the stories that show it",
	tablepress_table: "a table of a plugin: it stands in the stories that show it",
	wp_block: "a reusable block: it stands in the stories that use it",
};

/** Keys under which plugins store a description for machines. The first that is set counts. */
const DESCRIPTIONS = [
	"_yoast_wpseo_metadesc",
	"rank_math_description",
	"_aioseo_description",
	"_aioseop_description",
	"_genesis_description",
	"_seopress_titles_desc",
	"_siteseo_titles_desc",
];

/** Reads one item of an export. Its text is complete in the second pass only, which has all facts. */
export function readItem(record: WxrRecord, { file, home, options, facts }: ItemOptions): ReadItem {
	const { texts, meta } = record;
	const text = textsOf(record);
	const id = text("wp:post_id");
	const raw = texts.get("content:encoded") ?? "";
	const title = headlineOf(texts.get("title") ?? "");
	const headline = title || openingOf(raw) || `No headline (${id})`;
	const name = `${headline} (${id || `line ${record.line}`})`;
	const kind = kindOf(text("wp:post_type") || "post", options);
	const status = text("wp:status") || "publish";
	const why = "why" in kind ? kind.why : whyLeftOut(status);
	if ("why" in kind || why !== undefined)
		return { step: { step: "skipped", record: name, why: why ?? "", comments: record.comments.length }, problems: [] };

	const place = { file, line: record.line, column: record.column };
	const published = readDates({ local: text("wp:post_date"), gmt: text("wp:post_date_gmt"), pubDate: text("pubDate") });
	const own = ownFields(record, { home, options, facts });
	const whole = own.body === undefined ? own.text : `${own.text}\n\n${own.body}`;
	const body = options.facts ? itemBody(whole, { id, home, meta, facts, rules: options.rules }) : rawBody(whole);
	const withheld = withheldBy(own.keys.size === 0 ? meta : [...meta].filter(([key]) => !own.keys.has(key)));
	const problems = problemsOf({
		hasTitle: title !== "",
		withheld,
		published,
		status,
		missing: options.facts ? [...body.missing, ...missingPicture(meta, facts)] : [],
	}).map(([rule, message, remedy]): ImportProblem => ({ ...place, rule, severity: "warning", message: `"${name}": ${message}.`, remedy }));
	for (const [rule, message, remedy] of own.problems)
		problems.push({ ...place, rule, severity: "warning", message: `"${name}" ${message}`, remedy });
	const isPrivate =
		own.isPrivate ||
		text("wp:post_password") !== "" ||
		status === "private" ||
		(withheld && isKeptFromReaders(withheld.key, withheld.value));
	const isDraft = text("wp:post_password") !== "" || STATUSES[status] !== "published" || withheld !== undefined || own.isDraft;
	const { lost, ...terms } = termsOf(record, facts);
	const fields = own.over({ headline, ...terms, ...fieldsOf(record, facts, published), ...statusOf(status, isDraft, published) });
	const step: StoryStep = {
		step: "story",
		key: keyOf(home, id || slugIn(record) || `line-${record.line}`),
		name,
		place,
		...kind,
		fields,
		body: { format: "html", text: body.html },
		addresses: [...addressesOf(record, home, { id, kind: kind.kind, isDraft }), ...own.addresses],
		...(isPrivate && { isPrivate }),
		...(home !== "" && { site: { url: home, knowsSlugs: true, media: facts.mediaOf(home) } }),
		...(options.facts && readerComments(record.comments)),
		notCarried: [...notCarriedOf(record, status, own), ...lost.filter((name) => !own.taxonomies.has(name)), ...body.lost],
		unknown: body.unknown,
	};
	return { step, problems };
}

/** What WordPress itself has of an item. */
function fieldsOf(record: WxrRecord, facts: ExportFacts, published: ReadDate): Readonly<Record<string, unknown>> {
	const { texts, meta } = record;
	const text = textsOf(record);
	const updated = readDates({ local: text("wp:post_modified"), gmt: text("wp:post_modified_gmt") }).date;
	return {
		published: published.date,
		updated: updated === published.date ? undefined : updated,
		authors: authorsOf(record, facts),
		standfirst: textOfHtml(texts.get("excerpt:encoded") ?? ""),
		description: oneLine(meta.get(descriptionKey(meta) ?? "") ?? ""),
		image: pictureOf(meta.get("_thumbnail_id"), facts),
		slug: oneLine(slugIn(record)),
	};
}

function statusOf(status: string, isDraft: boolean, published: ReadDate): Readonly<Record<string, unknown>> {
	return { status: isDraft ? "draft" : undefined, embargo: status === "future" && !isDraft ? published.date : undefined };
}

function slugIn({ texts }: WxrRecord): string {
	return percentDecoded(texts.get("wp:post_name")?.trim() ?? "").normalize("NFC");
}

/** What the survey needs of a text: equal texts stay equal. */
function rawBody(html: string): ItemBody {
	return { html, lost: [], unknown: [], missing: [] };
}

/** Reads the text of an element without the white space around it; empty if there is none. */
function textsOf({ texts }: WxrRecord): (name: string) => string {
	return (name) => texts.get(name)?.trim() ?? "";
}

function kindOf(type: string, { map }: ReadOptions): Pick<StoryStep, "kind"> | { readonly why: string } {
	if (namesIn(map.get("post") ?? "post").includes(type)) return { kind: "story" };
	if (namesIn(map.get("page") ?? "page").includes(type)) return { kind: "page" };
	return {
		why: isGuest(type)
			? "an author: the name stands in the stories"
			: (NO_STORY[type] ?? `of the type ${type}, which is not a story (--map post=${map.get("post") ?? "post"},${type} makes it one)`),
	};
}

function whyLeftOut(status: string): string | undefined {
	if (status === "trash") return "it lies in the trash";
	return status === "auto-draft" || status === "inherit" ? "WordPress began it by itself, and nobody wrote it" : undefined;
}

/** A key that is the same in every export: the site, and the id on it. */
function keyOf(home: string, id: string): string {
	return `${withoutSlashes(home.replace(/^https?:\/\/(www\.)?/i, "")) || "wordpress"}-${id}`.replace(/[\s/]+/g, "-");
}

function descriptionKey(meta: WxrRecord["meta"]): string | undefined {
	return DESCRIPTIONS.find((key) => oneLine(meta.get(key) ?? "") !== "");
}

/** Names of what the item holds and no field carries. */
function notCarriedOf(record: WxrRecord, status: string, own: OwnFields): string[] {
	const text = textsOf(record);
	const described = descriptionKey(record.meta);
	const isExcerptLost = own.hasSubtitle && described !== undefined && text("excerpt:encoded") !== "";
	const keys = own.left.filter((key) => key !== described && !MAIN_CATEGORY.includes(key));
	return [
		...(text("wp:post_password") === "" ? [] : ["password"]),
		...(STATUSES[status] === status || STATUSES[status] === "published" ? [] : [`status ${status}`]),
		...(text("wp:is_sticky") === "1" ? ["sticky"] : []),
		...(isExcerptLost ? ["excerpt"] : []),
		...keys.map((key) => `meta ${countedKey(key)}`),
	];
}

/** A title as plain text. WordPress keeps entities and inline tags in titles. */
function headlineOf(title: string): string {
	return oneLine(decodeHTML(title.replace(/<\/?[a-z][^<>]*>/gi, "")));
}

const LONGEST_OPENING = 80;

function openingOf(raw: string): string {
	return shorten(textOfHtml(raw.slice(0, 2000).replace(/<!--[^]*?-->|\[[a-z][^\]]*\]/gi, " ")), LONGEST_OPENING);
}

/** The link first, then what WordPress would redirect from: old slugs, `?p=`, and the id that feeds know it by; then the further pages of a text that was cut into several. */
function addressesOf(
	record: WxrRecord,
	home: string,
	{ id, kind, isDraft }: { readonly id: string; readonly kind: StoryStep["kind"]; readonly isDraft: boolean },
): string[] {
	const text = textsOf(record);
	const isWhole = (address: string) => /^https?:\/\/\S+$/i.test(address);
	const [link, guid, slug] = [text("link"), text("guid"), text("wp:post_name")];
	const old =
		isDraft || slug === ""
			? []
			: namesIn(record.meta.get("_wp_old_slug") ?? "", "\n").map((name) =>
					link.replace(new RegExp(`${slug.replace(/\W/g, "\\$&")}(/?)$`), `${name}$1`),
				);
	const short = home === "" || id === "" ? "" : `${withoutSlashes(home)}/?${kind === "page" ? "page_id" : "p"}=${id}`;
	const further = isDraft ? [] : furtherPages(link, record.texts.get("content:encoded") ?? "");
	return [...new Set([link, ...old, guid, short, ...further].filter(isWhole))];
}

/** Where WordPress shows the second page of a text and those behind it: `/2011/02/slug/2/`. No file can stand there below the file of an address such as `/slug.html`. */
function furtherPages(link: string, text: string): string[] {
	if (!link.endsWith("/") || link.includes("?")) return [];
	const breaks = text.split("<!--nextpage-->").length - 1;
	return Array.from({ length: breaks }, (_, index) => `${link}${index + 2}/`);
}
