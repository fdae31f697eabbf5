import path from "node:path";
import type { Carried } from "../../../site/material.ts";
import { mediaPath } from "../../../site/media/media.ts";
import { openCheck } from "../../check/context.ts";
import { readAndPlan } from "../../check/readplan.ts";
import type { PlannedSite } from "../../planning/site.ts";
import { type BuildSetup, setUpBuild } from "../../settings/setup.ts";
import { poolFor } from "../../threads/pool.ts";
import { wordsOf } from "../folding.ts";
import type { Needle } from "../matching.ts";
import { withAddresses } from "../named.ts";
import { type Searched, searchFiles, searchPlaces } from "../places.ts";
import { type FoundPlace, type ProvedThing, type ProveOptions, type ProveReport, unreadIn } from "../prove.ts";
import type { FileToProve } from "../tasks.ts";
import { walkFolder } from "../walk.ts";
import type { Clue } from "./clues.ts";
import { copiesOf } from "./files.ts";
import { cluesOfFile, type HiddenStory, hiddenStories } from "./hidden.ts";

/** What a caller may tell a search for stories that are not public. */
export interface WithheldOptions extends ProveOptions {
	/** The archive's file of settings. */
	readonly config: string;
	readonly looksForSettings?: boolean;
	/** The folder to search; without it the settings say. */
	readonly output?: string;
	/** The moment for which embargoes are judged: ISO 8601; else now. */
	readonly at?: string;
	readonly cache?: boolean;
}

/**
 * Searches what is published for what may not be public of the stories that are withdrawn, drafts, under embargo or expired, and for the files that
 * only they show.
 * @throws {CannotRun} where there are no settings, no content or no output folder
 */
export async function proveWithheld({ onProgress, ...options }: WithheldOptions): Promise<ProveReport> {
	const setup = await setUpBuild(options);
	const { config, folders, jobs } = setup;
	const { site, stories, files } = await readHidden(setup, options.signal);
	const sought = await withoutPublished(setup, site, [...stories, ...files.hidden.map((file) => storyOfFile(file, files.shown))]);
	const searched = await searchPlaces({ output: folders.output, cache: false }, needlesFor(sought), { ...options, jobs, onProgress });
	const published = walkFolder(folders.output).files;
	const copies = copiesOf(files.hidden, published);
	const placesOf = placesByStory(sought, searched);
	const things = sought.map(
		({ file }): ProvedThing => ({ what: file, places: [...(placesOf.get(file) ?? []), ...(copies.get(file) ?? [])] }),
	);
	const { files: count, bytes } = searched;
	const shown = things.map((thing) => withAddresses(thing, config.settings));
	return { output: folders.output, files: count, bytes, things: shown, unread: unreadIn(searched), warnings: warningsFor(sought) };
}

interface Hidden {
	readonly site: PlannedSite;
	readonly stories: readonly HiddenStory[];
	readonly files: { readonly hidden: readonly Carried[]; readonly shown: readonly Carried[] };
}

/** Reads and plans the archive as a build does. */
async function readHidden(setup: BuildSetup, signal: AbortSignal | undefined): Promise<Hidden> {
	const context = await openCheck(setup);
	const { content, carried, site } = await readAndPlan(context, { signal });
	const { config, folders } = context;
	const unread = [...content.stories, ...content.pages].flatMap((story) => (story.article || !story.unread ? [] : [story.unread.file]));
	const published = new Set(site.plan.outputs.map((output) => output.path));
	return {
		site,
		stories: hiddenStories(site, unread, folders.content, config.settings),
		files: {
			hidden: carried.filter((file) => !published.has(file.path) && file.path.startsWith(mediaPath(""))),
			shown: carried.filter((file) => published.has(file.path)),
		},
	};
}

function storyOfFile(file: Carried, shown: readonly Carried[]): HiddenStory {
	return { file: file.path, clues: cluesOfFile(file.path, new Set(shown.map((each) => path.posix.basename(each.path)))) };
}

/** Leaves out what the files of published stories say as well: it is public with them. */
async function withoutPublished({ folders, jobs }: BuildSetup, site: PlannedSite, hidden: readonly HiddenStory[]): Promise<HiddenStory[]> {
	const clues = hidden.flatMap((story) => story.clues);
	if (clues.length === 0) return [...hidden];
	const stories = [...site.archive.stories, ...site.pages.stories].map(({ file, readFrom = file }): FileToProve => {
		return { path: file, from: path.join(folders.content, readFrom) };
	});
	const needles = clues.map(({ words }, of): Needle => ({ of, words, inflects: false }));
	const found = await searchFiles(poolFor(stories.length, jobs), stories, needles, {});
	const isPublic = new Set(found.flatMap((file) => file.found.flatMap(({ hits }) => hits.map(({ of }) => clues[of]))));
	return hidden.map((story) => ({ ...story, clues: story.clues.filter((clue) => !isPublic.has(clue)) }));
}

/** What is looked for has the number of its clue; the address of a tombstone that of its story, below 0. */
function needlesFor(hidden: readonly HiddenStory[]): Needle[] {
	const clues = hidden.flatMap((story) => story.clues);
	const addresses = hidden.flatMap(({ address }, story): Needle[] => {
		const words = address === undefined ? [] : wordsOf(address);
		return words.length === 0 ? [] : [{ of: -1 - story, words, inflects: false }];
	});
	return [...clues.map(({ words }, of): Needle => ({ of, words, inflects: false })), ...addresses];
}

/** Where something of each story was found, by the story's file. */
function placesByStory(hidden: readonly HiddenStory[], { places }: Searched): ReadonlyMap<string, readonly FoundPlace[]> {
	const clues = hidden.flatMap((story, index) => story.clues.map((clue) => ({ ...clue, story: index })));
	const found = new Map<string, FoundPlace[]>();
	for (const { path: file, found: inside } of places) {
		for (const { inside: where, hits } of inside) {
			const counts = new Map(hits.map(({ of, count }) => [of, count]));
			const byStory = new Map<number, { part: Clue["part"]; count: number; context: string }[]>();
			for (const { of, count, context } of hits) {
				const clue = clues[of];
				if (!clue) continue;
				// At the address of its tombstone a hidden headline may stand.
				const allowed = isWithin(clue, hidden[clue.story]) ? (counts.get(-1 - clue.story) ?? 0) : 0;
				if (count > allowed)
					byStory.set(clue.story, [...(byStory.get(clue.story) ?? []), { part: clue.part, count: count - allowed, context }]);
			}
			for (const [story, parts] of byStory) {
				const { file: what = "" } = hidden[story] ?? {};
				const place: FoundPlace = {
					path: file,
					...(where !== "" && { inside: where }),
					forms: [...new Set(parts.map(({ part }) => part))],
					count: parts.reduce((sum, { count }) => sum + count, 0),
					context: parts[0]?.context ?? "",
				};
				found.set(what, [...(found.get(what) ?? []), place]);
			}
		}
	}
	return found;
}

/** Whether a headline stands in the address of its story's tombstone, with more around it, by which the two can be told apart. */
function isWithin({ part, words }: Clue, story: HiddenStory | undefined): boolean {
	if (part !== "headline" || story?.address === undefined) return false;
	const address = wordsOf(story.address);
	return address.length > words.length && ` ${address.join(" ")} `.includes(` ${words.join(" ")} `);
}

function warningsFor(hidden: readonly HiddenStory[]): string[] {
	// Of files the bytes are compared.
	const without = hidden.filter(({ file, clues }) => clues.length === 0 && !file.startsWith(mediaPath(""))).map(({ file }) => file);
	if (without.length === 0) return [];
	const shown = `${without.slice(0, 5).join(", ")}${without.length > 5 ? " and others" : ""}`;
	return [`${without.length} hold no words that no published story has, so nothing is said of their words: ${shown}.`];
}
