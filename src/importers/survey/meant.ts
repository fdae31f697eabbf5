import { slugOf } from "../../article/slug.ts";
import { percentDecoded } from "../../article/text.ts";
import { addressKey } from "./addresses.ts";
import type { Collection } from "./collect.ts";
import { makeTable, type Table } from "./namedtable.ts";

/** Where stories are looked up that an address means without being one of theirs. */
interface MeantLookup {
	/** By `addressKey`. */
	readonly links: Pick<Table, "get">;
	/** By slug. */
	readonly slugs: Pick<Table, "get">;
}

/** The numbers of the published stories by their slugs. A slug that several of them have leads to none: to the number after the last story. */
export function settleSlugs({ stories, places }: Collection): Table {
	const slugs = makeTable();
	for (const [number, { story, isPublished }] of stories.entries()) {
		const slug = isPublished && story.left === undefined ? places.at(number)?.slug : undefined;
		if (slug !== undefined && slugs.add(slug, number) !== undefined) slugs.set(slug, stories.length);
	}
	return slugs;
}

/** What may stand between the home page and the slug: dates, and folders that hold all posts. */
const FOLDERS = /^(\d{1,4}|index\.php|blog|archives?)$/i;

/**
 * The number of the story that a WordPress site shows at an address that is none of the story's own: by the number of its record
 * (`/?p=12/`, `/?p=12&x=y`, `/?page_id=12` for a post), or by its slug (`/2011/02/slug/`, when the site wrote its addresses otherwise).
 * @param home the address of the old site, which the address lies below
 */
export function meantStory(url: URL, home: string, { links, slugs }: MeantLookup): number | undefined {
	const id = /^\d+/.exec(url.searchParams.get("p") ?? url.searchParams.get("page_id") ?? "")?.[0];
	if (id !== undefined) {
		const keys = ["p", "page_id"].map((name) => addressKey(`${home.replace(/\/+$/, "")}/?${name}=${id}`) ?? "");
		return keys.map((key) => links.get(key)).find((number) => number !== undefined);
	}
	const below = url.pathname.slice(new URL(home).pathname.replace(/\/+$/, "").length);
	const parts = below.split("/").filter((part) => part !== "");
	const name = percentDecoded(parts.pop() ?? "").replace(/\.(html?|php)$/i, "");
	return /^\d*$/.test(name) || !parts.every((part) => FOLDERS.test(part)) ? undefined : slugs.get(slugOf(name));
}
