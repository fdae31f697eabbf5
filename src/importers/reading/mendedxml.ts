import { SaxesParser } from "saxes";
import type { Place, ProblemStep, Step } from "../importer.ts";
import { makeCleaner } from "./controls.ts";
import { type Collecting, collectElements, type Element } from "./elements.ts";
import { problemStep, type SourceFile } from "./files.ts";
import { makeXmlMender, type XmlFault, type XmlFaults } from "./mend.ts";
import { readXml, type XmlBytes, type XmlParser, type XmlStop } from "./xml.ts";

/** What was not right in a file that was read all the same. */
export interface MendedFaults extends XmlFaults {
	readonly part: "faults";
	/** How many control characters were dropped. */
	readonly controls: number;
	/** Whether it holds bytes that are none of its encoding. */
	readonly hasDamage: boolean;
}

/**
 * Reads elements of a file of XML as a stream, and mends what is not quite XML. At the end it tells what was mended.
 * @param isRecord whether elements of a name stand beside each other, never within
 */
export async function* readElements<Part>(
	file: Pick<SourceFile, "path">,
	isRecord: (name: string) => boolean,
	collecting: Collecting<Part>,
): AsyncGenerator<Part | MendedFaults | XmlBytes | XmlStop, void, void> {
	const mender = makeXmlMender(isRecord);
	const cleaner = makeCleaner(() => 1);
	yield* readXml(file, { xmlns: true, position: true }, (parser: XmlParser<Part>) => ({
		...collectElements<Part>(parser, collecting),
		dropsDoctype: true,
		write: (text: string, isLast: boolean) => parser.parse(mender.mend(cleaner.clean(text), isLast)),
		forgives: (message: string) => !/^unclosed|^unexpected end|^document must contain/.test(message),
	}));
	yield { part: "faults", ...mender.faults(), controls: cleaner.controls().count, hasDamage: cleaner.replacedLine() > 0 };
}

const NAMES: Readonly<Record<XmlFault, string>> = {
	before: "text before the beginning",
	behind: "something behind its end",
	entity: "names of characters that XML does not know",
	ampersand: "“&” that is no “&amp;”",
	bracket: "“<” that begins no tag",
	tag: "tags that are not well-formed or without an end",
	comment: "a comment without an end",
};

/**
 * Tells once what was mended in a file.
 * @param what what the file is: `feed`
 */
export function* faultSteps(
	file: string,
	what: string,
	{ kinds, line, controls, hasDamage }: MendedFaults,
): Generator<ProblemStep, void, void> {
	if (kinds.size > 0) {
		const found = [...kinds].map(([kind, times]) => (times === 1 ? NAMES[kind] : `${NAMES[kind]} (${times} times)`));
		const message = `The ${what} is not quite XML: ${found.join(", ")}. It was read as it was meant. The first stands here.`;
		yield problemStep({ file, line }, "source-syntax", "warning", message, "Look at what stands there.");
	}
	if (controls > 0) {
		const message = `${controls} control characters, which XML may not hold, were dropped.`;
		yield problemStep({ file }, "characters", "warning", message, "Nothing is to be done, unless words are missing.");
	}
	if (hasDamage) {
		const message = `Some bytes are no letters in the encoding of the ${what} (�).`;
		yield problemStep({ file }, "characters", "warning", message, "Look at the stories for �.");
	}
}

/**
 * Tells why reading stopped: a fault, or the file is refused.
 * @param what what the file is: `feed`
 */
export function stopStep(
	file: string,
	what: string,
	{ why, message, line, column }: Partial<Place> & Pick<XmlStop, "why" | "message">,
): Step {
	const place = { file, ...(line !== undefined && { line }), ...(column !== undefined && { column }) };
	if (why !== "syntax") {
		const remedy = why === "format" ? "Look whether it is the right file." : `Get the ${what} again, without a document type.`;
		return problemStep(place, "source-refused", "error", `The file was refused: ${message}.`, remedy);
	}
	const told = `The ${what} is damaged: ${message}. What stands before it was read.`;
	return problemStep(place, "source-syntax", "error", told, `Get the ${what} again, or mend it there.`);
}

/** The first element of a text, with all that is in it; undefined where the text is no XML. What is not quite XML is mended. */
export function elementIn(text: string, spaceOf: Collecting<Element>["spaceOf"]): Element | undefined {
	const found: Element[] = [];
	const xml = new SaxesParser({ xmlns: true, position: true });
	const stop = (): never => {
		throw STOP;
	};
	const parser: XmlParser<Element> = { at: xml, parse: (more) => void xml.write(more), give: (element) => void found.push(element), stop };
	const builder = collectElements(parser, { spaceOf, isWanted: () => true, partOf: (element) => element, refuses: () => undefined });
	let depth = 0;
	xml.on("error", () => undefined);
	xml.on("opentag", (tag) => {
		if (++depth > DEEPEST) stop();
		builder.open(tag);
	});
	xml.on("text", (words) => builder.text(words, false));
	xml.on("cdata", (words) => builder.text(words, true));
	xml.on("closetag", (tag) => {
		depth--;
		builder.close(tag);
	});
	try {
		xml.write(makeXmlMender(() => false).mend(text, true)).close();
	} catch (error) {
		if (error !== STOP) throw error;
	}
	return found[0];
}

/** Is thrown through the parser to leave it at once. */
const STOP = new Error("stop");

/** No text that people wrote has more elements within each other. */
const DEEPEST = 300;
