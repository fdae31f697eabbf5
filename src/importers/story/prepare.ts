import { decodeHTMLAttribute } from "entities";
import { toHtml } from "hast-util-to-html";
import type { Format } from "../../article/article.ts";
import { renderBody } from "../../article/body.ts";
import { withoutLatinControls } from "../../article/encoding.ts";
import { textOfHtml, withoutControls } from "../../article/text.ts";
import { writeStory } from "../../article/write.ts";
import { sha256Of } from "../../system/hash.ts";
import { cleanHtml } from "./clean.ts";
import { relink } from "./links.ts";
import { markdownOf } from "./markdown.ts";

/** A story whose text is still to be prepared. Plain data, since it may go to another thread. */
export interface StoryInput {
	/** Front matter, in order. */
	readonly fields: Readonly<Record<string, unknown>>;
	readonly format: Format;
	readonly text: string;
	/** What each address in the text is replaced by. Others stay, and are returned in `used`. */
	readonly addresses: ReadonlyMap<string, string>;
}

/** A story as its file is to be written. */
export interface PreparedStory {
	readonly extension: ".md" | ".html";
	readonly text: string;
	/** SHA-256 (hex) of the text in UTF-8. */
	readonly sha256: string;
	/** What was taken out of the body, and how often. */
	readonly removed: readonly (readonly [string, number])[];
	/** Every address in the body, as the source has it. */
	readonly used: readonly string[];
}

/** Cleans the body of a story, replaces its addresses, and writes it as Markdown if nothing is lost, else as HTML. */
export function prepareStory({ fields, format, text, addresses }: StoryInput): PreparedStory {
	const plain = withoutControls(withoutLatinControls(text).replace(/\r\n?/g, "\n").replace(/\f/g, "\n\n"));
	const html = format === "html" ? plain : renderBody(plain, format, (address) => address);
	const { body, ...rest } = bodyOf(html, addresses);
	const written = writeStory(fields, body);
	return { ...rest, text: written, sha256: sha256Of(written) };
}

function bodyOf(
	html: string,
	addresses: ReadonlyMap<string, string>,
): Pick<PreparedStory, "extension" | "removed" | "used"> & { body: string } {
	try {
		const { tree, removed } = cleanHtml(html);
		const used = relink(tree, (address) => addresses.get(address) ?? address);
		const told = { removed: [...removed], used };
		const markdown = markdownOf(tree);
		if (markdown !== undefined) return { ...told, extension: ".md", body: markdown };
		return { ...told, extension: ".html", body: `${toHtml(tree).trim()}\n` };
	} catch (error) {
		// Thousands of nested elements overflow the stack. Keep at least the words.
		if (!(error instanceof RangeError)) throw error;
		const body = renderBody(textOfHtml(html), "text", (address) => address);
		return { extension: ".html", removed: [["markup that is nested too deeply", 1]], used: [], body };
	}
}

const ATTRIBUTE =
	/\b(?:href|src|data|poster|data-[a-z-]{0,40}(?:src|file))\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))|\]\(\s*<?([^\s)>]+)/gi;

/** Whatever looks like an address in a text. It may find some that are not, and hardly ever misses one. */
export function addressesIn(text: string): readonly string[] {
	const found = new Set<string>();
	for (const [, double, single, bare, markdown] of text.matchAll(ATTRIBUTE)) {
		const address = double ?? single ?? bare ?? markdown ?? "";
		found.add(decodeHTMLAttribute(address).trim());
	}
	return [...found];
}
