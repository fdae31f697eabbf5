import type { Root } from "hast";
import { fromParse5 } from "hast-util-from-parse5";
import { parseFragment } from "parse5";

/** Parses HTML as a browser would. The tree has no line numbers: to note them doubles the time. */
export function parseHtml(html: string): Root {
	return fromParse5(parseFragment(html, { scriptingEnabled: false })) as Root;
}
