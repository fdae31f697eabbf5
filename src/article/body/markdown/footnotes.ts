import type MarkdownIt from "markdown-it";
import type { RuleCore } from "markdown-it/lib/parser_core.mjs";
import type Token from "markdown-it/lib/token.mjs";
import footnote from "markdown-it-footnote";
import { BeyondBound, BOUNDS } from "../../bounds/bounds.ts";

/** What the plugin keeps of the footnotes of a text. */
interface Footnotes {
	/** By `:label`, the number of the note; negative where nothing refers to it. */
	readonly refs?: Readonly<Record<string, number>>;
	/** The notes to which something refers, and those that stand within a line. */
	readonly list?: readonly unknown[];
}

/** Footnotes. One that nothing refers to stays where it stands, as typed. */
export function footnotes(md: MarkdownIt): void {
	md.use(footnote);
	md.core.ruler.before("footnote_tail", "footnotes_without_reference", ({ tokens, env }) => {
		const { refs } = (env as { readonly footnotes?: Footnotes }).footnotes ?? {};
		if (refs) for (const [index, token] of tokens.entries()) keepAsTyped(tokens, index, token, refs);
	});
	const tail = md.core.ruler.getRules("").find(({ name }) => name === "footnote_tail");
	if (tail) md.core.ruler.at("footnote_tail", (state) => moveNotes(state, tail));
}

function keepAsTyped(tokens: readonly Token[], index: number, token: Token, refs: NonNullable<Footnotes["refs"]>): void {
	if (token.type !== "footnote_reference_open") return;
	const label = String((token.meta as { readonly label?: string } | null)?.label ?? "");
	if ((refs[`:${label}`] ?? -1) >= 0) return;
	let first: Token | undefined;
	for (let at = index + 1; at < tokens.length; at++) {
		const other = tokens[at];
		if (other?.type === "inline") first ??= other.children?.[0];
		if (other?.type !== "footnote_reference_close") continue;
		Object.assign(other, { type: "paragraph_close", hidden: true });
		break;
	}
	Object.assign(token, { type: "paragraph_open", hidden: true });
	if (first?.type === "text") first.content = `[^${label}]: ${first.content}`;
}

/** Has the plugin move the notes to the end. It copies all tokens for each note, so it is given those of the notes alone. */
function moveNotes(state: Parameters<RuleCore>[0], move: RuleCore): void {
	const { list } = (state.env as { readonly footnotes?: Footnotes }).footnotes ?? {};
	if (!list) return move(state);
	if (list.length > BOUNDS.footnotes.most) throw new BeyondBound("footnotes");
	const [text, notes]: [Token[], Token[]] = [[], []];
	let isNote = false;
	for (const token of state.tokens) {
		isNote ||= token.type === "footnote_reference_open";
		(isNote ? notes : text).push(token);
		if (token.type === "footnote_reference_close") isNote = false;
	}
	state.tokens = notes;
	move(state);
	for (const token of state.tokens) text.push(token);
	state.tokens = text;
}
