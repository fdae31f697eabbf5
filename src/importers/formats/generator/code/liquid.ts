import type { KnownCode } from "./call.ts";
import type { CodePiece, CodeSyntax } from "./pieces.ts";

/** Liquid and Nunjucks, as Jekyll, Eleventy and Hexo write them: `{% name … %}`, `{% endname %}`, `{{ value | filter }}`. */
export function liquid({ rawEverywhere }: { readonly rawEverywhere: boolean }): CodeSyntax {
	return {
		scan,
		raw: {
			open: /\{%-?\s*(?:raw|verbatim)\s*-?%\}/,
			close: /\{%-?\s*end(?:raw|verbatim)\s*-?%\}/,
			everywhere: rawEverywhere,
		},
	};
}

/** `{% comment %}`: nothing of it was shown. */
export const liquidComment: KnownCode = {
	content: "typed",
	becomes({ content }, { notCarried }) {
		if (content === undefined) return undefined;
		notCarried("comment of a template");
		return "";
	},
};

/** No piece is longer, in UTF-16 units. */
const LONGEST = 10_000;

/** Parts of another piece. */
const MIDDLE = /^(else|elsif|elseif|elif|when|break|continue)$/;

function scan(text: string): readonly CodePiece[] {
	const pieces: CodePiece[] = [];
	const ends = { "%}": -2, "}}": -2 };
	/** The next end behind a place; the last answer is kept, since many beginnings may have one end. */
	const endAfter = (place: number, end: keyof typeof ends): number => {
		if (ends[end] !== -1 && ends[end] < place) ends[end] = text.indexOf(end, place);
		return ends[end];
	};
	const opening = /\{[{%]/g;
	for (let found = opening.exec(text); found; found = opening.exec(text)) {
		const isTag = found[0] === "{%";
		const end = endAfter(found.index + 2, isTag ? "%}" : "}}");
		if (end < 0 || end - found.index > LONGEST) continue;
		const inner = text
			.slice(found.index + 2, end)
			.replace(/^-|-$/g, "")
			.trim();
		const piece = isTag ? tagOf(inner) : valueOf(inner);
		if (!piece) continue;
		pieces.push({ at: found.index, end: end + 2, ...piece });
		opening.lastIndex = end + 2;
	}
	return pieces;
}

type Named = Pick<CodePiece, "name" | "written" | "kind" | "isValue">;

function tagOf(inner: string): Named | undefined {
	const [whole = "", word = ""] = /^([a-z][\w.:-]*)(?:\s|$)/i.exec(inner) ?? [];
	if (word === "") return undefined;
	const written = inner.slice(whole.length).trim();
	if (MIDDLE.test(word)) return { name: word, written, kind: "middle" };
	if (/^end./.test(word)) return { name: word.slice(3), written, kind: "close" };
	const [included = "", file = ""] = /^["']?([\w@.-][\w/@.-]*)["']?,?(?=\s|$)/.exec(written) ?? [];
	if (/^(include|include_relative|include_cached|render|partial)$/.test(word) && file !== "")
		return {
			name: `${word === "include_cached" ? "include" : word} ${file}`,
			written: written.slice(included.length).trim(),
			kind: "open",
		};
	return { name: word, written, kind: "open" };
}

/** A value is named by its path, or, where it is a text, by the filter that makes an address of it. */
function valueOf(inner: string): Named | undefined {
	const [name] = /^[a-z_][\w.-]*(?:\[["'][\w-]+["']\][\w.-]*)*/i.exec(inner) ?? [];
	if (name !== undefined) return { name: name.replace(/\[["']([\w-]+)["']\]/g, ".$1"), written: inner, kind: "open", isValue: true };
	const [, filter] = /^["'][^"'\n]*["']\s*\|\s*([a-z_]\w*)/i.exec(inner) ?? [];
	return /^["']/.test(inner) ? { name: filter ?? "text", written: inner, kind: "open", isValue: true } : undefined;
}
