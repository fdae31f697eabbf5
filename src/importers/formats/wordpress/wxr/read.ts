import type { SaxesTagPlain } from "saxes";
import { makeCleaner } from "../../../reading/controls.ts";
import type { SourceFile } from "../../../reading/files.ts";
import { makeXmlMender } from "../../../reading/mend.ts";
import { readXml, type XmlBuilder, type XmlParser, type XmlStop } from "../../../reading/xml.ts";
import { makeRecordBuilder, RECORDS } from "./build.ts";
import { makeSectionMender } from "./cdata.ts";
import { bytesUndecoded, controlsDropped, faultForgiven, readingStopped, sectionsNested, tagsMended } from "./problems.ts";
import type { WxrPart } from "./record.ts";
import { countLines, makeSplitter } from "./split.ts";

/** Faults that leave no doubt of what was meant. Reading goes on after them. */
const HARMLESS =
	/^(disallowed character$|the string "\]\]>" is|undefined entity|malformed character entity|disallowed character in entity|empty entity name|duplicate attribute|an? XML declaration must|the XML declaration must|XML declaration|version number|encoding value|text data outside of root)/i;

/**
 * Reads an export as a stream. Where tags do not stand within each other as they should, it is read once more with its tags mended, and
 * what the first reading did not come to is given.
 */
export async function* readWxr(file: Pick<SourceFile, "path" | "name" | "size">): AsyncGenerator<WxrPart, void, void> {
	const forgiven = new Set<string>();
	let given = 0;
	let fault: XmlStop | undefined;
	for await (const part of readOnce(file, forgiven, "as-written")) {
		if (part.part === "stop") fault = part;
		// The second reading tells of all that the first has seen of them.
		else if (fault?.why !== "syntax") {
			if (part.part === "record") given++;
			yield part;
		}
	}
	if (fault?.why === "syntax") yield* readMended(file, forgiven, given, fault);
	else if (fault) yield { part: "problem", problem: readingStopped(file.name, fault) };
	yield { part: "bytes", bytes: file.size };
}

/** Gives the records behind a fault. The last of a file that is cut off is not given, since nobody knows what is missing in it. */
async function* readMended(
	file: Pick<SourceFile, "path" | "name">,
	forgiven: Set<string>,
	given: number,
	fault: XmlStop,
): AsyncGenerator<WxrPart, void, void> {
	let count = 0;
	for await (const part of readOnce(file, forgiven, "mended")) {
		if (part.part === "stop") yield { part: "problem", problem: readingStopped(file.name, count > given ? part : fault) };
		else if (part.part === "record" && ++count > given) {
			if (count === given + 1) yield { part: "problem", problem: tagsMended(file.name, fault) };
			yield part;
		}
	}
}

/** @param forgiven the faults that were told of, to which those that are met are added */
async function* readOnce(
	file: Pick<SourceFile, "path" | "name">,
	forgiven: Set<string>,
	tags: "as-written" | "mended",
): AsyncGenerator<WxrPart | XmlStop, void, void> {
	let endProblems: () => Iterable<WxrPart> = () => [];
	yield* readXml(file, { xmlns: false, position: true }, (parser: XmlParser<WxrPart>) => {
		const builder = makeBuilder(file.name, parser, forgiven, tags);
		endProblems = builder.endProblems;
		return builder;
	});
	yield* endProblems();
}

interface WxrBuilder extends XmlBuilder<SaxesTagPlain> {
	/** The problems that are known only when all has been read. */
	endProblems(): Iterable<WxrPart>;
}

/** Cleans the text, mends its CDATA sections, reads items in the quick way where possible, and parses the rest. */
function makeBuilder(file: string, parser: XmlParser<WxrPart>, forgiven: Set<string>, tags: "as-written" | "mended"): WxrBuilder {
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
	const mender = tags === "mended" ? makeXmlMender((name) => RECORDS.has(name), "channel") : undefined;

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
			const clean = mend(cleaner.clean(text), isLast);
			if (mender) parser.parse(mender.mend(clean, isLast));
			else splitter.write(clean, isLast);
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
