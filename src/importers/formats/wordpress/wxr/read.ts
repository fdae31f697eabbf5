import type { SaxesTagPlain } from "saxes";
import { makeCleaner } from "../../../reading/controls.ts";
import type { SourceFile } from "../../../reading/files.ts";
import { readXml, type XmlBuilder, type XmlParser } from "../../../reading/xml.ts";
import { makeRecordBuilder } from "./build.ts";
import { makeSectionMender } from "./cdata.ts";
import { bytesUndecoded, controlsDropped, faultForgiven, readingStopped, sectionsNested } from "./problems.ts";
import type { WxrPart } from "./record.ts";
import { countLines, makeSplitter } from "./split.ts";

/** Faults that leave no doubt of what was meant. Reading goes on after them. */
const HARMLESS =
	/^(disallowed character$|the string "\]\]>" is|undefined entity|malformed character entity|disallowed character in entity|empty entity name|duplicate attribute|an? XML declaration must|the XML declaration must|XML declaration|version number|encoding value|text data outside of root)/i;

/** Reads an export as a stream. After any fault that leaves doubt of what was meant, nothing more is given. */
export async function* readWxr(file: Pick<SourceFile, "path" | "name" | "size">): AsyncGenerator<WxrPart, void, void> {
	let endProblems: () => Iterable<WxrPart> = () => [];
	const parts = readXml(file, { xmlns: false, position: true }, (parser: XmlParser<WxrPart>) => {
		const builder = makeBuilder(file.name, parser);
		endProblems = builder.endProblems;
		return builder;
	});
	for await (const part of parts) {
		if (part.part === "stop") yield { part: "problem", problem: readingStopped(file.name, part) };
		else yield part;
	}
	yield* endProblems();
	yield { part: "bytes", bytes: file.size };
}

interface WxrBuilder extends XmlBuilder<SaxesTagPlain> {
	/** The problems that are known only when all has been read. */
	endProblems(): Iterable<WxrPart>;
}

/** Cleans the text, mends its CDATA sections, reads items in the quick way where possible, and parses the rest. */
function makeBuilder(file: string, parser: XmlParser<WxrPart>): WxrBuilder {
	const records = makeRecordBuilder(parser);
	// XML 1.1 has other line ends, which the quick way does not know.
	let isPlain = true;
	const splitter = makeSplitter(parser, {
		isBetweenRecords: () => isPlain && records.isBetweenRecords(),
		give: (record) => parser.give({ part: "record", record }),
	});
	const cleaner = makeCleaner(splitter.line);
	let nestedLine = 0;
	const mend = makeSectionMender((before) => (nestedLine = splitter.line() + countLines(before)));
	const forgiven = new Set<string>();

	return {
		version: (version) => void (isPlain = version !== "1.1"),
		open(tag) {
			splitter.tagMet();
			records.open(tag);
		},
		text: records.text,
		close(tag) {
			splitter.tagMet();
			records.close(tag);
		},
		write(text, isLast) {
			splitter.write(mend(cleaner.clean(text), isLast), isLast);
		},
		forgives(message) {
			if (!HARMLESS.test(message)) return false;
			if (!forgiven.has(message)) parser.give({ part: "problem", problem: faultForgiven(file, parser.at, message) });
			forgiven.add(message);
			return true;
		},
		*endProblems() {
			const { count, line } = cleaner.controls();
			if (nestedLine > 0) yield { part: "problem", problem: sectionsNested(file, nestedLine) };
			if (count > 0) yield { part: "problem", problem: controlsDropped(file, line, count) };
			if (cleaner.replacedLine() > 0) yield { part: "problem", problem: bytesUndecoded(file, cleaner.replacedLine()) };
		},
	};
}
