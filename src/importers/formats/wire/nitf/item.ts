import { escapeHtml } from "../../../../article/text.ts";
import { childrenOf, type Element, elementsAt, textAt, textIn } from "../../../reading/elements.ts";
import type { Byline, WireItem } from "../item.ts";
import { isCorrection, nitfHtml } from "./html.ts";

/** Every element counts as one of NITF, whatever its namespace: most documents name none. */
export const NITF_SPACE = "nitf";

const at = (element: Element | undefined, path: string) => elementsAt(element, NITF_SPACE, path);
const text = (element: Element | undefined, path: string) => textAt(element, NITF_SPACE, path);

function attribute(element: Element | undefined, path: string, name: string): string | undefined {
	return at(element, path)
		.map(({ attributes }) => attributes[name])
		.find((value) => value !== undefined && value.trim() !== "");
}

/** A document of NITF 2.5 to 3.6 as an item. */
export function nitfItem(nitf: Element): WireItem {
	const meta = metaOf(nitf);
	const headline = text(nitf, "body body.head hedline hl1") ?? text(nitf, "body body.head headline hl1") ?? text(nitf, "head title");
	const [second, abstract] = [secondHeadline(nitf, headline), text(nitf, "body body.head abstract")];
	const issued = attribute(nitf, "head pubdata", "date.publication") ?? attribute(nitf, "head docdata date.issue", "norm");
	const content = at(nitf, "body body.content");
	const html = [
		...(second !== undefined && abstract !== undefined ? [`<h2>${escapeHtml(second)}</h2>`] : []),
		...content.map(nitfHtml),
		...at(nitf, "body body.end").map(nitfHtml),
	].join("\n");
	return {
		id: attribute(nitf, "head docdata doc-id", "id-string") ?? attribute(nitf, "head docdata du-key", "key") ?? "",
		version: attribute(nitf, "head docdata du-key", "version"),
		headline,
		...headOf(nitf),
		standfirst: abstract ?? second,
		section: attribute(nitf, "head pubdata", "position.section") ?? meta.get("online_sections")?.split(";")[0],
		tags: [...subjectsOf(nitf), ...at(nitf, "head docdata key-list keyword").map(({ attributes }) => attributes.key)],
		series: attribute(nitf, "head docdata series", "series.name"),
		language: nitf.attributes.baselang ?? nitf.attributes["xml:lang"],
		published: issued ?? meta.get("publication_date"),
		...statusOf(nitf),
		corrections: [
			...at(nitf, "head docdata correction").flatMap(({ attributes }) => attributes.info ?? []),
			...content.flatMap((one) => childrenOf(one, "nitf:block").filter(isCorrection)).flatMap((block) => textIn(block) ?? []),
		],
		print: printOf(nitf, meta, issued),
		// The text shows them where they stand.
		pictures: [],
		body: { format: "html", text: html },
		addresses: at(nitf, "head pubdata").flatMap(({ attributes }) =>
			/^https?:\/\/\S+$/.test(attributes["ex-ref"] ?? "") ? (attributes["ex-ref"] ?? []) : [],
		),
		notCarried: [
			...at(nitf, "head docdata urgency").map(() => "urgency"),
			...at(nitf, "head docdata identified-content").map(() => "names of people, places and organisations"),
			...[...meta.keys()].filter((name) => !META.has(name)).map((name) => `meta ${name}`),
		],
	};
}

/** What stands around the text for readers: bylines, dateline, rights, source, notes. */
function headOf(nitf: Element): Pick<WireItem, "bylines" | "dateline" | "rights" | "source" | "note"> {
	const bylines = at(nitf, "body body.head byline");
	const printed = bylines.filter(({ attributes }) => attributes.class !== "normalized_byline");
	const holder = attribute(nitf, "head docdata doc.copyright", "holder");
	const year = attribute(nitf, "head docdata doc.copyright", "year");
	return {
		bylines: (printed.length > 0 ? printed : bylines).flatMap(bylineOf),
		dateline: text(nitf, "body body.head dateline location") ?? plainDateline(nitf),
		rights: [
			text(nitf, "body body.head rights") ??
				(holder === undefined ? undefined : [year, holder].filter((part) => part !== undefined).join(" ")),
		],
		source: { name: text(nitf, "body body.head distributor") ?? attribute(nitf, "head pubdata", "name") },
		note: [attribute(nitf, "head docdata ed-msg", "info"), text(nitf, "body body.head note")]
			.filter((part) => part !== undefined)
			.join(" "),
	};
}

function bylineOf(byline: Element): Byline[] {
	const isTitle = (child: Element | string) => typeof child !== "string" && child.name === "byttl";
	const name = textIn({ ...byline, children: byline.children.filter((child) => !isTitle(child)) });
	const title = text({ ...byline, children: byline.children.filter(isTitle) }, "byttl");
	// Some have nothing but the title.
	return name !== undefined ? [{ name, title }] : title !== undefined ? [{ name: title }] : [];
}

/** A dateline that is words alone, and no date. */
function plainDateline(nitf: Element): string | undefined {
	const [dateline] = at(nitf, "body body.head dateline");
	const words = dateline && textIn({ ...dateline, children: dateline.children.filter((child) => typeof child === "string") });
	return words !== undefined && /\p{L}{2}/u.test(words) ? words : undefined;
}

/** The second headline, unless it repeats the first or is a keyword. */
function secondHeadline(nitf: Element, headline: string | undefined): string | undefined {
	const second = text(nitf, "body body.head hedline hl2");
	const keys = at(nitf, "head docdata key-list keyword").map(({ attributes }) => attributes.key);
	return second === undefined || second === headline || keys.includes(second) ? undefined : second;
}

/** The subjects in the words of the IPTC where there are any, else in those of the agency. */
function subjectsOf(nitf: Element): (string | undefined)[] {
	const all = at(nitf, "head tobject tobject.subject");
	const standard = all.filter(({ attributes }) => attributes["tobject.subject.ipr"] === "IPTC");
	const words = (standard.length > 0 ? standard : all).flatMap(({ attributes }) =>
		["type", "matter", "detail"].map((rank) => attributes[`tobject.subject.${rank}`]),
	);
	const descriptors = at(nitf, "head docdata identified-content classifier").filter(({ attributes }) => attributes.type === "descriptor");
	return [...words, ...descriptors.map((one) => textIn(one))];
}

function statusOf(nitf: Element): Pick<WireItem, "status" | "embargo"> {
	const status = (attribute(nitf, "head docdata", "management-status") ?? "usable").toLowerCase();
	const release = attribute(nitf, "head docdata date.release", "norm");
	if (/^(cancell?ed|killed)$/.test(status)) return { status: "canceled" };
	if (status === "embargoed") return { status: "usable", embargo: release ?? "" };
	return { status: status === "usable" ? "usable" : "withheld", ...(release !== undefined && { embargo: release }) };
}

type Meta = ReadonlyMap<string, string>;

/** Names of `<meta>` that are read. */
const META = new Set(["online_sections", "publication_date", "print_page_number", "print_section"]);

function metaOf(nitf: Element): Meta {
	return new Map(
		at(nitf, "head meta").flatMap(({ attributes: { name, content } }) =>
			name && content?.trim() ? [[name, content.trim()] as const] : [],
		),
	);
}

function printOf(nitf: Element, meta: Meta, issued: string | undefined): WireItem["print"] {
	const of = (name: string) => attribute(nitf, "head pubdata", name);
	const page = of("position.sequence") ?? pageOf(meta);
	const parts = { issue: of("issue"), edition: of("edition.name"), page };
	const found = Object.entries(parts).filter(([, part]) => part !== undefined);
	if (found.length === 0) return undefined;
	const [, year, month, day] = /^(\d{4})-?(\d\d)-?(\d\d)/.exec(issued ?? "") ?? [];
	return { ...(year !== undefined && { date: `${year}-${month}-${day}` }), ...Object.fromEntries(found) };
}

function pageOf(meta: Meta): string | undefined {
	const page = meta.get("print_page_number");
	return page === undefined ? undefined : `${meta.get("print_section") ?? ""}${page}`;
}
