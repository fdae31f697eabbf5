import type { Body } from "../../../importer.ts";
import { elementIn } from "../../../reading/mendedxml.ts";
import { isKeptFromReaders, withheldBy } from "../../../reading/publicity.ts";
import { itemsOf, lineOf, membersOf } from "../../../reading/values.ts";
import type { Byline, WireItem } from "../item.ts";
import { NITF_SPACE, nitfItem } from "../nitf/item.ts";
import { bodyOfPage } from "../text.ts";
import { picturesOf, renditionsOf } from "./pictures.ts";
import { BODY, bestOf, DESCRIPTION, HEADLINE, type Members, membersIn, roleOf, textOf } from "./texts.ts";

/** Types of items that are no stories, in words. */
const OTHERS: Readonly<Record<string, string>> = {
	picture: "a picture, and no story",
	graphic: "a graphic, and no story",
	audio: "a sound, and no story",
	video: "a film, and no story",
	event: "an event, and no story",
	planning: "a plan of coverage, and no story",
	component: "a part of other items, and no story",
};

/** Why a value is no story; undefined where it may be one. */
export function noStory(value: unknown): { readonly record: string; readonly why: string } | undefined {
	const members = membersIn(value);
	const record = lineOf(members.get("headline")) ?? lineOf(members.get("title")) ?? lineOf(members.get("uri")) ?? "a value without a name";
	const type = (lineOf(members.get("type")) ?? "").toLowerCase();
	if (members.size === 0) return { record, why: "it is no item of ninjs" };
	if (Object.hasOwn(OTHERS, type)) return { record, why: `it is ${OTHERS[type]}` };
	if (members.has("$defs") || members.has("properties")) return { record, why: "it is a JSON schema" };
	if (members.has("eventdetails")) return { record, why: `it is ${OTHERS.event}` };
	return undefined;
}

/** An item of ninjs 1.0 to 3.1, and of Superdesk, which adds members of its own. */
export function itemOf(value: unknown): WireItem {
	const members = membersIn(value);
	const line = (...names: readonly string[]) => names.map((name) => lineOf(members.get(name))).find((text) => text !== undefined);
	const headline = textOf(members, HEADLINE);
	const published = altId(members, "published") ?? line("firstpublished", "firstcreated", "contentcreated", "versioncreated");
	return {
		id: altId(members, "backfile") ?? line("guid", "uri") ?? "",
		version: line("version"),
		headline: headline ?? line("title", "name"),
		bylines: bylinesOf(members),
		dateline: line("dateline") ?? placeNames(members.get("located"))[0],
		standfirst: roleOf(members, "descriptions", /summary|standfirst|deck|intro/i) ?? roleOf(members, "headlines", /sub|deck|standfirst/i),
		description: textOf(members, DESCRIPTION),
		section: sectionOf(members),
		tags: [...subjectsOf(members, /^(?!(section|series)$)/), ...namesOf(members.get("keywords"))],
		series: line("series") ?? subjectsOf(members, /^series$/)[0],
		language: line("language"),
		published,
		updated: altId(members, "updated") ?? line("versioncreated", "contentmodified"),
		status: statusOf(members),
		...((members.has("embargoed") || members.has("embargoeduntil")) && { embargo: line("embargoeduntil", "embargoed") ?? "" }),
		note: line("ednote"),
		rights: rightsOf(members),
		source: sourceOf(members),
		print: printOf(members.get("print")),
		pictures: picturesOf(members),
		body: bodyOf(members),
		addresses: addressesOf(members),
		notCarried: [...members.keys()]
			.filter((name) => !(name === "people" ? areAuthors(members) : READ.has(name)) && !/^(body|headline|description)_/.test(name))
			.map((name) => `ninjs ${name}`),
	};
}

/** Whether all people of an item are its authors, and not those that it is about. */
function areAuthors(members: Members): boolean {
	return itemsOf(members.get("people")).every((person) => membersOf(person).rel === "author");
}

/** Members that are read, or that say only of what form the item is. */
const READ = new Set(
	"uri guid type mimetype contenttype representationtype profile version firstcreated versioncreated contentcreated contentmodified firstpublished embargoed embargoeduntil pubstatus copyrightholder copyrightnotice usageterms ednote language subject subjects infosource infosources title name byline by bylines authors headline headlines dateline located charcount wordcount renditions associations altids $standard standard expires body bodies description descriptions service services keywords series source original_source print links url $schema".split(
		" ",
	),
);

function bodyOf(members: Members): Body | undefined {
	const [role = "", text = "", type = ""] = bestOf(members, BODY) ?? [];
	if (text === "") return undefined;
	const document = /nitf|markup/i.test(role + type) ? nitfOf(text) : undefined;
	if (document) return document.body;
	const isHtml = /html/i.test(role + type) || /<(p|div|br|section|article)\b/i.test(text);
	return isHtml ? { format: "html", text: bodyOfPage(text) } : { format: "text", text };
}

/** A text as an item where it is an NITF document, or the head and the content of one. */
function nitfOf(text: string): WireItem | undefined {
	const document = /<nitf[\s>]/.test(text) ? text : /<body\.content[\s>]/.test(text) ? `<nitf><body>${text}</body></nitf>` : undefined;
	const element = document === undefined ? undefined : elementIn(document, () => NITF_SPACE);
	return element && nitfItem(element);
}

/** Names of things with a `name`, or that are text. */
function namesOf(value: unknown): string[] {
	return itemsOf(value).flatMap((one) => lineOf(typeof one === "string" ? one : (membersOf(one).name ?? membersOf(one).literal)) ?? []);
}

/** The names of places, which ninjs 1 has as a text, and later ones as an object or a list. */
function placeNames(value: unknown): string[] {
	return typeof value === "string" ? [value] : namesOf(Array.isArray(value) ? value : [value]);
}

/** The names of subjects that stand in a relation to the story. */
function subjectsOf(members: Members, relation: RegExp): string[] {
	const subjects = itemsOf(members.get("subjects") ?? members.get("subject"));
	return namesOf(subjects.filter((subject) => relation.test(String(membersOf(subject).rel ?? ""))));
}

function sectionOf(members: Members): string | undefined {
	return namesOf(members.get("services") ?? members.get("service"))[0] ?? subjectsOf(members, /^section$/)[0];
}

function sourceOf(members: Members): WireItem["source"] {
	const [first] = itemsOf(members.get("infosources") ?? members.get("infosource"));
	const name =
		lineOf(members.get("source")) ??
		lineOf(members.get("original_source")) ??
		namesOf([first])[0] ??
		lineOf(members.get("copyrightholder"));
	return { name, url: lineOf(membersOf(first).uri) };
}

function bylinesOf(members: Members): Byline[] {
	const authors = namesOf(itemsOf(members.get("people")).filter((person) => membersOf(person).rel === "author"));
	const line = lineOf(members.get("byline")) ?? lineOf(members.get("by")) ?? roleOf(members, "bylines", /^/);
	const isOfAuthors = line === undefined || line === authors.join(", ");
	const names = !isOfAuthors ? [line] : authors.length > 0 ? authors : namesOf(members.get("authors"));
	return names.map((name) => ({ name }));
}

function statusOf(members: Members): WireItem["status"] {
	const status = (lineOf(members.get("pubstatus")) ?? "usable").toLowerCase().replace(/^stat:/, "");
	if (/^(cancell?ed|killed|recalled)$/.test(status)) return "canceled";
	const withheld = withheldBy(
		[...members].filter(([name]) => !["pubstatus", "embargoed", "embargoeduntil", "representationtype"].includes(name)),
	);
	if (withheld && isKeptFromReaders(withheld.key, withheld.value)) return "withheld";
	return status === "usable" || status === "published" ? "usable" : "withheld";
}

function rightsOf(members: Members): WireItem["rights"] {
	return [lineOf(members.get("copyrightnotice")) ?? lineOf(members.get("copyrightholder")), lineOf(members.get("usageterms"))];
}

/** An alternative identifier: archives of Backfile say here what ninjs has no other place for. */
function altId(members: Members, role: string): string | undefined {
	return lineOf(
		itemsOf(members.get("altids"))
			.map(membersOf)
			.find((one) => one.role === role)?.value,
	);
}

function addressesOf(members: Members): string[] {
	const web = renditionsOf(members.get("renditions")).filter(({ name, type }) => name === "web" || /html/i.test(type));
	return web.flatMap(({ href }) => href);
}

/** Where it stood in print, as archives of Backfile say it. */
function printOf(value: unknown): WireItem["print"] {
	const { date, issue, edition, page } = membersOf(value);
	const found = Object.entries({ date, issue, edition, page }).filter(([, part]) => lineOf(part) !== undefined);
	return found.length === 0 ? undefined : Object.fromEntries(found);
}
