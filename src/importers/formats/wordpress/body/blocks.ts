import { autoParagraphs } from "./paragraphs.ts";

const DELIMITER = /<!--\s+(\/)?wp:([a-z][a-z0-9_-]*(?:\/[a-z][a-z0-9_-]*)?)(?:\s+(\{[^]*?\}))?\s+(\/)?-->/g;

/** Blocks that say something without holding it: WordPress fills them when it shows the story. */
const PLAIN = new Set(["more", "nextpage", "spacer", "separator", "template-part", "post-content"]);

/** What a story's blocks need from elsewhere. */
export interface BlockSources {
	/** The content of a reusable block, by its id. */
	readonly reusable: (id: string) => string | undefined;
	/** What is put for `core/footnotes`. */
	readonly footnotes?: string;
}

/** A body without the marks of the block editor. */
export interface Unblocked {
	readonly html: string;
	/** Blocks that held nothing, by name. */
	readonly empty: readonly string[];
}

/** Whether a body was written in the block editor. */
export function hasBlocks(text: string): boolean {
	return text.includes("<!-- wp:");
}

/** Takes the marks of the block editor out. Text that stands in no block is an older editor's: it gets its paragraphs. */
export function unblock(text: string, sources: BlockSources, depth = 0): Unblocked {
	const empty: string[] = [];
	const parts: string[] = [];
	let open = 0;
	let at = 0;
	for (const match of text.matchAll(DELIMITER)) {
		const [mark, closing, name = "", settings = "", alone] = match;
		take(match.index);
		at = match.index + mark.length;
		if (alone) parts.push(filled(name, settings));
		else open = closing ? Math.max(0, open - 1) : open + 1;
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
				const inner = unblock(content, sources, depth + 1);
				empty.push(...inner.empty);
				return inner.html;
			}
		}
		if (name === "footnotes" && sources.footnotes !== undefined) return sources.footnotes;
		if (!PLAIN.has(name)) empty.push(`block ${name}`);
		return "";
	}
}
