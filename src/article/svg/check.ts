import { SaxesParser, type SaxesTagNS } from "saxes";
import { ATTRIBUTES, ELEMENTS, FREE_ATTRIBUTE, NOT_ANIMATED, NOTES, SVG, XLINK, XML, XMLNS } from "./allowed.ts";
import { decodeSvg } from "./decode.ts";
import { addressRefusal, cssRefusal } from "./values.ts";

/** Why an SVG picture is not taken, and where in it. */
export interface SvgFault {
	/** 1-based. */
	readonly line: number;
	/** The end of a sentence about the picture. */
	readonly message: string;
}

/** Instructions that drawing programs write around their notes. */
const INSTRUCTIONS: ReadonlySet<string> = new Set(["xpacket", "adobe-xap-filters"]);

/** A document type without declarations of its own. */
const PLAIN_DOCTYPE = /^\s*svg(\s+PUBLIC\s+["']-\/\/W3C\/\/DTD SVG [^"']*["']\s+["'][^"']*["'])?\s*$/;

/**
 * Looks for anything in an SVG picture that is not known to be harmless: what runs, what loads something of another site, what belongs to
 * another language. It parses the picture as XML, as browsers do, so that no prefix, entity or encoding hides anything. Never throws.
 * @returns the first fault; undefined where the picture may be published
 */
export function svgFault(bytes: Uint8Array): SvgFault | undefined {
	const decoded = decodeSvg(bytes);
	if ("fault" in decoded) return { line: 1, message: decoded.fault };
	const parser = new SaxesParser({ xmlns: true });
	const faults: SvgFault[] = [];
	const refuse = (message: string | undefined): void => {
		if (message !== undefined) faults.push({ line: parser.line, message });
	};
	let depth = 0;
	let depthOfStyle = 0;
	const style: string[] = [];
	const text = (some: string) => void (depthOfStyle > 0 && style.push(some));
	parser.on("error", (error) => refuse(`is no XML that can be read (${plainReason(error)})`));
	parser.on("xmldecl", ({ version }) => refuse(version === undefined || version === "1.0" ? undefined : `is XML ${version}`));
	parser.on("doctype", (type) => refuse(PLAIN_DOCTYPE.test(type) ? undefined : "declares entities or a type of its own"));
	parser.on("processinginstruction", ({ target }) =>
		refuse(INSTRUCTIONS.has(target) ? undefined : `holds an instruction <?${shown(target)}?>`),
	);
	parser.on("text", text);
	parser.on("cdata", text);
	parser.on("opentag", (tag) => {
		if (++depth > DEEPEST) refuse("holds elements within each other by the hundred");
		if (depthOfStyle > 0 || (tag.local === "style" && tag.uri === SVG)) depthOfStyle++;
		refuse(tagRefusal(tag));
	});
	parser.on("closetag", () => {
		depth--;
		if (depthOfStyle === 0 || --depthOfStyle > 0) return;
		refuse(describe("its style sheet", cssRefusal(style.join(""))));
		style.length = 0;
	});
	for (let at = 0; at < decoded.text.length && faults.length === 0; at += PIECE) parser.write(decoded.text.slice(at, at + PIECE));
	if (faults.length === 0) parser.close();
	return faults[0];
}

/** In UTF-16 units: after a fault no more than one piece is read on. */
const PIECE = 4_096;

/** The parser looks for a prefix in all elements that are open. */
const DEEPEST = 500;

/** Why an element must not stand in a picture. Elements of no namespace mean nothing to a browser, but they may be meant as SVG. */
function tagRefusal({ name, local, uri, attributes }: SaxesTagNS): string | undefined {
	const isSvg = uri === SVG || uri === "";
	if (isSvg ? !ELEMENTS.has(local) : !NOTES.test(uri)) return `holds the element <${shown(name)}>`;
	for (const { name: written, local: own, uri: space, value } of Object.values(attributes)) {
		const what = `the attribute ${shown(written)} of <${shown(name)}>`;
		const refusal = space === "" && isSvg ? attributeRefusal(local, own, value, attributes) : foreignRefusal(local, own, space, value);
		if (refusal === "unknown") return `holds ${what}`;
		if (refusal !== undefined) return describe(what, refusal);
	}
	return undefined;
}

/** `unknown` where an attribute is none of SVG. */
function attributeRefusal(element: string, name: string, value: string, attributes: SaxesTagNS["attributes"]): string | undefined {
	if (name === "href") return hrefRefusal(element, value);
	if (!ATTRIBUTES.has(name) && !FREE_ATTRIBUTE.test(name)) return "unknown";
	if (name === "attributeName") return NOT_ANIMATED.test(value.trim().replace(/^[\w-]+:/, "")) ? "is not to be animated" : undefined;
	if (FREE_ATTRIBUTE.test(name) || name === "content") return undefined;
	// What an animation puts in the place of an address would be loaded: only values of drawing are animated.
	return cssRefusal(value) ?? (attributes.attributeName && /script\s*:/i.test(value) ? "holds a script" : undefined);
}

function foreignRefusal(element: string, name: string, space: string, value: string): string | undefined {
	if (space === XMLNS || NOTES.test(space) || space === "") return undefined;
	if (space === XLINK) return name === "href" ? hrefRefusal(element, value) : undefined;
	if (space === XML) return name === "base" && value !== "" ? "changes where addresses lead to" : undefined;
	return "unknown";
}

function hrefRefusal(element: string, value: string): string | undefined {
	return /^\s*(#|$)/.test(value) ? undefined : addressRefusal(value, element === "a");
}

function describe(what: string, refusal: string | undefined): string | undefined {
	return refusal === undefined ? undefined : `holds what is not harmless: ${what} ${refusal}`;
}

function shown(name: string): string {
	return name.length > 40 ? `${name.slice(0, 39)}…` : name;
}

/** The parser names the place before its reason. */
function plainReason({ message }: Error): string {
	return message.replace(/^(.*?:)?\d+:\d+: /, "").replace(/\.$/, "");
}
