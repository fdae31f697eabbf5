import type { Importer, ReadOptions, Source, Step } from "../../../importer.ts";
import { headText } from "../../../reading/decode.ts";
import type { Collecting, Element } from "../../../reading/elements.ts";
import type { SourceFile } from "../../../reading/files.ts";
import { firstHead } from "../sources.ts";
import { readWire, type WirePart } from "../wire.ts";
import { xmlParts } from "../xml.ts";
import { newsItem, noStory } from "./item.ts";

const FILES = /\.(xml|newsml|g2)$/i;

/** NewsML-G2 of the IPTC: items alone, or several in a message. */
export const newsml: Importer = {
	name: "newsml-g2",
	about: "NewsML-G2 of news agencies, a file or a folder",
	keepsUrls: false,
	recognises(source: Source): boolean {
		const text = headText(firstHead(source, FILES)).slice(0, 8_000);
		return /<(\w+:)?(newsItem|newsMessage|packageItem)[\s>]/.test(text) && text.includes("iptc.org/std/nar/");
	},
	read: (sources: readonly Source[], options: ReadOptions): AsyncGenerator<Step, void, void> => readWire(sources, FILES, readFile, options),
};

/** Namespaces by their short names. */
const SPACES: readonly (readonly [RegExp, string])[] = [
	[/iptc\.org\/std\/nar\//, "nar"],
	[/iptc\.org\/std\/NITF\//i, "nitf"],
	[/www\.w3\.org\/1999\/xhtml/, "xhtml"],
];

const ITEMS: Collecting<WirePart> = {
	spaceOf: (address) => SPACES.find(([pattern]) => pattern.test(address))?.[1] ?? address,
	isWanted: ({ local }) => /^(newsItem|packageItem|conceptItem|knowledgeItem|planningItem|catalogItem)$/.test(local),
	partOf,
	refuses: ({ local, name }) => (/^(newsMessage|\w+Item)$/.test(local) ? undefined : `it is no NewsML-G2: it begins with <${name}>`),
};

function partOf(element: Element): WirePart {
	const why = noStory(element);
	if (why !== undefined) return { part: "other", record: element.attributes.guid ?? `the item in line ${element.line}`, why };
	return { part: "item", item: newsItem(element), line: element.line };
}

function readFile(file: SourceFile): AsyncGenerator<WirePart, void, void> {
	return xmlParts(file, "document", ITEMS);
}
