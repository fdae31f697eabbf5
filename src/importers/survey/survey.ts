import { hash } from "node:crypto";
import { shortHash, slugOf } from "../../article/slug.ts";
import { percentDecoded } from "../../article/text.ts";
import { encode } from "../../site/address.ts";
import type { ImportProblem, StoryStep } from "../importer.ts";
import { plainCopy } from "../reading/copy.ts";
import { addressKey, isListing, type ListingKind, pathOf, plainPath } from "./addresses.ts";
import { makeTable, type Table } from "./namedtable.ts";
import type { NewSite } from "./newsite.ts";
import { makeRows, type Rows } from "./rows.ts";

/** What is decided of a story before its text is read: who it is and where it goes. */
export interface Entry {
	/** The key of its step, with a hash behind it where another record has the same. */
	readonly key: string;
	/** Its file below the content folder, without extension. */
	readonly stem: string;
	readonly permalink?: string;
	readonly redirects?: readonly string[];
	/** Its new address, from `/`. */
	readonly address: string;
	/** Why it becomes no file of its own. */
	readonly left?: string;
	/** The entry that has the same text. */
	readonly copyOf?: number;
}

/** What the first pass found out. */
export interface Survey {
	/** One for each story step, in order. */
	readonly entries: Rows<Entry>;
	/** The number of the entry that an old address (see `addressKey`) belongs to. */
	readonly links: Pick<Table, "get">;
	readonly problems: readonly ImportProblem[];
	/** The names that published stories are listed by. */
	readonly live: Readonly<Record<ListingKind, ReadonlySet<string>>>;
	/** The addresses of the calendar's pages that hold such stories. */
	readonly periods: ReadonlySet<string>;
}

/** What decides between addresses and names. */
export interface SurveyOptions {
	readonly keepUrls: boolean;
	readonly skipDuplicates: boolean;
	/** Where an earlier run put a key, without extension. */
	readonly known: (key: string) => string | undefined;
	/** Whether something stands at a path without extension already. */
	readonly exists: (stem: string) => boolean;
}

interface Draft {
	readonly entry: { -readonly [K in keyof Entry]: Entry[K] };
	/** The numbers of the addresses that it wants: its own, then those of what it stands for. */
	readonly wanted: number[];
	readonly live: boolean;
	updated: string;
	heir?: number;
}

/** Takes down one story after the other; `end` gives what came of it. Only what is needed of each is kept. */
export function makeSurvey(site: NewSite, options: SurveyOptions) {
	const drafts: Draft[] = [];
	const wanted = makeRows<readonly string[]>();
	/** The newest record of a key, and what the first one was. */
	let [byKey, firsts, byText] = [makeTable(), makeTable(), makeTable()];
	const links = makeTable();
	const names = emptyNames();
	const live = emptyNames();
	const periods = new Set<string>();
	let stems = makeTable();
	const problems: ImportProblem[] = [];
	const latecomers: Draft[] = [];

	/** The addresses of the listings of all terms. */
	let listings: ReadonlySet<string> = new Set();

	return { add, end };

	function add(given: StoryStep): void {
		const number = drafts.length;
		const { body } = given;
		const step = plainCopy({ ...given, body: undefined, site: undefined, notCarried: undefined });
		const { fields, kind } = step;
		const slug = slugOf(percentDecoded(textOf(fields.slug) ?? textOf(fields.headline) ?? step.key));
		const published = textOf(fields.published);
		const updated = textOf(fields.updated) ?? "";
		const entry: Draft["entry"] = { key: step.key, stem: "", address: "" };
		const draft: Draft = {
			entry,
			wanted: [wanted.add(step.addresses)],
			live: fields.status === undefined,
			updated,
		};
		drafts.push(draft);

		const twin = byKey.add(step.key, number);
		const identity = JSON.stringify([kind, fields.headline, fields.slug, published, step.addresses[0]]);
		if (twin === undefined) {
			firsts.set(step.key + identity, number);
		} else if (firsts.get(step.key + identity) !== undefined) {
			const isNewer = updated > (drafts[twin]?.updated ?? "");
			const [older, newer] = isNewer ? [twin, number] : [number, twin];
			const other = drafts[older];
			if (other) {
				other.entry.left = "the same record stands in the source a second time";
				other.heir = newer;
			}
			byKey.set(step.key, newer);
			if (older === number) return;
			entry.stem = other?.entry.stem ?? "";
		} else {
			entry.key = `${step.key}-${shortHash(hash("sha1", identity, "base64"))}`;
			problems.push({
				...step.place,
				rule: "key-twice",
				severity: "warning",
				message: `"${step.name}" has the id of another record (${step.key}); it was brought over under the id ${entry.key}.`,
				remedy: "Look at both, and delete one if they are the same story.",
			});
		}

		const text = body.text.replace(/\s+/g, " ");
		if (text.trim() !== "") {
			const first = byText.add(text, number);
			if (first !== undefined && drafts[first]?.entry.left === undefined && entry.left === undefined) {
				entry.copyOf = first;
				if (options.skipDuplicates) {
					entry.left = "another story has the same text";
					draft.heir = first;
				}
			}
		}

		const known = options.known(entry.key);
		if (known !== undefined) {
			entry.stem = known;
			stems.set(known, number);
		} else if (entry.stem === "") {
			entry.stem = plainCopy(stemOf(kind, published, slug));
			latecomers.push(draft);
		}
		const shown = draft.live && kind === "story" && fields.embargo === undefined;
		noteNames(fields, names);
		if (shown) noteNames(fields, live);
		if (shown) for (const period of site.calendarOf(published)) periods.add(period);
		entry.address = site.addressOf({ kind, id: entry.key, slug, published, section: textOf(fields.section) });
	}

	function end(): Survey {
		// What only the next record would have needed is in the way of what comes now.
		[byKey, firsts, byText] = [makeTable(), makeTable(), makeTable()];
		for (const { entry } of latecomers) {
			if (entry.left !== undefined) continue;
			if (stems.add(entry.stem, 0) === undefined && !options.exists(entry.stem)) continue;
			entry.stem += `-${shortHash(entry.key)}`;
			stems.set(entry.stem, 0);
		}
		stems = makeTable();
		for (const [number, draft] of drafts.entries()) {
			// What was left out answers under the addresses of the story that stands for it.
			let owner = number;
			for (let heir = draft.heir; heir !== undefined; heir = drafts[heir]?.heir) owner = heir;
			for (const address of wantedBy(draft)) {
				const key = addressKey(address);
				if (key !== undefined) links.add(key, owner);
			}
			const heir = drafts[owner];
			if (owner !== number) heir?.wanted.push(...draft.wanted);
		}
		listings = listingsOf(names, site);
		// Who stands first has an address: whole ones that are kept, then those that are given, then the old ones that lead on.
		const whole = drafts.filter(({ entry }) => entry.left === undefined);
		if (options.keepUrls) for (const draft of whole) keep(draft);
		for (const { live: isLive, entry } of whole) if (isLive && entry.permalink === undefined) site.claim(entry.address);
		for (const draft of whole) redirect(draft);
		const entries = makeRows<Entry>();
		for (const { entry } of drafts) entries.add(entry);
		return { entries, links, problems, live, periods };
	}

	function wantedBy(draft: Draft): readonly string[] {
		return draft.wanted.flatMap((number) => wanted.at(number) ?? []);
	}

	function keep(draft: Draft): void {
		const { entry } = draft;
		const path = plainCopy(pathOf(wantedBy(draft)[0] ?? "") ?? "");
		if (path === "" || isListing(path, listings)) return;
		if (site.claim(path) !== undefined) return;
		const address = encode(path);
		entry.permalink = path;
		// One text instead of two that are the same.
		entry.address = address === path ? path : address;
	}

	function redirect(draft: Draft): void {
		const paths = [...new Set(wantedBy(draft).flatMap((address) => pathOf(address) ?? []))];
		const free = paths.filter((path) => path !== draft.entry.permalink && !isListing(path, listings) && site.claim(path) === undefined);
		if (free.length > 0) draft.entry.redirects = plainCopy(free);
	}
}

function textOf(value: unknown): string | undefined {
	return typeof value === "string" && value !== "" ? value : undefined;
}

/** A story's file by its date as far as that is known: `2024/2024-03-15-slug`, `1957/slug`, `undated/slug`, `pages/slug`. */
function stemOf(kind: StoryStep["kind"], published: string | undefined, slug: string): string {
	if (kind === "page") return `pages/${slug}`;
	const [, year, rest] = /^(\d{4})(-\d\d-\d\d)?/.exec(published ?? "") ?? [];
	if (year === undefined) return `undated/${slug}`;
	return rest === undefined ? `${year}/${slug}` : `${year}/${year}${rest}-${slug}`;
}

type Names = Readonly<Record<ListingKind, Set<string>>>;

function emptyNames(): Names {
	return { sections: new Set(), tags: new Set(), authors: new Set(), series: new Set() };
}

/** Adds the names of the terms that a story is listed by. */
function noteNames(fields: StoryStep["fields"], names: Names): void {
	for (const [field, kind] of LISTED) {
		for (const item of [fields[field] ?? []].flat() as unknown[])
			names[kind].add(String(typeof item === "object" && item !== null && "name" in item ? item.name : item));
	}
}

function listingsOf(names: Names, site: NewSite): ReadonlySet<string> {
	const kinds = Object.keys(names) as ListingKind[];
	const addresses = kinds.flatMap((kind) => (names[kind].size === 0 ? [] : [...site.termAddresses(kind, [...names[kind]]).values()]));
	return new Set(addresses.map(plainPath));
}

const LISTED = [
	["section", "sections"],
	["series", "series"],
	["tags", "tags"],
	["authors", "authors"],
] as const;
