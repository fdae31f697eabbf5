import { jsonValue, membersOf } from "../../../reading/values.ts";
import type { ShowEmbed } from "./cached.ts";
import { autoParagraphs } from "./paragraphs.ts";
import { keepVerbatim } from "./verbatim.ts";

const HEAD = /<!--\s+(\/)?wp:([a-z][a-z0-9_-]*(?:\/[a-z][a-z0-9_-]*)?)(?=\s)/y;

/** A mark of the block editor: where a block begins or ends, or one that holds nothing. */
interface Delimiter {
	readonly name: string;
	readonly closes: boolean;
	readonly isAlone: boolean;
	/** JSON, or empty. */
	readonly settings: string;
	readonly start: number;
	readonly end: number;
}

function* delimiters(text: string): Generator<Delimiter, void, void> {
	let close = -1;
	for (let start = text.indexOf("<!--"); start >= 0; ) {
		const next = text.indexOf("<!--", start + 4);
		if (close < start) close = text.indexOf("-->", start);
		if (close < 0) return;
		HEAD.lastIndex = start;
		const [head, slash, name] = next < 0 || close < next ? (HEAD.exec(text) ?? []) : [];
		if (head !== undefined && name !== undefined) {
			const inside = text.slice(start + head.length, close);
			const isAlone = /\s\/$/.test(inside.slice(-2));
			const settings = inside.slice(0, isAlone ? -1 : undefined).trim();
			const isWhole = isAlone || /\s$/.test(inside.slice(-1));
			if (isWhole && (settings === "" || (settings.startsWith("{") && settings.endsWith("}"))))
				yield { name, closes: slash === "/", isAlone, settings, start, end: close + 3 };
		}
		start = next;
	}
}

/** Blocks that hold no words, and are not worth a line in the report. */
const PLAIN = new Set(["more", "nextpage", "spacer", "separator", "template-part", "post-content"]);

/** What blocks show that is not in them. */
export interface BlockSources {
	/** The content of a reusable block, by its id. */
	readonly reusable: (id: string) => string | undefined;
	/** The HTML of the block `core/footnotes`. */
	readonly footnotes?: string;
	/** Shows what stands at an address of another site. */
	readonly embed?: ShowEmbed;
}

/** A body without the marks of the block editor. */
export interface Unblocked {
	readonly html: string;
	/** Names of blocks that held nothing. WordPress fills such blocks when it shows the story. */
	readonly empty: readonly string[];
}

/** Whether a body was written in the block editor. */
export function hasBlocks(text: string): boolean {
	return text.includes("<!-- wp:");
}

/** Takes out the marks of the block editor. Text outside of blocks was written in the older editor, and gets paragraphs. */
export function unblock(text: string, sources: BlockSources, depth = 0): Unblocked {
	const empty: string[] = [];
	const parts: string[] = [];
	let open = 0;
	let at = 0;
	for (const { name, closes, isAlone, settings, start, end } of delimiters(text)) {
		take(start);
		at = end;
		if (isAlone) parts.push(filled(name, settings));
		else open = closes ? Math.max(0, open - 1) : open + 1;
	}
	take(text.length);
	return { html: parts.join(""), empty };

	function take(end: number): void {
		const piece = text.slice(at, end);
		parts.push(open === 0 && piece.trim() !== "" ? `${autoParagraphs(piece)}\n` : piece);
	}

	function filled(name: string, settings: string): string {
		if (name === "block") {
			const id = /"ref"\s*:\s*(\d+)/.exec(settings)?.[1] ?? "";
			const content = depth < 3 ? sources.reusable(id) : undefined;
			if (content !== undefined) {
				const kept = keepVerbatim(withOverrides(content, membersOf(membersOf(jsonValue(settings)).content)));
				const inner = unblock(kept.text, sources, depth + 1);
				empty.push(...inner.empty);
				return kept.restore(inner.html);
			}
		}
		const shown = /^(core-)?embed\b/.test(name) ? membersOf(jsonValue(settings)).url : undefined;
		if (typeof shown === "string" && sources.embed) return sources.embed(shown);
		if (name.startsWith("acf/")) {
			empty.push(`block ${name}`);
			return wordsOfFields(membersOf(membersOf(jsonValue(settings)).data));
		}
		if (name === "footnotes" && sources.footnotes !== undefined) return sources.footnotes;
		if (!PLAIN.has(name)) empty.push(`block ${name}`);
		return "";
	}
}

/** A reusable block with the words that a story has in it in the place of its own, by the names of blocks. */
function withOverrides(content: string, overrides: Readonly<Record<string, unknown>>): string {
	let changed = content;
	for (const [name, values] of Object.entries(overrides)) {
		const words = membersOf(values).content;
		const at = typeof words === "string" ? changed.indexOf(`"name":${JSON.stringify(name)}`) : -1;
		const [whole, open, , close] =
			at < 0 ? [] : (/-->\s*(<(p|h[1-6]|li|a|figcaption)\b[^<>]*>)[^]{0,20000}?(<\/\2>)/.exec(changed.slice(at, at + 25_000)) ?? []);
		if (whole === undefined) continue;
		const from = changed.indexOf(whole, at);
		changed = `${changed.slice(0, from)}-->\n${open}${String(words)}${close}${changed.slice(from + whole.length)}`;
	}
	return changed;
}

/** The words in the fields of a block that a plugin (ACF) fills: what has more than one of them, since others say how it looks. */
function wordsOfFields(fields: Readonly<Record<string, unknown>>): string {
	return Object.entries(fields)
		.flatMap(([name, value]) => {
			if (name.startsWith("_") || typeof value !== "string" || !/\p{L}\S*\s+\S*\p{L}/u.test(value)) return [];
			return /<(p|ul|ol|h\d|blockquote|div)\b/i.test(value) ? value : autoParagraphs(value);
		})
		.join("\n");
}
