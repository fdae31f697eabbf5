import type MarkdownIt from "markdown-it";
import footnote from "markdown-it-footnote";

/** What the plugin keeps of the footnotes of a text. */
interface Footnotes {
	/** By `:label`, the number of the note; negative where nothing refers to it. */
	readonly refs?: Readonly<Record<string, number>>;
}

/** Footnotes. One that nothing refers to stays where it stands, as typed. */
export function footnotes(md: MarkdownIt): void {
	md.use(footnote);
	md.core.ruler.before("footnote_tail", "footnotes_without_reference", ({ tokens, env }) => {
		const { refs } = (env as { readonly footnotes?: Footnotes }).footnotes ?? {};
		if (!refs) return;
		for (const [index, token] of tokens.entries()) {
			if (token.type !== "footnote_reference_open") continue;
			const label = String((token.meta as { readonly label?: string } | null)?.label ?? "");
			if ((refs[`:${label}`] ?? -1) >= 0) continue;
			const close = tokens.findIndex((other, at) => at > index && other.type === "footnote_reference_close");
			Object.assign(token, { type: "paragraph_open", hidden: true });
			if (tokens[close]) Object.assign(tokens[close], { type: "paragraph_close", hidden: true });
			const first = tokens.slice(index, close).find(({ type }) => type === "inline")?.children?.[0];
			if (first?.type === "text") first.content = `[^${label}]: ${first.content}`;
		}
	});
}
