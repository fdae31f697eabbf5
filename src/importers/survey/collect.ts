import { hash } from "node:crypto";
import { shortHash, slugOf } from "../../article/slug.ts";
import { percentDecoded } from "../../article/text.ts";
import type { ImportProblem, StoryStep } from "../importer.ts";
import { plainCopy } from "../reading/copy.ts";
import { makeTable, type Table } from "./namedtable.ts";
import type { AddressFields, NewSite } from "./newsite.ts";
import { makeRows, type Rows } from "./rows.ts";
import type { OpenStory } from "./story.ts";
import { addTermNames, emptyTermNames, type TermNames } from "./termnames.ts";

/** The stories that were met so far. Of each only what the survey needs is kept. */
export interface Collection {
	readonly stories: OpenStory[];
	/** The old addresses of each story. */
	readonly addresses: Rows<readonly string[]>;
	/** What the new address of each story depends on. */
	readonly places: Rows<AddressFields>;
	/** The names of the terms of all stories, and of the stories that are listed on the new site. */
	readonly names: TermNames;
	readonly listedNames: TermNames;
	/** The addresses of the calendar's pages that hold such stories. */
	readonly periods: Set<string>;
	readonly problems: ImportProblem[];
	/** The stories that no earlier run gave a file. */
	readonly unplaced: OpenStory[];
	/** The files that are taken, without extension. */
	stems: Table;
	/** The numbers of the stories met before. */
	met: MetBefore;
}

/** Finds a story that was met before, by its number. */
interface MetBefore {
	/** The newest of a key. */
	readonly byKey: Table;
	/** The first of a key, by the key and the fields in which two stories with one key differ. */
	readonly firsts: Table;
	readonly byText: Table;
}

/** How stories are told apart and named. */
export interface CollectOptions {
	readonly skipDuplicates: boolean;
	/** The file that an earlier run gave a story, without extension. */
	readonly known: (key: string) => string | undefined;
}

/** The part of a story's step that the survey uses. */
interface Step extends Pick<StoryStep, "key" | "name" | "place" | "kind" | "fields" | "addresses"> {
	readonly slug: string;
	readonly published?: string;
}

/** A collection in which no story has been put yet. */
export function emptyCollection(): Collection {
	return {
		stories: [],
		addresses: makeRows(),
		places: makeRows(),
		names: emptyTermNames(),
		listedNames: emptyTermNames(),
		periods: new Set(),
		problems: [],
		unplaced: [],
		stems: makeTable(),
		met: noneMet(),
	};
}

/** What finds stories that were met before, where none was. */
export function noneMet(): MetBefore {
	return { byKey: makeTable(), firsts: makeTable(), byText: makeTable() };
}

/** Adds a story to the collection. */
export function addStory(given: StoryStep, collection: Collection, site: NewSite, options: CollectOptions): void {
	const { key, name, place, kind, fields, addresses } = given;
	const kept = plainCopy({ key, name, place, kind, fields, addresses });
	const slug = slugOf(percentDecoded(textOf(kept.fields.slug) ?? textOf(kept.fields.headline) ?? kept.key));
	const step: Step = { ...kept, slug, published: textOf(kept.fields.published) };
	const number = collection.stories.length;
	const open: OpenStory = {
		story: { key: step.key, stem: "", address: "" },
		addressRows: [collection.addresses.add(step.addresses)],
		isPublished: step.fields.status === undefined,
		updated: textOf(step.fields.updated) ?? "",
	};
	collection.stories.push(open);
	findSameKey(step, number, open, collection);
	const addressed: AddressFields = { kind, id: open.story.key, slug, published: step.published, section: textOf(kept.fields.section) };
	collection.places.add(addressed);
	if (open.replacedBy !== undefined) return;
	findSameText(given.body.text, number, open, collection, options);
	chooseFile(step, number, open, collection, options);
	open.story.address = site.addressOf(addressed);
	noteListings(step, open, collection, site);
}

/** Of two records that are the same story, the newer one counts. Of two stories that have one key, the second gets another. */
function findSameKey(step: Step, number: number, open: OpenStory, { stories, met, problems }: Collection): void {
	const { kind, fields, key, addresses } = step;
	const identity = JSON.stringify([kind, fields.headline, fields.slug, step.published, addresses[0]]);
	const twin = met.byKey.add(key, number);
	if (twin === undefined) {
		met.firsts.set(key + identity, number);
	} else if (met.firsts.get(key + identity) === undefined) {
		open.story.key = `${key}-${shortHash(hash("sha1", identity, "base64"))}`;
		problems.push({
			...step.place,
			rule: "key-twice",
			severity: "warning",
			message: `"${step.name}" has the id of another record (${key}). It was brought over under the id ${open.story.key}.`,
			remedy: "Look at both, and delete one if they are the same story.",
		});
	} else {
		const isNewer = open.updated > (stories[twin]?.updated ?? "");
		const [older, newer] = isNewer ? [twin, number] : [number, twin];
		replace(stories[older], newer, "the same record stands in the source a second time");
		met.byKey.set(key, newer);
	}
}

function replace(open: OpenStory | undefined, by: number, why: string): void {
	if (!open) return;
	open.story.left = why;
	open.replacedBy = by;
}

function findSameText(body: string, number: number, open: OpenStory, { stories, met }: Collection, options: CollectOptions): void {
	const text = body.replace(/\s+/g, " ");
	if (text.trim() === "") return;
	const first = met.byText.add(text, number);
	if (first === undefined || stories[first]?.story.left !== undefined) return;
	open.story.copyOf = first;
	if (options.skipDuplicates) replace(open, first, "another story has the same text");
}

function chooseFile(
	{ kind, published, slug }: Step,
	number: number,
	open: OpenStory,
	collection: Collection,
	options: CollectOptions,
): void {
	const known = options.known(open.story.key);
	open.story.stem = known ?? plainCopy(stemOf(kind, published, slug));
	if (known === undefined) collection.unplaced.push(open);
	else collection.stems.set(known, number);
}

function noteListings({ kind, fields, published }: Step, open: OpenStory, collection: Collection, site: NewSite): void {
	const isListed = open.isPublished && kind === "story" && fields.embargo === undefined;
	addTermNames(fields, collection.names);
	if (isListed) addTermNames(fields, collection.listedNames);
	if (isListed) for (const period of site.calendarOf(published)) collection.periods.add(period);
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
