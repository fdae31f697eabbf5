import type { StoryStep } from "../importer.ts";
import { plainCopy } from "../reading/copy.ts";
import type { ImportCounts } from "../report/counts.ts";
import { isSettled } from "../story/links.ts";
import { copyMedia } from "../story/media.ts";
import { addressesIn, type PreparedStory, prepareStory, type StoryInput } from "../story/prepare.ts";
import { type AddressLookup, type ResolvedAddress, resolve, type StoryPlace } from "../story/resolve.ts";
import { pathOf } from "../survey/addresses.ts";
import type { ListingLinks } from "../survey/listings.ts";
import type { NewSite } from "../survey/newsite.ts";
import type { SurveyedStory } from "../survey/story.ts";
import type { Survey } from "../survey/survey.ts";
import { leaveComments, putComments } from "./comments.ts";
import { frontMatterOf, imageAddress } from "./fields.ts";
import { type PutOptions, putStory } from "./put.ts";

/** A story whose text is being prepared, and what else is known of it. */
export interface StoryInProgress {
	readonly step: StoryStep;
	readonly story: SurveyedStory;
	readonly place: StoryPlace;
	readonly input: StoryInput;
	/** What becomes of the addresses in its text. */
	readonly addresses: Map<string, ResolvedAddress>;
	/** What becomes of the address of its main picture. */
	readonly image?: ResolvedAddress;
}

/** All that writing stories needs. */
export interface StoryWriterOptions extends PutOptions {
	readonly survey: Survey;
	/** The addresses that old addresses lead to, by `addressKey`. */
	readonly aliases: AddressLookup["aliases"];
	readonly listings: ListingLinks;
	readonly counts: ImportCounts;
	readonly site: NewSite;
	/** The folder of the old site's files. */
	readonly media?: string;
}

/** Writes stories in two steps; between them a story's text is prepared, perhaps in another thread. */
export interface StoryWriter {
	/**
	 * @param number which story it is, from 0, in the order of the steps
	 * @returns undefined where the story is left out
	 */
	begin(step: StoryStep, number: number): StoryInProgress | undefined;
	finish(story: StoryInProgress, prepared: PreparedStory): void;
}

/** Makes what writes the stories of one import into the content folder. */
export function makeStoryWriter(options: StoryWriterOptions): StoryWriter {
	const { survey, listings, aliases, media, counts } = options;
	const { isMedia } = options.site;
	const lookup: AddressLookup = { links: survey.links, slugs: survey.slugs, stories: survey.stories, listings, aliases, media, isMedia };
	const names = copiedNames(survey);
	return {
		begin(step, number) {
			const story = survey.stories.at(number);
			if (!story?.key.startsWith(step.key)) throw new Error(`The two passes differ at "${step.name}".`);
			counts.record();
			names.note(number, step.name);
			if (story.copyOf !== undefined) {
				const of = names.of(story.copyOf);
				const [one, other] = of === step.name ? [story, survey.stories.at(story.copyOf)].map((copy) => ` (${copy?.address})`) : ["", ""];
				counts.duplicate(step.name + one, of + other);
			}
			if (story.left !== undefined) {
				counts.leftOut(step.name, story.left);
				leaveComments(step, counts);
				return undefined;
			}
			for (const name of step.notCarried) counts.notCarried(name);
			for (const code of step.unknown ?? []) counts.unknownCode(code, step.place);
			return beginStory(step, story, lookup);
		},
		finish(inProgress, prepared) {
			finishStory(inProgress, completed(inProgress, prepared, lookup), options);
		},
	};
}

/** Remembers the names of stories of which others have the text: a report names both. */
function copiedNames({ stories }: Survey) {
	const names = new Map<number, string>();
	const copied = new Set<number>();
	for (const { copyOf } of stories) if (copyOf !== undefined) copied.add(copyOf);
	return {
		note(number: number, name: string): void {
			if (copied.has(number)) names.set(number, plainCopy(name));
		},
		of: (number: number) => names.get(number) ?? "",
	};
}

function beginStory(step: StoryStep, story: SurveyedStory, lookup: AddressLookup): StoryInProgress {
	const place: StoryPlace = { stem: story.stem, base: step.addresses[0], site: step.site };
	const { comments } = step;
	const written = comments
		? [...addressesIn(step.body.text), ...comments.flatMap(({ text }) => addressesIn(text))]
		: addressesIn(step.body.text);
	const inText = written.filter((address) => !isSettled(address));
	const addresses = new Map(inText.map((address) => [address, resolve(address, place, lookup)] as const));
	const picture = imageAddress(step);
	const image = picture === undefined ? undefined : resolve(picture, place, lookup);
	const fields = frontMatterOf(step, story, image?.to);
	return { step, story, place, addresses, image, input: { fields, ...step.body, addresses: newAddresses(addresses), comments } };
}

function newAddresses(addresses: ReadonlyMap<string, ResolvedAddress>): ReadonlyMap<string, string> {
	return new Map([...addresses].map(([address, { to }]) => [address, to]));
}

/** Prepares a story again where its text holds addresses that were not seen in it before. */
function completed({ addresses, place, input }: StoryInProgress, prepared: PreparedStory, lookup: AddressLookup): PreparedStory {
	const overlooked = prepared.used.filter((address) => !addresses.has(address));
	for (const address of overlooked) addresses.set(address, resolve(address, place, lookup));
	if (overlooked.every((address) => addresses.get(address)?.to === address)) return prepared;
	return prepareStory({ ...input, addresses: newAddresses(addresses) });
}

function finishStory({ step, story, addresses, image }: StoryInProgress, prepared: PreparedStory, options: StoryWriterOptions): void {
	const { counts } = options;
	for (const [what, times] of prepared.removed) counts.removed(what, times);
	const used = prepared.used.flatMap((address) => addresses.get(address) ?? []);
	for (const address of image ? [image, ...used] : used) useAddress(address, step, options);
	const { outcome, problem } = putStory({ ...story, name: step.name }, prepared, options);
	if (problem) counts.problems([problem]);
	putComments(step, story.key, prepared.comments, outcome, options);
	if (typeof outcome === "object") counts.leftUnwritten(step.name, outcome.why);
	else {
		const { permalink, redirects = [] } = story;
		const kept = permalink !== undefined;
		counts.imported({
			kind: step.kind,
			fields: step.fields,
			outcome,
			kept,
			redirected: redirects.length,
			recorded: recordedOnly(step, story),
		});
	}
}

/** How many of a story's old addresses neither it nor a redirect answers to. */
function recordedOnly({ addresses }: StoryStep, { permalink, redirects = [], led = [] }: SurveyedStory): number {
	const answered = new Set([permalink, ...redirects]);
	const paths = [...new Set([...addresses, ...led])].map(pathOf);
	return paths.filter((path) => path === undefined || !answered.has(path)).length;
}

/** Copies the file that an address leads to, or tells what is wrong with the address. */
function useAddress(address: ResolvedAddress, { name, place, isPrivate }: StoryStep, { counts, folder, dryRun }: StoryWriterOptions): void {
	const { copy, missing, dead } = address;
	let { refused } = address;
	if (copy && isPrivate) counts.notCarried("files of stories that were not for all readers");
	else if (copy && !dryRun) {
		const outcome = copyMedia(copy.from, copy.to, folder);
		if (typeof outcome === "object") refused = `${copy.to}: ${outcome.why}`;
		else if (outcome === "copied") counts.copiedMedia();
	}
	if (missing !== undefined) counts.missingMedia(missing, name);
	if (dead !== undefined) counts.deadLink(dead, name);
	if (refused === undefined) return;
	const message = `"${name}" uses a file that was not taken: ${refused}.`;
	const remedy = "Look at the file, and bring it over by hand if it is harmless.";
	counts.problems([{ ...place, rule: "media-refused", severity: "warning", message, remedy }]);
}
