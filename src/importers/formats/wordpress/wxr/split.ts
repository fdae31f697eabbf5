import type { SaxesParser } from "saxes";
import { quickItem } from "./quick.ts";
import type { Entry } from "./read.ts";

/** Feeds text to a parser, all but the items that can be read without it. */
export interface Feed {
	/** @param last whether no more comes; else an item that is cut off waits for its rest */
	write(text: string, last?: boolean): void;
	/** To be called where the parser has met a tag. */
	met(): void;
	/** The line that comes next. */
	line(): number;
}

const ITEM = "<item>";

/** Longer items are left to the parser, which needs not hold them whole. */
const LONGEST = 1 << 25;

/** More blanks than stand between items. */
const FAR = 1000;

/**
 * @param isBetween whether the parser stands where items may be, and goes on
 * @param give takes an item
 */
export function makeFeed(xml: SaxesParser, isBetween: () => boolean, give: (entry: Entry) => void): Feed {
	let held = "";
	/** How much the parser was given: what it says of its place holds only while it reads. */
	let given = 0;
	/** Where it stood behind the last tag, and what it was given since. */
	let settled = 0;
	let since = "";

	return {
		met: () => void (settled = xml.position),
		line: () => xml.line + linesIn(held),
		write(text, last = false) {
			const whole = held + text;
			held = "";
			let [at, from] = [0, 0];
			for (let item = whole.indexOf(ITEM); item !== -1; item = whole.indexOf(ITEM, from)) {
				between(whole.slice(at, item));
				at = item;
				from = item + ITEM.length;
				const found = isBetween() && isSettled() ? quickItem(whole, item) : "odd";
				if (found === "cut off" && !last && whole.length - item < LONGEST) {
					held = whole.slice(item);
					return;
				}
				if (typeof found === "string") continue;
				give({ element: "item", line: xml.line, column: xml.column + 1, ...found.value });
				pass(whole.slice(item, found.end));
				at = found.end;
				from = at;
			}
			const open = whole.lastIndexOf("<");
			// It may be the beginning of an item.
			const end = last || open < Math.max(from, whole.length - ITEM.length + 1) ? whole.length : open;
			parse(whole.slice(at, end));
			held = whole.slice(end);
		},
	};

	/** What stands before an item: mostly nothing that a parser need see. */
	function between(text: string): void {
		if (/[^\t\n\r ]/.test(text) || !isBetween() || !isSettled()) parse(text);
		else if (text !== "") pass(text);
	}

	function parse(text: string): void {
		if (text === "") return;
		xml.write(text);
		given += text.length;
		since = (since + text.slice(-FAR)).slice(-FAR);
	}

	/** Whether but blanks have come since the last tag: the parser is in no comment, and in no tag. */
	function isSettled(): boolean {
		const gap = given - settled;
		return gap < since.length && since.slice(since.length - gap).trim() === "" && !since.endsWith("\r");
	}

	/** Lets the parser know how far an item went that it has not seen. */
	function pass(text: string): void {
		const lines = linesIn(text);
		xml.line += lines;
		const rest = lines === 0 ? text : text.slice(Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r")) + 1);
		xml.column = (lines === 0 ? xml.column : 0) + [...rest].length;
		since = ">";
		settled = given;
	}
}

function linesIn(text: string): number {
	let lines = 0;
	for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lines++;
	if (!text.includes("\r")) return lines;
	return text.match(/\r\n?|\n/g)?.length ?? 0;
}
