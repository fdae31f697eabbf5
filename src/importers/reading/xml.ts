import { type SaxesOptions, SaxesParser, type TagForOptions } from "saxes";
import { decoderFor, decodeWindows1252 } from "../../article/encoding.ts";
import { encodingOfFile } from "./decode.ts";
import { endOfPlainDoctype, startOfDoctype } from "./doctype.ts";
import { chunksOf, type SourceFile } from "./files.ts";

/** Why reading stopped before the end, and where, 1-based. */
export interface XmlStop {
	readonly part: "stop";
	/** It declares a document type; it is XML of another format; it is not XML (XML 1.0, section 2.1). */
	readonly why: "doctype" | "format" | "syntax";
	/** Without a full stop, such as `it declares a document type`. */
	readonly message: string;
	readonly line: number;
	readonly column: number;
}

/** How many bytes of the file have been read. */
export interface XmlBytes {
	readonly part: "bytes";
	readonly bytes: number;
}

/** The parser, as the builder of a format sees it. */
export interface XmlParser<Part> {
	/** Where the parser is, 1-based. A builder that keeps text from the parser moves it on. */
	readonly at: Pick<SaxesParser, "line" | "column" | "position">;
	/** Parses text. Needed by builders that have a `write` of their own. */
	parse(text: string): void;
	/** Gives a part to the caller of `readXml`. */
	give(part: Part): void;
	/** Stops reading at once, and says why. The parts that were given before are kept. */
	stop(why: XmlStop["why"], message: string): never;
}

/** What a format makes of the tags and texts of a file, in the order in which they stand there. */
export interface XmlBuilder<Tag> {
	open(tag: Tag): void;
	text(text: string, isCdata: boolean): void;
	close(tag: Tag): void;
	/** Gets the version in the XML declaration. */
	version?(version: string | undefined): void;
	/** Gets the file's text in pieces, instead of the parser. */
	write?(text: string, isLast: boolean): void;
	/** Whether it takes a document type that declares nothing itself out of the text. By default any is refused. */
	readonly dropsDoctype?: boolean;
	/** Whether a fault of syntax leaves no doubt of what was meant, so that reading goes on. By default it stops. */
	forgives?(message: string): boolean;
}

/** Elements that are nested deeper than this were not written by people, and the parser takes ever longer for them. */
const DEEPEST = 300;

/** The parser keeps a text, a tag or a comment whole: this is the most that it may hold, in UTF-16 units. */
const LONGEST = 64 * 1024 * 1024;

/** Is thrown through the parser to leave it at once. */
const STOP = new Error("stop");

/**
 * Reads a file of XML as a stream. Nothing that the file declares is obeyed: a document type is refused, since it could define
 * entities that grow without bounds, or that name other files. After a fault nothing more is given.
 * @param makeBuilder is called once, before reading begins
 */
export async function* readXml<Options extends SaxesOptions, Part>(
	file: Pick<SourceFile, "path">,
	options: Options,
	makeBuilder: (parser: XmlParser<Part>) => XmlBuilder<TagForOptions<Options>>,
): AsyncGenerator<Part | XmlStop | XmlBytes, void, void> {
	const { name } = await encodingOfFile(file, "declares");
	const decode = decoderFor(name) ?? ((bytes) => (bytes ? decodeWindows1252(bytes) : ""));
	const parser = openParser(options, makeBuilder);
	let bytes = 0;
	for await (const chunk of chunksOf(file)) {
		bytes += chunk.length;
		parser.write(decode(chunk), false);
		yield* parser.take();
		if (parser.isStopped()) return;
		yield { part: "bytes", bytes };
	}
	parser.write(decode(), true);
	yield* parser.take();
}

function openParser<Options extends SaxesOptions, Part>(
	options: Options,
	makeBuilder: (parser: XmlParser<Part>) => XmlBuilder<TagForOptions<Options>>,
) {
	const xml = new SaxesParser<Options>(options);
	const parts: (Part | XmlStop)[] = [];
	let [isStopped, isFirst, depth, held] = [false, true, 0, 0];

	const stop = (why: XmlStop["why"], message: string, { line, column }: { line: number; column: number } = xml): never => {
		isStopped = true;
		parts.push({ part: "stop", why, message, line, column });
		throw STOP;
	};
	const parse = (text: string) => {
		held += text.length;
		if (held > LONGEST) stop("syntax", "a text in it is longer than 64 MB");
		xml.write(text);
	};
	const builder = makeBuilder({ at: xml, parse, stop, give: (part) => void parts.push(part) });
	xml.on("xmldecl", ({ version }) => builder.version?.(version));
	xml.on("doctype", () => stop("doctype", DOCTYPE));
	xml.on("error", ({ message }) => {
		const plain = message.replace(/^.*?\d+:\d+: /, "").replace(/\.$/, "");
		if (!builder.forgives?.(plain)) stop("syntax", plain);
	});
	xml.on("text", (text) => builder.text(text, false));
	xml.on("cdata", (text) => builder.text(text, true));
	xml.on("opentag", (tag) => {
		held = 0;
		if (++depth > DEEPEST) stop("syntax", "elements are nested too deeply");
		builder.open(tag);
	});
	xml.on("closetag", (tag) => {
		held = 0;
		depth--;
		builder.close(tag);
	});

	function write(text: string, isLast: boolean): void {
		try {
			const declared = isFirst ? refusedDoctype(text, builder.dropsDoctype) : undefined;
			if (declared) stop("doctype", DOCTYPE, declared);
			isFirst &&= text === "";
			if (builder.write) builder.write(text, isLast);
			else parse(text);
			if (isLast) xml.close();
		} catch (error) {
			if (error !== STOP) throw error;
		}
	}

	return { write, isStopped: () => isStopped, take: () => parts.splice(0) };
}

const DOCTYPE = "it declares a document type, with which it could define entities";

/** Where a document type begins that is refused. */
function refusedDoctype(text: string, isDropped = false): { readonly line: number; readonly column: number } | undefined {
	const at = startOfDoctype(text);
	if (at === undefined || (isDropped && endOfPlainDoctype(text, at) !== undefined)) return undefined;
	const lines = text.slice(0, at).split("\n");
	return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
