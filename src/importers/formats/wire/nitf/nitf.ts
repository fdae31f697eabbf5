import type { Importer, ReadOptions, Source, Step } from "../../../importer.ts";
import { headText } from "../../../reading/decode.ts";
import type { Collecting } from "../../../reading/elements.ts";
import type { SourceFile } from "../../../reading/files.ts";
import { firstHead } from "../sources.ts";
import { readWire, type WirePart } from "../wire.ts";
import { xmlParts } from "../xml.ts";
import { NITF_SPACE, nitfItem } from "./item.ts";

const FILES = /\.(xml|nitf|ntf)$/i;

/** NITF 2.5 to 3.6 of the IPTC, a document for each story. */
export const nitf: Importer = {
	name: "nitf",
	about: "NITF of news agencies and papers, a file or a folder",
	keepsUrls: false,
	recognises: (source: Source) => /<(\w+:)?nitf[\s>]/.test(headText(firstHead(source, FILES)).slice(0, 4_000)),
	read: (sources: readonly Source[], options: ReadOptions): AsyncGenerator<Step, void, void> => readWire(sources, FILES, readFile, options),
};

const DOCUMENTS: Collecting<WirePart> = {
	spaceOf: () => NITF_SPACE,
	isWanted: ({ local }) => local === "nitf",
	partOf: (element) => ({ part: "item", item: nitfItem(element), line: element.line }),
	refuses: ({ local, name }) => (/^(nitfs?|documents|NewsML)$/.test(local) ? undefined : `it is no NITF: it begins with <${name}>`),
};

function readFile(file: SourceFile): AsyncGenerator<WirePart, void, void> {
	return xmlParts(file, "document", DOCUMENTS);
}
