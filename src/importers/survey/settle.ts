import { distinctSlug, shortHash } from "../../article/slug.ts";
import { encode } from "../../site/address.ts";
import { plainCopy } from "../reading/copy.ts";
import { addressKey, isListing, pathOf } from "./addresses.ts";
import type { Collection } from "./collect.ts";
import { makeTable, type Table } from "./namedtable.ts";
import type { AddressFields, NewSite } from "./newsite.ts";
import type { OpenStory } from "./story.ts";
import { listingPaths } from "./termnames.ts";

/** Gives every story that no earlier run wrote a file of its own. */
export function settleFiles({ unplaced, stems }: Collection, exists: (stem: string) => boolean): void {
	for (const { story } of unplaced) {
		if (story.left !== undefined) continue;
		if (stems.add(story.stem, 0) === undefined && !exists(story.stem)) continue;
		story.stem += `-${shortHash(story.key)}`;
		stems.set(story.stem, 0);
	}
}

/**
 * Finds the story that each old address belongs to now. The addresses of a story that is left out belong to the story that replaces it.
 * @returns numbers of stories, by `addressKey`
 */
export function settleLinks({ stories, addresses }: Collection): Table {
	const links = makeTable();
	for (const [number, open] of stories.entries()) {
		let owner = number;
		for (let next = open.replacedBy; next !== undefined; next = stories[next]?.replacedBy) owner = next;
		for (const row of open.addressRows) {
			for (const address of addresses.at(row) ?? []) {
				const key = addressKey(address);
				if (key !== undefined) links.add(key, owner);
			}
		}
		if (owner !== number) stories[owner]?.addressRows.push(...open.addressRows);
	}
	return links;
}

/**
 * Claims addresses on the new site. The first to claim an address has it: old paths that are kept, then new addresses, then old paths that redirect.
 * @param keepUrls whether stories keep their old paths
 */
export function settleAddresses(collection: Collection, site: NewSite, keepUrls: boolean): void {
	const stories = collection.stories.filter(({ story }) => story.left === undefined);
	const listings = listingPaths(collection.names, site);
	const isFree = (path: string) => !isListing(path, listings) && site.claim(path) === undefined;
	const oldAddresses = ({ addressRows }: OpenStory) => addressRows.flatMap((row) => collection.addresses.at(row) ?? []);
	if (keepUrls) {
		for (const open of stories) {
			const path = plainCopy(pathOf(oldAddresses(open)[0] ?? "") ?? "");
			if (path !== "" && isFree(path)) keepPath(open, path);
		}
	}
	for (const [number, open] of collection.stories.entries()) {
		const isPlaced = open.story.left !== undefined || open.story.permalink !== undefined;
		if (open.isPublished && !isPlaced) claimOwn(open, collection.places.at(number), site);
	}
	for (const open of stories) {
		const paths = new Set(oldAddresses(open).flatMap((address) => pathOf(address) ?? []));
		const free = [...paths].filter((path) => path !== open.story.permalink && isFree(path));
		if (free.length > 0) open.story.redirects = plainCopy(free);
	}
}

/**
 * Claims the address of a story; where another has it, one with a slug of its own. Without that a build would give one of the two
 * another address, and links to it would lead to the wrong story.
 */
function claimOwn({ story }: OpenStory, place: AddressFields | undefined, site: NewSite): void {
	if (site.claim(story.address) === undefined || !place) return;
	for (const id of [story.key, `${story.key}'`]) {
		const slug = distinctSlug(place.slug, id);
		const address = site.addressOf({ ...place, slug });
		if (site.claim(address) !== undefined) continue;
		Object.assign(story, { slug, address });
		return;
	}
}

function keepPath({ story }: OpenStory, path: string): void {
	const address = encode(path);
	story.permalink = path;
	// If both are equal, keep one text in memory instead of two.
	story.address = address === path ? path : address;
}
