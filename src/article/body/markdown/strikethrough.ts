import type MarkdownIt from "markdown-it";

/** Words between single tildes, as GitHub strikes them through. */
const STRUCK = /~(?![~\s])([^~\n]{1,500}?)(?<!\s)~(?!~)/y;

/** Strikes through what stands between single tildes; `~~` is markdown-it's own. */
export function singleTildes(md: MarkdownIt): void {
	md.inline.ruler.before("strikethrough", "single_tilde", (state, silent) => {
		if (state.src.charCodeAt(state.pos) !== 0x7e || state.src.charAt(state.pos - 1) === "~") return false;
		STRUCK.lastIndex = state.pos;
		const match = STRUCK.exec(state.src);
		const end = state.pos + (match?.[0].length ?? 0);
		// Tildes inside words are parts of paths and of numbers.
		if (!match || end > state.posMax || /[\p{L}\p{N}]/u.test(state.src.charAt(state.pos - 1) + state.src.charAt(end))) return false;
		if (!silent) {
			const [from, max] = [state.pos + 1, state.posMax];
			Object.assign(state, { pos: from, posMax: end - 1 });
			state.push("s_open", "s", 1).markup = "~";
			state.md.inline.tokenize(state);
			state.push("s_close", "s", -1).markup = "~";
			state.posMax = max;
		}
		state.pos = end;
		return true;
	});
}
