import type { XmlParser } from "../../../reading/xml.ts";
import { quickItem } from "./quick.ts";
import type { WxrRecord } from "./record.ts";

/** Gives the text of an export to the parser, but for the items that can be read without it. */
export interface Splitter {
	/** @param isLast whether this is the last text; if not, an item that is cut off waits for its rest */
	write(text: string, isLast?: boolean): void;
	/** Call it when the parser has met a tag. */
	tagMet(): void;
	/** The line that the next text begins in. */
	line(): number;
}

/** What the splitter needs to know, and where it gives items. */
export interface SplitterOptions {
	/** Whether the parser is at a place where items may begin. */
	readonly isBetweenRecords: () => boolean;
	readonly give: (item: WxrRecord) => void;
}

const ITEM = "<item>";

/** Longer items are left to the parser, which does not keep them whole; in UTF-16 units. */
const LONGEST = 1 << 25;

/** More white space than stands between items, in UTF-16 units. */
const GAP = 1000;

interface State {
	/** The beginning of an item or of a tag, whose rest has not come yet. */
	held: string;
	/** How much text the parser got. Its own count is right only during its calls. */
	given: number;
	/** How much the parser had read at the end of the last tag. */
	atTag: number;
	/** The last text that the parser got, at most `GAP`. */
	last: string;
}

type Parser = Pick<XmlParser<unknown>, "at" | "parse">;

/**
 * Makes what hands a WXR file over, piece by piece: whole items to `give`, the rest to the parser.
 * @param parser reads what stands between items, and items that are too long or broken
 */
export function makeSplitter(parser: Parser, { isBetweenRecords, give }: SplitterOptions): Splitter {
	const state: State = { held: "", given: 0, atTag: 0, last: "" };
	const mayBeItem = () => isBetweenRecords() && isAtTag(state);

	return {
		tagMet: () => void (state.atTag = parser.at.position),
		line: () => parser.at.line + countLines(state.held),
		write(text, isLast = false) {
			const whole = state.held + text;
			state.held = "";
			let [at, from] = [0, 0];
			for (let item = whole.indexOf(ITEM); item !== -1; item = whole.indexOf(ITEM, from)) {
				const before = whole.slice(at, item);
				if (/[^\t\n\r ]/.test(before) || !mayBeItem()) parse(before, parser, state);
				else skip(before, parser, state);
				at = item;
				from = item + ITEM.length;
				const found = mayBeItem() ? quickItem(whole, item) : "odd";
				if (found === "cut off" && !isLast && whole.length - item < LONGEST) {
					state.held = whole.slice(item);
					return;
				}
				if (typeof found === "string") continue;
				give({ element: "item", line: parser.at.line, column: parser.at.column + 1, ...found.value });
				skip(whole.slice(item, found.end), parser, state);
				at = found.end;
				from = at;
			}
			const open = whole.lastIndexOf("<");
			// The text after it may be the beginning of an item.
			const end = isLast || open < Math.max(from, whole.length - ITEM.length + 1) ? whole.length : open;
			parse(whole.slice(at, end), parser, state);
			state.held = whole.slice(end);
		},
	};
}

function parse(text: string, parser: Parser, state: State): void {
	if (text === "") return;
	parser.parse(text);
	state.given += text.length;
	state.last = (state.last + text.slice(-GAP)).slice(-GAP);
}

/** Moves the parser's place to the end of a text that it does not get. */
function skip(text: string, { at }: Parser, state: State): void {
	if (text === "") return;
	const lines = countLines(text);
	at.line += lines;
	const rest = lines === 0 ? text : text.slice(Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r")) + 1);
	at.column = (lines === 0 ? at.column : 0) + [...rest].length;
	state.last = ">";
	state.atTag = state.given;
}

/** Whether nothing but white space has come since the last tag: the parser is in no comment, and in no tag. */
function isAtTag({ given, atTag, last }: State): boolean {
	const gap = given - atTag;
	return gap < last.length && last.slice(last.length - gap).trim() === "" && !last.endsWith("\r");
}

/** How many line ends there are in a text, whatever they are made of. */
export function countLines(text: string): number {
	let lines = 0;
	for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lines++;
	if (!text.includes("\r")) return lines;
	return text.match(/\r\n?|\n/g)?.length ?? 0;
}
