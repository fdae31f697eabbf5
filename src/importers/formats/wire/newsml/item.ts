import type { Body } from "../../../importer.ts";
import { childrenOf, type Element, elementsAt, innerHtml, textAt, textIn } from "../../../reading/elements.ts";
import type { Byline, WireItem } from "../item.ts";
import { NITF_SPACE, nitfItem } from "../nitf/item.ts";
import type { WirePicture } from "../pictures.ts";
import { bodyOfPage, wireParagraphs } from "../text.ts";

/** Items that are no news, in words. */
const OTHERS: Readonly<Record<string, string>> = {
	packageItem: "a package of other items",
	conceptItem: "a concept of a vocabulary",
	knowledgeItem: "a vocabulary",
	planningItem: "a plan of coverage",
	catalogItem: "a catalogue of vocabularies",
};

const at = (element: Element | undefined, path: string) => elementsAt(element, "nar", path);
const text = (element: Element | undefined, path: string) => textAt(element, "nar", path);

/** The last part of a code such as `stat:usable`. */
function codeOf(element: Element | undefined): string {
	return (element?.attributes.qcode ?? element?.attributes.uri ?? "").replace(/^.*[:/]/, "").toLowerCase();
}

/** Why an item is no story; undefined where it may be one. */
export function noStory(item: Element): string | undefined {
	if (Object.hasOwn(OTHERS, item.name)) return `it is ${OTHERS[item.name]}, and no story`;
	const kind = codeOf(at(item, "itemMeta itemClass")[0]);
	if (/^(picture|graphic|audio|video|animation|event)$/.test(kind)) return `it is of the class ${kind}, and no story`;
	return undefined;
}

/** A `newsItem` of NewsML-G2 as an item. What an NITF document in it says counts where the item itself says nothing. */
export function newsItem(item: Element): WireItem {
	const inner = innerNitf(item);
	const language = at(item, "contentMeta language")[0]?.attributes.tag ?? item.attributes["xml:lang"];
	const [created, changed] = [
		text(item, "itemMeta firstCreated") ?? text(item, "contentMeta contentCreated"),
		text(item, "itemMeta versionCreated"),
	];
	const [provider] = at(item, "itemMeta provider");
	return {
		...inner,
		...linesOf(item, language, inner),
		id: item.attributes.guid ?? "",
		version: item.attributes.version,
		bylines: bylinesOf(item) ?? inner?.bylines ?? [],
		dateline: text(item, "contentMeta dateline") ?? inner?.dateline ?? nameOf(at(item, "contentMeta located")[0], language),
		section: nameOf(at(item, "itemMeta service")[0], language) ?? inner?.section,
		tags: [
			...at(item, "contentMeta subject").map((one) => nameOf(one, language)),
			...at(item, "contentMeta keyword").map((one) => textIn(one)),
			...(inner?.tags ?? []),
		],
		language,
		published: created ?? changed ?? inner?.published,
		updated: changed,
		...heldBack(item, inner),
		note: [...at(item, "itemMeta edNote"), ...at(item, "contentMeta edNote")].flatMap((one) => textIn(one) ?? []).join(" ") || inner?.note,
		rights: [...rightsOf(item, language), ...(inner?.rights ?? [])],
		source: {
			name: text(item, "contentMeta creditline") ?? inner?.source?.name ?? nameOf(provider, language) ?? provider?.attributes.literal,
		},
		pictures: picturesOf(item),
		body: inner?.body ?? bodyOf(item),
		notCarried: [
			...["urgency", "slugline", "genre"].flatMap((name) => at(item, `contentMeta ${name}`).map(() => name)),
			...(inner?.notCarried ?? []),
		],
	};
}

/** The headline and what stands below it. */
function linesOf(
	item: Element,
	language: string | undefined,
	inner: WireItem | undefined,
): Pick<WireItem, "headline" | "standfirst" | "description"> {
	const byRole = (name: string, role: RegExp) => {
		const all = at(item, `contentMeta ${name}`);
		const has = ({ attributes }: Element) => role.test(attributes.role ?? "");
		return {
			of: firstText(inLanguage(all.filter(has), language)),
			other: firstText(
				inLanguage(
					all.filter((one) => !has(one)),
					language,
				),
			),
		};
	};
	const headlines = byRole("headline", /sub|deck|standfirst/i);
	const descriptions = byRole("description", /summary/i);
	return {
		headline: headlines.other ?? inner?.headline ?? text(item, "itemMeta title"),
		standfirst: headlines.of ?? descriptions.of ?? inner?.standfirst,
		description: descriptions.other,
	};
}

/** Whether it may be published, and when; of the item and the document in it the stricter counts. */
function heldBack(item: Element, inner: WireItem | undefined): Pick<WireItem, "status" | "embargo"> {
	const [embargoed] = at(item, "itemMeta embargoed");
	const embargo = embargoed ? (textIn(embargoed) ?? "") : inner?.embargo;
	const found = new Set([statusOf(item), inner?.status ?? "usable"]);
	const status = (["canceled", "withheld"] as const).find((one) => found.has(one)) ?? "usable";
	return { status, ...(embargo !== undefined && { embargo }) };
}

function statusOf(item: Element): WireItem["status"] {
	const status = codeOf(at(item, "itemMeta pubStatus")[0]);
	if (/^(cancell?ed|killed)$/.test(status)) return "canceled";
	return status === "" || status === "usable" ? "usable" : "withheld";
}

/** The elements of a language where there are any, else all. */
function inLanguage(elements: readonly Element[], language: string | undefined): readonly Element[] {
	const wanted = language?.split("-")[0]?.toLowerCase();
	const own = elements.filter(({ attributes }) => (attributes["xml:lang"] ?? "").split("-")[0]?.toLowerCase() === wanted);
	return own.length > 0 ? own : elements;
}

function firstText(elements: readonly Element[]): string | undefined {
	return elements.map((one) => textIn(one)).find((words) => words !== undefined);
}

/** The name of a person, place or subject; else the words that stand for a code. Codes alone are no names. */
function nameOf(element: Element | undefined, language: string | undefined): string | undefined {
	if (!element) return undefined;
	const literal = element.attributes.literal ?? "";
	return (
		firstText(inLanguage(childrenOf(element, "nar:name"), language)) ??
		(/\p{Ll}/u.test(literal) && !/^\d|:/.test(literal) ? literal : undefined)
	);
}

function bylinesOf(item: Element): readonly Byline[] | undefined {
	const lines = at(item, "contentMeta by").flatMap((one) => textIn(one) ?? []);
	const names = at(item, "contentMeta creator").flatMap((one) => firstText(childrenOf(one, "nar:name")) ?? []);
	const found = lines.length > 0 ? lines : names;
	return found.length > 0 ? found.map((name) => ({ name })) : undefined;
}

function rightsOf(item: Element, language: string | undefined): readonly (string | undefined)[] {
	const [holder] = at(item, "rightsInfo copyrightHolder");
	const notice =
		firstText(inLanguage(at(item, "rightsInfo copyrightNotice"), language)) ?? nameOf(holder, language) ?? holder?.attributes.literal;
	return [notice, firstText(inLanguage(at(item, "rightsInfo usageTerms"), language))];
}

/** The NITF document that is the item's content, where there is one. */
function innerNitf(item: Element): WireItem | undefined {
	const nitf = at(item, "contentSet inlineXML")
		.flatMap(({ children }) => children)
		.find((child) => typeof child !== "string" && child.name === "nitf");
	return nitf === undefined || typeof nitf === "string" ? undefined : nitfItem(inNitf(nitf));
}

/** An element with all in it as if it named the namespace of NITF, which many documents do not. */
function inNitf(element: Element): Element {
	return { ...element, space: NITF_SPACE, children: element.children.map((child) => (typeof child === "string" ? child : inNitf(child))) };
}

function bodyOf(item: Element): Body | undefined {
	const inline = at(item, "contentSet inlineXML").find((one) => textIn(one) !== undefined);
	if (inline) return { format: "html", text: bodyOfPage(innerHtml(inline)) };
	const data = at(item, "contentSet inlineData").filter((one) => textIn(one) !== undefined);
	const best =
		data.find(({ attributes }) => /html/.test(attributes.contenttype ?? "")) ??
		data.find(({ attributes }) => !/base64/.test(attributes.encoding ?? ""));
	const words = best && textIn(best);
	if (words === undefined) return undefined;
	const isHtml = /html/.test(best?.attributes.contenttype ?? "") || /<\/(?:p|div)>[^]*<(?:p|div)\b|<br\b/i.test(words);
	return isHtml ? { format: "html", text: bodyOfPage(words) } : { format: "text", text: wireParagraphs(words) };
}

/** Pictures that are given as files of the item itself. */
function picturesOf(item: Element): WirePicture[] {
	const files = at(item, "contentSet remoteContent").filter(({ attributes }) => attributes.contenttype?.startsWith("image/"));
	const [largest] = [...files].sort((a, b) => (Number(b.attributes.width) || 0) - (Number(a.attributes.width) || 0));
	return largest ? [{ src: largest.attributes.href }] : [];
}
