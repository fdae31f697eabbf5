import type { Article } from "../../article/article.ts";
import type { Checked, Finding } from "../finding.ts";
import { type ComparedText, originalsOf } from "../texts/copies.ts";

/** Finds texts with the signs of a wrong encoding. */
export function checkMojibake({ texts }: Checked): Finding[] {
	return [...texts].flatMap(([file, { garbled }]): Finding[] => {
		if (!garbled) return [];
		const { line, column, count, shown, meant } = garbled;
		const times = count === 1 ? "" : `; there are ${count} such signs in the file`;
		const message =
			meant === undefined ? `A character is lost in “${shown}”${times}.` : `“${shown}” is “${meant}”, read in a wrong encoding${times}.`;
		const remedy =
			meant === undefined
				? "Look the words up where the text comes from, or export it again as UTF-8."
				: "Replace the signs in the file, or export it again as UTF-8.";
		return [{ file, line, column, rule: "mojibake", severity: "warning", message, remedy }];
	});
}

/** In how many stories a text stands that is a form, such as a notice that comes out every month: those are meant to be alike. */
const FORM = 4;

/** Finds stories with nearly the same text. Each is told of once, with the earliest that it is like. */
export function checkCopies({ archive, texts }: Checked): Finding[] {
	const compared: { readonly article: Article; readonly text: ComparedText }[] = [];
	for (const article of archive.stories) {
		const { signature, words = 0, figures = 0 } = texts.get(article.file) ?? {};
		if (signature) compared.push({ article, text: { signature, words, figures } });
	}
	const originals = originalsOf(compared.map(({ text }) => text));
	const sizes = groupSizes(originals);
	return compared.flatMap(({ article }, index): Finding[] => {
		const first = compared[originals[index] ?? -1]?.article;
		if (!first || (sizes[index] ?? 0) >= FORM) return [];
		return [
			{
				file: article.file,
				rule: "story-twice",
				severity: "warning",
				message: `The text of “${article.headline}” is nearly that of “${first.headline}”: ${first.file}.`,
				remedy:
					"Keep one of the two, and give it the address of the other in redirect_from; if both are to stay, write checks_off: story-twice.",
				at: { field: "headline", text: article.headline },
			},
		];
	});
}

/** For each text how many are alike with it, itself among them: over all originals of originals. */
function groupSizes(originals: Int32Array): Int32Array {
	const roots = new Int32Array(originals.length);
	const sizes = new Int32Array(originals.length);
	for (const [index, original] of originals.entries()) {
		// An original stands before its copies.
		const root = original < 0 ? index : (roots[original] ?? index);
		roots[index] = root;
		sizes[root] = (sizes[root] ?? 0) + 1;
	}
	return roots.map((root) => sizes[root] ?? 0);
}
