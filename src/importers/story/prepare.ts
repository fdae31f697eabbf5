import { decodeHTMLAttribute } from "entities";
import { toHtml } from "hast-util-to-html";
import type { Format } from "../../article/article.ts";
import { refuseLargeBody } from "../../article/body/inspect.ts";
import { renderBody } from "../../article/body.ts";
import { BeyondBound, BOUNDS } from "../../article/bounds/bounds.ts";
import { withoutLatinControls } from "../../article/encoding.ts";
import { textOfHtml, withoutControls } from "../../article/text.ts";
import { writeStory } from "../../article/write.ts";
import { sha256Of } from "../../system/hash.ts";
import type { StoryComment } from "../contract/comment.ts";
import { renderWithinBounds } from "../reading/rendered.ts";
import { cleanHtml } from "./clean.ts";
import { type PreparedComments, prepareComments } from "./comments.ts";
import { keepMarkdown } from "./keepmarkdown.ts";
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
	readonly comments?: readonly StoryComment[] | undefined;
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
	/** Undefined where the source never has any. */
	readonly comments?: PreparedComments;
}

/**
 * Cleans the body of a story, replaces its addresses, and writes it as Markdown if nothing is lost, else as HTML. A build will read it.
 * Markdown stays as its author wrote it, except for its addresses.
 */
export function prepareStory({ fields, format, text, addresses, comments }: StoryInput): PreparedStory {
	const plain = withoutControls(withoutLatinControls(text).replace(/\r\n?/g, "\n").replace(/\f/g, "\n\n"));
	const { body, removed, ...rest } = withinSize(bodyOf(plain, format, addresses));
	const short = shortened(fields);
	const written = writeStory(short.fields, body);
	const prepared = { ...rest, removed: [...removed, ...short.removed], text: written, sha256: sha256Of(written) };
	if (!comments) return prepared;
	const ofComments = prepareComments(comments, addresses);
	return {
		...prepared,
		comments: ofComments,
		removed: [...prepared.removed, ...ofComments.removed],
		used: [...new Set([...prepared.used, ...ofComments.used])],
	};
}

type PreparedBody = Pick<PreparedStory, "extension" | "removed" | "used"> & { readonly body: string };

function bodyOf(text: string, format: Format, addresses: ReadonlyMap<string, string>): PreparedBody {
	try {
		const kept = format === "markdown" ? keepMarkdown(text, addresses) : undefined;
		if (kept) return { ...kept, extension: ".md", removed: [] };
		const html = format === "html" ? text : renderWithinBounds(text, format);
		const prepared = cleanBody(html, addresses);
		refuseLargeBody(prepared.body, prepared.extension === ".md" ? "markdown" : "html");
		return prepared;
	} catch (error) {
		// Keep at least the words of what a build would refuse.
		if (!(error instanceof BeyondBound) && !(error instanceof RangeError)) throw error;
		const words = format === "html" ? textOfHtml(text) : text;
		const why = error instanceof BeyondBound ? error.message : "markup that is nested too deeply";
		return { extension: ".html", removed: [[why, 1]], used: [], body: renderBody(words, "text", (address) => address) };
	}
}

function cleanBody(html: string, addresses: ReadonlyMap<string, string>): PreparedBody {
	const { tree, removed } = cleanHtml(html);
	const used = relink(tree, (address) => addresses.get(address) ?? address);
	const told = { removed: [...removed], used };
	const markdown = markdownOf(tree);
	if (markdown !== undefined) return { ...told, extension: ".md", body: markdown };
	return { ...told, extension: ".html", body: `${toHtml(tree).trim()}\n` };
}

/** How many bytes of a body are written: its file has fields, too. */
const MOST_BYTES = (BOUNDS.megabytes.most - 1.5) * 1024 * 1024;

/** A body that a build reads: of one that is too large, the words of its beginning. */
function withinSize(prepared: PreparedBody): PreparedBody {
	const bytes = Buffer.byteLength(prepared.body);
	if (bytes <= MOST_BYTES) return prepared;
	const words = prepared.extension === ".html" ? textOfHtml(prepared.body) : prepared.body;
	// Half of what would fit, since the signs of HTML take several bytes each.
	const kept = words.slice(0, Math.floor((words.length * MOST_BYTES) / bytes / 2)).toWellFormed();
	return {
		...prepared,
		extension: ".html",
		removed: [...prepared.removed, [`characters of text beyond ${BOUNDS.megabytes.most} megabytes`, words.length - kept.length]],
		body: renderBody(kept, "text", (address) => address),
	};
}

/** Fields with no list that is longer than a build takes, and no more terms. */
function shortened(fields: StoryInput["fields"]): Pick<StoryInput, "fields"> & Pick<PreparedStory, "removed"> {
	const removed: (readonly [string, number])[] = [];
	const authors = Array.isArray(fields.authors) ? Math.min(fields.authors.length, BOUNDS.members.most / 2) : 0;
	const limits: Readonly<Record<string, number>> = { authors: BOUNDS.members.most / 2, tags: BOUNDS.terms.most - authors - 3 };
	const entries = Object.entries(fields).map(([name, value]) => {
		const most = limits[name] ?? BOUNDS.members.most;
		if (!Array.isArray(value) || value.length <= most) return [name, value];
		removed.push([`members of ${name} above ${most}`, value.length - most]);
		return [name, value.slice(0, most)];
	});
	return removed.length === 0 ? { fields, removed } : { fields: Object.fromEntries(entries), removed };
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
