import path from "node:path";
import type { Problem } from "../../problem.ts";
import { SETTINGS_NAMES } from "../../settings/filenames.ts";
import type { Settings } from "../../settings.ts";
import type { Carried } from "../../site/material.ts";
import { contentPath } from "../../site/media/media.ts";
import type { PictureFacts, Variant } from "../../site/media/pictures.ts";
import { recipeOf } from "./convert.ts";
import { type Copies, type CopiesWork, copiesLine, copyPath, makeCopies, NO_COPIES } from "./copies.ts";
import type { Measured } from "./measure.ts";
import { fileLine, type MeasuredFiles, type MeasureWork, measureAll } from "./measured.ts";
import type { PictureMemory } from "./memory.ts";

/** What the step of pictures works with. */
export interface PictureWork extends MeasureWork, CopiesWork {
	readonly images: Settings["images"];
	readonly photoPrivacy: Settings["photoPrivacy"];
	/** The version of sharp; empty where it is not installed. */
	readonly sharp: string;
	readonly memory: PictureMemory;
}

/** What is known of the pictures that stories show. */
export interface Pictures {
	/** By their paths on the site. */
	readonly facts: ReadonlyMap<string, PictureFacts>;
	/** How many were converted now, and how long that took; undefined where there were none. */
	readonly converted?: { readonly pictures: number; readonly seconds: number };
	readonly problems: readonly Problem[];
}

/** Measures the pictures that stories show, and makes smaller copies of them where the settings ask for that. What the memory knows is not done again. */
export async function inspectPictures(work: PictureWork): Promise<Pictures> {
	const { files, images, photoPrivacy, sharp, memory } = work;
	if (files.length === 0) return { facts: new Map(), problems: [] };
	const isConverting = images === "webp" && sharp !== "";
	const measured = await measureAll(work, isConverting);
	const start = performance.now();
	const copies = isConverting ? await makeCopies(work, measured) : NO_COPIES;
	const seconds = (performance.now() - start) / 1000;
	memory.compact([
		...[...measured].map(([file, known]) => fileLine(file, work.stampOf(file), known)),
		...[...copies.byHash].map(([sha256, converted]) => copiesLine(sha256, recipeOf(sharp), converted)),
	]);
	return {
		facts: factsOf(measured, copies, memory),
		converted: copies.fresh === 0 ? undefined : { pictures: copies.fresh, seconds },
		problems: [
			...privacyProblems([...measured.values()].filter(([, , , , tells]) => tells).length, photoPrivacy),
			...files.flatMap((file) => brokenProblem(file, measured.get(file), copies) ?? []),
			...(images === "webp" && sharp === "" ? [sharpProblem("is not installed")] : []),
			...(copies.unusable === undefined ? [] : [sharpProblem(`does not run (${copies.unusable})`)]),
		],
	};
}

function factsOf(measured: MeasuredFiles, copies: Copies, memory: Pick<PictureMemory, "folder">): ReadonlyMap<string, PictureFacts> {
	return new Map(
		[...measured].flatMap(([{ path: file }, [width, height, , sha256]]): [string, PictureFacts][] => {
			if (width === 0) return [];
			const variants = (copies.byHash.get(sha256) ?? []).map(([name, narrow, hash]): Variant => {
				return { width: narrow, path: copyPath(name), from: path.join(memory.folder, name), sha256: hash };
			});
			return [[file, { width, height, variants: variants.length === 0 ? undefined : variants }]];
		}),
	);
}

/** A stamp by which a picture is not measured again. It names the version of Backfile that measured it, and is empty where it proves nothing. */
export function pictureStamp(version: string | undefined, stamp: string): string {
	return version === undefined || stamp === "" ? "" : `${version.slice(0, 12)} ${stamp}`;
}

function brokenProblem({ path: file }: Carried, measured: Measured | undefined, copies: Copies): Problem | undefined {
	if (!measured || /\.svg$/i.test(file)) return undefined;
	const [width, , , sha256] = measured;
	if (width > 0 && copies.byHash.get(sha256) !== null) return undefined;
	return {
		file: contentPath(file),
		rule: "picture-broken",
		severity: "warning",
		message: "This cannot be read as a picture; it is copied as it is.",
		remedy: "Check whether a browser shows it, and replace it by an undamaged file if not.",
	};
}

/**
 * Tells that photographs say where they were taken, or by whose camera.
 * @param count how many of those that stories show
 */
export function privacyProblems(count: number, photoPrivacy: Settings["photoPrivacy"]): Problem[] {
	if (count === 0 || photoPrivacy === "remove") return [];
	const what = count === 1 ? "One photograph that a story shows says" : `${count} photographs that stories show say`;
	return [
		{
			file: SETTINGS_NAMES[0],
			rule: "photo-private",
			severity: "info",
			message: `${what} where it was taken, or by whose camera, in data that nobody sees on the page.`,
			remedy: 'Set photoPrivacy to "remove" to publish them without; their credit and rights stay.',
		},
	];
}

function sharpProblem(why: string): Problem {
	return {
		file: SETTINGS_NAMES[0],
		rule: "sharp-missing",
		severity: "warning",
		message: `The setting images asks for WebP, and the library sharp ${why}; pictures are copied as they are.`,
		remedy: 'Run "npm install sharp", or set images to "copy".',
	};
}
