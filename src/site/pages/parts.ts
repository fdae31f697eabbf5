import type { Article } from "../../article/article.ts";
import type { Settings } from "../../settings.ts";
import { cutByCount } from "../../system/batches.ts";
import { address, pageAddress } from "../address.ts";
import type { Context } from "../context.ts";
import type { PlannedOutput } from "../planned.ts";

/** Which page of a long list a page is, from 1, and links to other pages of it. */
export interface Numbered {
	readonly number: number;
	readonly parts: readonly { readonly number: number; readonly url: string }[];
}

/** The pages of a list of stories. A list of more than `2 × listingSize` stories has further pages: `part-2`, `part-3`. */
export function inParts(
	{ path, ...place }: Pick<PlannedOutput, "path" | "kind" | "from" | "group">,
	articles: readonly Article[],
	settings: Settings,
	data: (articles: readonly Article[], parts: Numbered, context: Context) => object,
): PlannedOutput[] {
	const pieces = cutByCount(articles, 2 * settings.listingSize);
	const addresses = pieces.map((_, index) => (index === 0 ? address(path) : pageAddress(`${path}part-${index + 1}`, settings)));
	const parts = pieces.length === 1 ? [] : addresses.map(({ url }, index) => ({ number: index + 1, url }));
	// Only the first page links to all pages. A full page must not change when a new page begins, so it links to no later one.
	return pieces.map((piece, index): PlannedOutput => {
		const known = index === 0 ? parts : [...new Set([0, index - 1, index])].flatMap((at) => parts[at] ?? []);
		return {
			...place,
			...(addresses[index] ?? address(path)),
			isFurtherPage: index > 0,
			data: (context) => data(piece, { number: index + 1, parts: known }, context),
		};
	});
}
