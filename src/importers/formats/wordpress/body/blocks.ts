import { autoParagraphs } from "./paragraphs.ts";

const DELIMITER = /<!--\s+(\/)?wp:([a-z][a-z0-9_-]*(?:\/[a-z][a-z0-9_-]*)?)(?:\s+(\{[^]*?\}))?\s+(\/)?-->/g;

/** Blocks that hold no words, and are not worth a line in the report. */
const PLAIN = new Set(["more", "nextpage", "spacer", "separator", "template-part", "post-content"]);

/** What blocks show that is not in them. */
export interface BlockSources {
	/** The content of a reusable block, by its id. */
	readonly reusable: (id: string) => string | undefined;
	/** The HTML of the block `core/footnotes`. */
	readonly footnotes?: string;
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
