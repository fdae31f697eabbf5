import { textOfHtml } from "../../../article/text.ts";
import { childrenOf, type Element, textOf } from "../../reading/elements.ts";
import { plainOf } from "../../reading/values.ts";

/** A picture of an entry, with what the feed says of it. */
export interface FeedPicture {
	readonly url?: string;
	readonly alt?: string;
	readonly caption?: string;
	readonly credit?: string;
}

/** Sound, film or another file that belongs to an entry. */
export interface Enclosure {
	readonly url?: string;
	readonly type?: string;
	readonly title?: string;
}

/** What is attached to an entry. */
export interface Attached {
	readonly enclosures: readonly Enclosure[];
	readonly image?: FeedPicture;
	/** Names of what of it is not carried. */
	readonly left: readonly string[];
}

/** The main picture of an entry, and its other files: enclosures, and those of Media RSS (version 1.5.1, “media:content”). */
export function attachedTo(item: Element, enclosures: readonly Enclosure[]): Attached {
	const groups = [item, ...childrenOf(item, "media:group")];
	const media = groups.flatMap((group) => childrenOf(group, "media:content").map((element) => ({ element, group })));
	const pictures = media.filter(({ element }) => kindOf(element.attributes) === "image");
	const best = pictures.toSorted((a, b) => widthOf(b.element) - widthOf(a.element))[0];
	const enclosed = enclosures.find(({ type = "" }) => type.startsWith("image/"));
	const thumbnail = groups.flatMap((group) => childrenOf(group, "media:thumbnail"))[0];
	const url =
		enclosed?.url ?? best?.element.attributes.url ?? thumbnail?.attributes.url ?? childrenOf(item, "itunes:image")[0]?.attributes.href;
	const around = [best?.element, best?.group, item].filter((element) => element !== undefined);
	const played = media
		.filter(({ element }) => /^(audio|video)$/.test(kindOf(element.attributes)))
		.map(({ element: { attributes } }): Enclosure => ({ url: attributes.url, type: attributes.type ?? `${attributes.medium}/` }));
	const others = [...enclosures, ...played].filter((file, index, all) => all.findIndex(({ url: same }) => same === file.url) === index);
	const names = new Set(pictures.map(({ element }) => plainName(element.attributes.url)));
	return {
		...(url !== undefined && { image: { url, ...wordsOf(around) } }),
		enclosures: others.filter((file) => file.url !== url),
		left: Array.from({ length: Math.max(0, names.size - 1) }, () => "further pictures"),
	};
}

/** Caption and credit: those of the picture before those of its group and of the entry. */
function wordsOf(around: readonly Element[]): Omit<FeedPicture, "url"> {
	const first = (...names: string[]) => around.map((element) => textOf(element, ...names)).find((text) => text !== undefined);
	const caption = first("media:description", "media:text");
	const credit = first("media:credit", "media:copyright");
	const title = around.slice(0, -1).map((element) => textOf(element, "media:title"))[0];
	const alt = title !== undefined && title !== caption ? plainOf(title) : undefined;
	return {
		...(alt !== undefined && { alt }),
		...(caption !== undefined && { caption: textOfHtml(caption) }),
		...(credit !== undefined && { credit: plainOf(credit) }),
	};
}

function kindOf({ type = "", medium = "" }: Readonly<Record<string, string>>): string {
	return medium || type.replace(/\/.*/s, "");
}

function widthOf({ attributes }: Element): number {
	return Number(attributes.width) || 0;
}

/** An address without what asks a server for a smaller picture. */
function plainName(url = ""): string {
	return url.replace(/[?#].*/s, "").replace(/(?:\/\d+(?=\.\w+$)|-\d+x\d+(?=\.\w+$))/, "");
}
