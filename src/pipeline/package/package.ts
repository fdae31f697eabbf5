import { lstatSync, mkdirSync } from "node:fs";
import path from "node:path";
import { CannotRun } from "../../problem.ts";
import { asCannotRun } from "../../system/answers.ts";
import { flushAll } from "../../system/disk/flush.ts";
import { loadWords } from "../../view/words.ts";
import { lockOutput } from "../publish/lock/lock.ts";
import type { BuildSetup } from "../settings/setup.ts";
import { writeBag } from "./bag/bag.ts";
import { sourcesOf } from "./bag/sources.ts";
import { type Packed, writeCopy } from "./copy/copy.ts";
import { abandon, type Place, placeFor, settle } from "./place.ts";
import { type PublishedSite, readPublished } from "./published.ts";
import { writeWacz } from "./wacz/wacz.ts";
import type { Work } from "./work.ts";

/** The forms of a package. */
export const FORMS = ["bag", "zip", "wacz"] as const;

/** The form of a package. */
export type Form = (typeof FORMS)[number];

/** What is to be packed. */
export interface PackageOptions extends Work {
	/** The settings, the folders, and the moment for which embargoes are judged. */
	readonly setup: BuildSetup;
	/** Where each package is to be made; absolute. */
	readonly targets: Readonly<Partial<Record<Form, string>>>;
	/** The day that bags and web archives bear, `YYYY-MM-DD`; undefined for that of the newest story. */
	readonly day?: string;
	/** Whether an earlier package is replaced. */
	readonly force: boolean;
	/** Whether the bag also has the sources of what is not public. */
	readonly withUnpublished: boolean;
}

/** A package that was made. */
export interface Made extends Packed {
	readonly form: Form;
	/** Absolute. */
	readonly target: string;
	/** Of the file, or of all files of the folder. */
	readonly bytes: number;
	/** Whether the sources of stories are left out, since names are redacted in their pages. */
	readonly isRedacted: boolean;
}

/** What a package is made of. */
interface Contents {
	readonly site: PublishedSite;
	readonly day: string;
}

/**
 * Packs a published site. Each package is made beside its place and renamed when it is whole.
 * @throws {CannotRun} where the site is not as its manifest says, a place cannot be used, the disk is full, or the work was stopped
 */
export async function packageSite(options: PackageOptions): Promise<readonly Made[]> {
	const { setup, targets, force } = options;
	const { folders } = setup;
	const [templates = ""] = folders.templates;
	const rules = {
		force,
		folders: { "output folder": folders.output, "content folder": folders.content, "folder of templates": templates },
	};
	const places = FORMS.flatMap((form) => {
		const target = targets[form];
		return target === undefined ? [] : [{ form, place: placeFor(target, { ...rules, form }) }];
	});
	refuseTwice(places.map(({ place }) => place.target));
	// A build must not change the site meanwhile. Without an output folder there is nothing to lock.
	if (!lstatSync(folders.output, { throwIfNoEntry: false })) return readPublished(folders.output, options).then(() => []);
	const lock = await lockOutput(folders.output);
	try {
		const site = await readPublished(folders.output, options);
		const needsDay = places.some(({ form }) => form !== "zip");
		const day = needsDay ? neededDay(options.day ?? site.newest) : "";
		const made: Made[] = [];
		for (const { form, place } of places) made.push(await makeAt(form, place, options, { site, day }));
		return made;
	} finally {
		lock.unlock();
	}
}

function refuseTwice(targets: readonly string[]): void {
	if (new Set(targets).size < targets.length) throw new CannotRun("Two packages have one place.", "Name a place for each.");
}

function neededDay(day: string | undefined): string {
	if (day !== undefined) return day;
	throw new CannotRun("No page of the site says when its story was published, so the package would have no date.", "Name one with --date.");
}

async function makeAt(form: Form, place: Place, options: PackageOptions, contents: Contents): Promise<Made> {
	try {
		const made = await make(form, place.part, options, contents);
		// A power cut must not leave an empty package under its name.
		if (options.setup.config.settings.flush) await flushAll(path.dirname(place.part), () => (form === "bag" ? [] : [place.part]));
		settle(place);
		return { form, target: place.target, ...made };
	} catch (error) {
		abandon(place);
		throw asCannotRun(error);
	}
}

async function make(
	form: Form,
	part: string,
	options: PackageOptions,
	{ site, day }: Contents,
): Promise<Pick<Made, "files" | "leftOut" | "bytes" | "isRedacted">> {
	const { setup, withUnpublished, signal } = options;
	const { config, folders } = setup;
	const { settings } = config;
	if (form === "bag") {
		options.onProgress?.({ step: "reading sources", done: 0, of: 0 });
		const sources = await sourcesOf(setup, site, withUnpublished, signal);
		mkdirSync(part);
		const packed = await writeBag(part, site, sources, settings, day, options);
		return { ...packed, isRedacted: sources.isRedacted };
	}
	const packed =
		form === "zip"
			? await writeCopy(part, site, settings, loadWords(folders.templates, settings.language), options)
			: await writeWacz(part, site, settings, day, options);
	return { ...packed, bytes: lstatSync(part).size, isRedacted: false };
}
