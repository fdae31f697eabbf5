import { fieldNames } from "../../article/fields.ts";
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
import type { Entry, Survey } from "../survey/survey.ts";
import type { Folder } from "./files.ts";
import type { State } from "./state.ts";

/** A story on its way: what is known of it while its text is prepared. */
export interface Pending {
	readonly step: StoryStep;
	readonly entry: Entry;
	readonly where: StoryPlace;
	readonly raw: StoryInput;
	readonly targets: Map<string, ResolvedAddress>;
	/** That of the main picture. */
	readonly image?: ResolvedAddress;
}

/** All that writing stories needs. */
export interface Desk {
	readonly folder: Folder;
	readonly state: State;
	readonly survey: Survey;
	/** The addresses that old addresses lead to, by `addressKey`. */
	readonly aliases: AddressLookup["aliases"];
	readonly listings: ListingLinks;
	readonly tally: ImportCounts;
	readonly site: NewSite;
	readonly media?: string;
	readonly dryRun: boolean;
}

/** Makes a story's step into what is to be prepared, and what was prepared into a file. */
export function makeStoryWriter({ folder, state, survey, aliases, listings, tally, site, media, dryRun }: Desk) {
	const lookup: AddressLookup = { ...survey, listings, aliases, media, isMedia: site.isMedia };
	/** The names of those that others have the text of. */
	const names = new Map<number, string>();
	const wanted = new Set<number>();
	for (const { copyOf } of survey.entries) if (copyOf !== undefined) wanted.add(copyOf);
	return { raw, finish };

	/** @param number of the story in the row; undefined comes of one that is left out */
	function raw(step: StoryStep, number: number): Pending | undefined {
		const entry = survey.entries.at(number);
		if (!entry || entry.key.slice(0, step.key.length) !== step.key) throw new Error(`The two readings differ at "${step.name}".`);
		tally.met();
		if (wanted.has(number)) names.set(number, plainCopy(step.name));
		if (entry.copyOf !== undefined) tally.duplicate(step.name, names.get(entry.copyOf) ?? "");
		if (entry.left !== undefined) {
			tally.leftOut(step.name, entry.left);
			return undefined;
		}
		for (const name of step.notCarried) tally.notCarried(name);
		const where: StoryPlace = { stem: entry.stem, base: step.addresses[0], site: step.site };
		const targets = new Map(
			addressesIn(step.body.text)
				.filter((address) => !isSettled(address))
				.map((address) => [address, resolve(address, where, lookup)] as const),
		);
		const image = imageOf(step);
		const imageTarget = image === undefined ? undefined : resolve(image, where, lookup);
		const fields = ordered(step, entry, imageTarget);
		return { step, entry, where, targets, image: imageTarget, raw: { fields, ...step.body, addresses: written(targets) } };
	}

	function finish(pending: Pending, first: PreparedStory): void {
		const { step, entry, where, raw, targets, image } = pending;
		let prepared = first;
		const overlooked = first.used.filter((address) => !targets.has(address));
		if (overlooked.length > 0) {
			for (const address of overlooked) targets.set(address, resolve(address, where, lookup));
			if (overlooked.some((address) => targets.get(address)?.to !== address))
				prepared = prepareStory({ ...raw, addresses: written(targets) });
		}
		for (const [what, times] of prepared.removed) tally.removed(what, times);
		for (const target of [...(image ? [image] : []), ...prepared.used.flatMap((address) => targets.get(address) ?? [])]) take(target, step);
		const outcome = put(pending, prepared);
		if (outcome === undefined) return;
		const { redirect_from: redirects = [], old_addresses: old = [] } = raw.fields as { redirect_from?: string[]; old_addresses?: string[] };
		const reached = new Set([entry.permalink, ...redirects]);
		const recorded = old.map(pathOf).filter((path) => path === undefined || !reached.has(path)).length;
		tally.brought({
			name: step.name,
			fields: step.fields,
			outcome,
			kept: entry.permalink !== undefined,
			redirected: redirects.length,
			recorded,
		});
	}

	function take({ copy, missing, refused, dead }: ResolvedAddress, step: StoryStep): void {
		if (copy && !dryRun) copyMedia(copy.from, `${copy.to}`, folder);
		if (missing !== undefined) tally.missing(missing, step.name);
		if (dead !== undefined) tally.dead(dead, step.name);
		if (refused !== undefined) {
			tally.problems([
				{
					...step.place,
					rule: "media-refused",
					severity: "warning",
					message: `"${step.name}" uses a file that was not taken: ${refused}.`,
					remedy: "Look at the file, and bring it over by hand if it is harmless.",
				},
			]);
		}
	}

	/** Writes a story unless that would undo what an editor did. */
	function put({ step, entry: { key, stem } }: Pending, { extension, text, sha256 }: PreparedStory): "written" | "unchanged" | undefined {
		const file = stem + extension;
		const known = state.get(key);
		const places = known ? [known.file, ...(known.earlier ?? [])] : [file];
		const at = (places.length > 1 ? places.find(folder.has) : undefined) ?? known?.file ?? file;
		const found = folder.sha256(at);
		const edited = (message: string, remedy: string) =>
			tally.problems([{ file: at, rule: "edited-by-hand", severity: "warning", message, remedy }]);
		if (known && found === undefined && known.settled) {
			edited(
				`"${step.name}" is no longer where the last import wrote it; it was not written again.`,
				"Nothing is to be done if you deleted or moved it; else take its line out of the import's file in imports/ and import again.",
			);
			tally.leftOut(step.name, "it was deleted or moved in the archive since it was imported");
			return undefined;
		}
		if (known && found !== undefined && !known.sha256.includes(found)) {
			// A run that was killed had another place in mind.
			if (at !== known.file) state.note(key, at, known.sha256.at(-1) ?? found);
			edited(
				`"${step.name}" was changed by hand since it was imported; it was left alone.`,
				"Nothing is to be done if the archive's text is the right one; else delete the file and its line in imports/, and import again.",
			);
			return "unchanged";
		}
		if (!known && found !== undefined) {
			tally.problems([
				{
					file,
					rule: "file-foreign",
					severity: "error",
					message: `StoryPlace "${step.name}" was to be written stands another file.`,
					remedy: "Move that file, and import again.",
				},
			]);
			tally.leftOut(step.name, "another file stands where it was to be written");
			return undefined;
		}
		const same = known !== undefined && found === sha256 && at === file;
		if (same && known.settled) return "unchanged";
		state.note(key, file, sha256);
		// One that a run wrote which never ended is one of this import.
		if (dryRun) return "written";
		if (!same) folder.write(file, text);
		for (const place of places) {
			const other = place === file ? undefined : folder.sha256(place);
			if (other !== undefined && known?.sha256.includes(other)) folder.remove(place);
		}
		return "written";
	}
}

function written(targets: ReadonlyMap<string, ResolvedAddress>): ReadonlyMap<string, string> {
	return new Map([...targets].map(([address, { to }]) => [address, to]));
}

function imageOf({ fields: { image } }: StoryStep): string | undefined {
	if (typeof image === "string") return image;
	return typeof image === "object" && image !== null && "src" in image && typeof image.src === "string" ? image.src : undefined;
}

/** The front matter of a story: our fields in the order of the reference, then its old addresses, then what is no field of ours. */
function ordered(step: StoryStep, entry: Entry, image: ResolvedAddress | undefined): Readonly<Record<string, unknown>> {
	const old = [...new Set(step.addresses)];
	const all: Record<string, unknown> = {
		...step.fields,
		id: entry.key,
		permalink: entry.permalink,
		redirect_from: entry.redirects,
		old_addresses: old.length > 0 ? old : undefined,
	};
	if (image && typeof all.image === "object") all.image = { ...all.image, src: image.to };
	else if (image) all.image = image.to;
	const names = new Set<string>([...fieldNames, "old_addresses", ...Object.keys(all)]);
	return Object.fromEntries([...names].flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]])));
}
