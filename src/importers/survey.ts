import { createHash } from "node:crypto";
import { shortHash, slugOf } from "../article/slug.ts";
import { percentDecoded } from "../article/text.ts";
import { addressKey, encodePath, isOurs, type ListingKind, listingPath, pathOf } from "./addresses.ts";
import type { ImportProblem, StoryStep } from "./importer.ts";
import type { NewSite } from "./newsite.ts";
import { own } from "./reading/own.ts";

/** What is decided of a story before its text is read: who it is and where it goes. */
export interface Entry {
	/** The key of its step, with a hash behind it where another record has the same. */
	readonly key: string;
	/** Its file below the content folder, without extension. */
	readonly stem: string;
	readonly slug: string;
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
	readonly entries: readonly Entry[];
	/** The number of the entry that an old address (see `addressKey`) belongs to. */
	readonly links: ReadonlyMap<string, number>;
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

type Draft = { -readonly [K in keyof Entry]: Entry[K] } & { wanted: readonly string[]; live: boolean; heir?: number };

/** Takes down one story after the other; `end` gives what came of it. Only what is needed of each is kept. */
export function makeSurvey(site: NewSite, options: SurveyOptions) {
	const drafts: Draft[] = [];
	const byKey = new Map<string, { identity: string; number: number; updated: string }>();
	const byText = new Map<string, number>();
	const links = new Map<string, number>();
	const listings = new Map<string, string>();
	const live = { sections: new Set<string>(), tags: new Set<string>(), authors: new Set<string>(), series: new Set<string>() };
	const periods = new Set<string>();
	const stems = new Set<string>();
	const problems: ImportProblem[] = [];
	const latecomers: Draft[] = [];

	let listed: ReadonlySet<string> | undefined;

	return { add, end };

	function add(given: StoryStep): void {
		const number = drafts.length;
		const { body } = given;
		const step = own({ ...given, body: undefined, site: undefined });
		const { fields, kind } = step;
		const slug = slugOf(percentDecoded(textOf(fields.slug) ?? textOf(fields.headline) ?? step.key));
		const published = textOf(fields.published);
		const draft: Draft = { key: step.key, stem: "", slug, address: "", wanted: step.addresses, live: fields.status === undefined };
		drafts.push(draft);

		const twin = byKey.get(step.key);
		const identity = digestOf(JSON.stringify([kind, fields.headline, fields.slug, published, step.addresses[0]]));
		const updated = textOf(fields.updated) ?? "";
		if (!twin) byKey.set(step.key, { identity, number, updated });
		else if (twin.identity === identity) {
			const [older, newer] = updated > twin.updated ? [twin.number, number] : [number, twin.number];
			const other = drafts[older];
			if (other) {
				other.left = "the same record stands in the source a second time";
				other.heir = newer;
			}
			byKey.set(step.key, { ...twin, number: newer, updated: updated > twin.updated ? updated : twin.updated });
			if (older === number) return;
			draft.stem = other?.stem ?? "";
		} else {
			draft.key = `${step.key}-${shortHash(identity)}`;
			problems.push({
				...step.place,
				rule: "key-twice",
				severity: "warning",
				message: `"${step.name}" has the id of another record (${step.key}); it was brought over under the id ${draft.key}.`,
				remedy: "Look at both, and delete one if they are the same story.",
			});
		}

		const text = body.text.replace(/\s+/g, " ");
		if (text.trim() !== "") {
			const digest = digestOf(text);
			const first = byText.get(digest);
			if (first === undefined) byText.set(digest, number);
			else if (drafts[first]?.left === undefined && draft.left === undefined) {
				draft.copyOf = first;
				if (options.skipDuplicates) {
					draft.left = "another story has the same text";
					draft.heir = first;
				}
			}
		}

		const known = options.known(draft.key);
		if (known !== undefined) {
			draft.stem = known;
			stems.add(known);
		} else if (draft.stem === "") {
			draft.stem = stemOf(kind, published, slug);
			latecomers.push(draft);
		}
		const shown = draft.live && kind === "story" && fields.embargo === undefined;
		noteListings(fields, listings, shown ? live : undefined);
		if (shown) for (const period of site.calendarOf(published)) periods.add(period);
		draft.address = site.addressOf({ kind, id: draft.key, slug, published, section: textOf(fields.section) });
	}

	function end(): Survey {
		for (const draft of latecomers) {
			if (draft.left !== undefined) continue;
			if (stems.has(draft.stem) || options.exists(draft.stem)) draft.stem += `-${shortHash(draft.key)}`;
			stems.add(draft.stem);
		}
		for (const [number, draft] of drafts.entries()) {
			// What was left out answers under the addresses of the story that stands for it.
			let owner = number;
			for (let heir = draft.heir; heir !== undefined; heir = drafts[heir]?.heir) owner = heir;
			for (const address of draft.wanted) {
				const key = addressKey(address);
				if (key !== undefined && !links.has(key)) links.set(key, owner);
			}
			const heir = drafts[owner];
			if (owner !== number && heir) heir.wanted = [...heir.wanted, ...draft.wanted];
		}
		// Who stands first has an address: whole ones that are kept, then those that are given, then the old ones that lead on.
		if (options.keepUrls) for (const draft of drafts) if (draft.left === undefined) keep(draft);
		for (const draft of drafts) if (draft.live && draft.left === undefined && draft.permalink === undefined) site.claim(draft.address);
		for (const draft of drafts) if (draft.left === undefined) redirect(draft);
		const entries = drafts.map(({ wanted: _wanted, live: _live, heir: _heir, ...entry }): Entry => entry);
		return { entries, links, problems, live, periods };
	}

	function ours(): ReadonlySet<string> {
		return (listed ??= new Set(listings.values()));
	}

	function keep(draft: Draft): void {
		const path = pathOf(draft.wanted[0] ?? "");
		if (path === undefined || isOurs(path, ours())) return;
		if (site.claim(path) !== undefined) return;
		draft.permalink = path;
		draft.address = encodePath(path);
	}

	function redirect(draft: Draft): void {
		const paths = [...new Set(draft.wanted.flatMap((address) => pathOf(address) ?? []))];
		const free = paths.filter((path) => path !== draft.permalink && !isOurs(path, ours()) && site.claim(path) === undefined);
		if (free.length > 0) draft.redirects = free;
	}
}

function digestOf(text: string): string {
	return createHash("sha1").update(text).digest("base64");
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

/** Takes down the address of every listing that a story stands in, by the term's kind and name. */
function noteListings(fields: StoryStep["fields"], listings: Map<string, string>, live?: Readonly<Record<ListingKind, Set<string>>>): void {
	for (const [field, kind] of LISTED) {
		for (const item of [fields[field] ?? []].flat() as unknown[]) {
			const name = String(typeof item === "object" && item !== null && "name" in item ? item.name : item);
			const term = `${kind}/${name}`;
			live?.[kind].add(name);
			if (!listings.has(term)) listings.set(term, listingPath(kind, name));
		}
	}
}

const LISTED = [
	["section", "sections"],
	["series", "series"],
	["tags", "tags"],
	["authors", "authors"],
] as const;
