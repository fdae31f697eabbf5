import type { Addresses, Moved, MovedListing } from "../report/report.ts";
import { urlOf } from "./addresses.ts";
import type { ListingLinks } from "./listings.ts";
import type { Survey } from "./survey.ts";

/**
 * Where old addresses have gone that are no story's: those of listings, and redirects that lead to a listing or elsewhere.
 * @param home the address of the old site
 */
export function movedOf(
	{ redirects }: Survey,
	{ moved, find }: ListingLinks,
	home: string | undefined,
): Pick<Addresses, "listings" | "elsewhere"> {
	const listed: MovedListing[] = [];
	const elsewhere: Moved[] = [];
	for (const redirect of redirects) {
		const [url, path] = [urlOf(redirect.to), urlOf(redirect.from)];
		const to = url && home !== undefined ? find(url, home) : undefined;
		if (to !== undefined && path) listed.push({ from: path.pathname + path.search, to });
		else elsewhere.push(redirect);
	}
	const known = new Set(moved.map(({ from }) => from));
	return { listings: [...moved, ...listed.filter(({ from }) => !known.has(from))], ...(elsewhere.length > 0 && { elsewhere }) };
}
