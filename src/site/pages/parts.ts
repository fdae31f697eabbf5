import type { Article } from "../../article/article.ts";
import type { Settings } from "../../settings.ts";
import { cutByCount } from "../../system/batches.ts";
import { address, pageAddress } from "../address.ts";
import type { Context } from "../context.ts";
import type { Numbered } from "../items/calendar.ts";
import type { ItemData } from "../items/items.ts";
import type { PlannedPlace } from "../planned.ts";

/** The kinds of output that are lists of stories in numbered pages. */
type NumberedKind = "issue" | "period" | "undated";

/** The pages of a list of stories. A list of more than `2 × listingSize` stories has further pages: `part-2`, `part-3`. */
export function inParts<Own extends NumberedKind>(
	{ path, ...place }: Pick<PlannedPlace, "path" | "from" | "group"> & { readonly kind: Own },
	articles: readonly Article[],
	settings: Settings,
	data: (articles: readonly Article[], parts: Numbered, context: Context) => ItemData[Own],
): (PlannedPlace & { readonly kind: Own; readonly data: (context: Context) => ItemData[Own] })[] {
	const pieces = cutByCount(articles, 2 * settings.listingSize);
	const addresses = pieces.map((_, index) => (index === 0 ? address(path) : pageAddress(`${path}part-${index + 1}`, settings)));
	const parts = pieces.length === 1 ? [] : addresses.map(({ url }, index) => ({ number: index + 1, url }));
	// Only the first page links to all pages. A full page must not change when a new page begins, so it links to no later one.
	return pieces.map((piece, index) => {
		const known = index === 0 ? parts : [...new Set([0, index - 1, index])].flatMap((at) => parts[at] ?? []);
		return {
			...place,
			...(addresses[index] ?? address(path)),
			isFurtherPage: index > 0,
			data: (context: Context) => data(piece, { number: index + 1, parts: known }, context),
		};
	});
}
