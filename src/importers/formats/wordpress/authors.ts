import { decodeHTML } from "entities";
import { lettersOf, percentDecoded } from "../../../article/text.ts";
import type { AuthorStep, FactStep, Site } from "../../importer.ts";
import { nameOf, unique, webAddress } from "../../reading/values.ts";
import { peopleIn } from "../table/people.ts";
import type { Attachment } from "./body/files.ts";
import type { Relations } from "./meta/relations.ts";
import type { Category, WxrRecord } from "./wxr/record.ts";

/** What is known of authors and their pictures. */
export interface AuthorFacts extends Pick<Relations, "named"> {
	readonly author: (login: string) => string | undefined;
	readonly attachment: (id: string) => Attachment | undefined;
	readonly mediaOf: (home: string) => Site["media"];
}

/** Types of records that are authors who are no users of the site: of Co-Authors Plus, and of Molongui. */
const GUESTS: ReadonlySet<string> = new Set(["guest-author", "guest_author", "molongui_guestauthor"]);

/** Whether a type of record is an author. */
export function isGuest(type: string): boolean {
	return GUESTS.has(type);
}

/** Taxonomies in which plugins keep the authors of a story: Co-Authors Plus and PublishPress, Byline. The first that an item has counts. */
const TAXONOMIES = [["author", "ppma_author"], ["byline"]];

/** Whether a taxonomy is one of authors. */
export function isAuthorTaxonomy(domain: string): boolean {
	return TAXONOMIES.flat().includes(domain);
}

/** The authors of an item, by the names that readers know: those that a plugin stored, else the user. E-mail addresses are no names. */
export function authorsOf({ categories, texts, meta }: WxrRecord, facts: AuthorFacts): string | readonly string[] | undefined {
	const together = TAXONOMIES.map((domains) => categories.filter(({ domain = "" }) => domains.includes(domain)));
	const terms = together.find(({ length }) => length > 0) ?? [];
	const molongui = molonguiAuthors(meta.get("_molongui_author"), facts);
	const creator = texts.get("dc:creator")?.trim() || texts.get("wp:author")?.trim() || "";
	const logins = terms.length > 0 ? terms.map((term) => [loginOf(term), term.name.trim()] as const) : ([[creator, creator]] as const);
	const stored = terms.length > 0 ? [] : molongui.length > 0 ? molongui : publishPressAuthors(meta.get("ppma_authors_name"));
	const names =
		stored.length > 0
			? stored
			: logins.map(([login, name]) => plainName(facts.author(login) ?? facts.author(name) ?? userOf(login, facts) ?? name));
	const found = unique(names);
	return found.length < 2 ? found[0] : found;
}

/** The name of an author as stories have it; undefined where it is nothing but an e-mail address. */
export function plainName(name: string): string | undefined {
	return nameOf(decodeHTML(name));
}

/** Signs around a login that no login has, such as those of `>ann`. */
const AROUND_LOGIN = /^[^\p{L}\p{N}_.@-]+|[^\p{L}\p{N}_.@-]+$/gu;

/** The name of a user whose login was written with signs around it, which the importer of WordPress itself passes over as well. */
function userOf(login: string, facts: AuthorFacts): string | undefined {
	const plain = login.replace(AROUND_LOGIN, "");
	return plain === "" || plain === login ? undefined : facts.author(plain);
}

/** The login of a co-author, without the prefix of the plugin. */
export function loginOf({ nicename = "" }: Category): string {
	return percentDecoded(nicename).replace(/^cap-/, "");
}

/** Molongui names a user or a guest by the number: `user-1`, `guest-23`. */
function molonguiAuthors(value: string | undefined, facts: AuthorFacts): readonly (string | undefined)[] {
	return (value ?? "").split("\n").flatMap((mark) => {
		const [, kind, id = ""] = /^(user|guest)-(\d+)$/.exec(mark.trim()) ?? [];
		return kind === undefined ? [] : [facts.named(kind === "user" ? "user" : "record", id)];
	});
}

function publishPressAuthors(value: string | undefined): readonly string[] {
	return value === undefined ? [] : peopleIn(value).authors.flatMap((author) => (typeof author === "string" ? author : []));
}

/** What the record of an author tells other records. */
export function authorFacts({ element, texts, meta }: WxrRecord): FactStep[] {
	const text = (name: string) => texts.get(name)?.trim() ?? "";
	if (element === "wp:author") {
		const name = text("wp:author_display_name") || [text("wp:author_first_name"), text("wp:author_last_name")].join(" ").trim();
		const [login, email] = [text("wp:author_login"), lettersOf(text("wp:author_email"))];
		// WordPress.com makes a login, and then a name, of an e-mail address whose signs it takes out. An empty name names nobody.
		const shown = [name, login].find((one) => plainName(one) !== undefined && lettersOf(one) !== email) ?? "";
		return [fact(`author ${login}`, shown), ...(shown === "" ? [] : [fact(`user named ${text("wp:author_id")}`, plainName(shown))])];
	}
	const type = text("wp:post_type");
	if (!isGuest(type)) return [];
	const name = guestName(meta, text("title"));
	if (type !== "guest-author") return isPublic(texts) ? [fact(`record named ${text("wp:post_id")}`, plainName(name) ?? "")] : [];
	const slug = text("wp:post_name").replace(/^cap-/, "");
	return [fact(`author ${meta.get("cap-user_login") || slug}`, name), fact(`author ${slug}`, name)];
}

function fact(name: string, value: unknown): FactStep {
	return { step: "fact", name, value };
}

function guestName(meta: WxrRecord["meta"], title: string): string {
	return meta.get("cap-display_name") || meta.get("_molongui_guest_author_display_name") || title;
}

function isPublic(texts: WxrRecord["texts"]): boolean {
	const status = texts.get("wp:status")?.trim() ?? "";
	return (status === "" || status === "publish") && (texts.get("wp:post_password")?.trim() ?? "") === "";
}

/** What the record of an author tells readers of the author. Nothing is told of one that is not published. */
export function authorStep({ element, texts, meta }: WxrRecord, home: string, facts: AuthorFacts): AuthorStep | undefined {
	const text = (name: string) => texts.get(name)?.trim() ?? "";
	const isTerm = element === "wp:term" && isAuthorTaxonomy(text("wp:term_taxonomy"));
	if (!isTerm && (!isGuest(text("wp:post_type")) || !isPublic(texts))) return undefined;
	const name = plainName(isTerm ? (facts.author(text("wp:term_slug")) ?? text("wp:term_name")) : guestName(meta, text("title")));
	if (name === undefined) return undefined;
	const words = BIOGRAPHIES.map((key) => meta.get(key)?.trim() ?? "").find((value) => value !== "") ?? text("content:encoded");
	const picture = facts.attachment((meta.get("_thumbnail_id") ?? meta.get("avatar") ?? "").trim())?.url;
	return {
		step: "author",
		name,
		...(words !== "" && { biography: { format: "html", text: words } }),
		...(picture !== undefined && { image: picture }),
		links: unique([...meta].map(([key, value]) => (LINKS.test(key) ? webAddress(value) : undefined))),
		...(home !== "" && { site: { url: home, knowsSlugs: true, media: facts.mediaOf(home) } }),
	};
}

/** Keys of biographies: of Co-Authors Plus, Molongui, PublishPress. */
const BIOGRAPHIES = ["cap-description", "_molongui_guest_author_bio", "description"];

/** Keys under which addresses of authors stand. */
const LINKS =
	/^(cap-|_molongui_guest_author_)?(website|web|user_url|url|twitter|facebook|instagram|linkedin|mastodon|bluesky|threads|youtube|tiktok|github)$/;
