import { decodeXML } from "entities";
import { percentDecoded } from "../../article/text.ts";
import { addressKey, pathOf, urlOf } from "../survey/addresses.ts";
import type { ListingLinks } from "../survey/listings.ts";
import type { Survey } from "../survey/survey.ts";
import type { Against } from "./report.ts";

const CDATA = "<![CDATA[";

/** The addresses in a sitemap, or in a text that has one on each line. */
export function addressList(text: string): readonly string[] {
	const locations = text
		.split("<loc>")
		.slice(1)
		.map((rest) => rest.slice(0, Math.max(0, rest.indexOf("</loc>"))).trim())
		.map((inside) =>
			inside.startsWith(CDATA)
				? inside
						.slice(CDATA.length)
						.replace(/\]\]>$/, "")
						.trim()
				: decodeXML(inside),
		)
		.filter((address) => address !== "");
	if (locations.length > 0) return locations;
	return text
		.split(/\r?\n/)
		.map((line) => line.trim())
		.filter((line) => /^(https?:\/\/|\/)/i.test(line));
}

/**
 * Checks whether every address of the old site leads somewhere in the new site: a page or a redirect must answer at its path.
 * @param home the address of the old site
 */
export function checkAgainst(list: readonly string[], { links, stories }: Survey, listings: ListingLinks, home: string): Against {
	const missing: string[] = [];
	const recorded: string[] = [];
	// Links are led on from more addresses than a server can be told of, such as every page of a listing.
	const moved = new Set(listings.moved.flatMap(({ from, to }) => (to === undefined ? [] : addressKey(from, home))));
	for (const address of list) {
		const key = addressKey(address, home) ?? "";
		const number = links.get(key);
		const story = number === undefined ? undefined : stories.at(number);
		const url = urlOf(address, home);
		const listing = story || !url ? undefined : listings.find(url, home);
		if (story?.left !== undefined || (!story && listing === undefined && !moved.has(key))) missing.push(address);
		else {
			const path = pathOf(address) ?? (url?.search === "" ? "/" : undefined);
			const reached = [listing, story?.permalink, story?.address, ...(story?.redirects ?? [])].map(plain);
			if (path !== undefined && reached.includes(plain(path))) continue;
			(story || moved.has(key) ? recorded : missing).push(address);
		}
	}
	return { checked: list.length, missing, recorded };
}

function plain(path: string | undefined): string | undefined {
	return path === undefined ? undefined : percentDecoded(path).replace(/\/(index\.html)?$/, "");
}
