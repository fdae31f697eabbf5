import { existsSync } from "node:fs";
import path from "node:path";
import type { ReadStory } from "../../article/read.ts";
import type { Problem } from "../../problem.ts";
import type { Settings } from "../../settings.ts";
import { cutByCount } from "../../site/listing.ts";
import type { Carried } from "../../site/material.ts";
import { contentPath, sitePath } from "../../site/media/media.ts";
import type { PictureFacts, Variant } from "../../site/media/pictures.ts";
import { sha256At } from "../cache/hash.ts";
import type { Read } from "../planning.ts";
import { eachBatch } from "../threads/batches.ts";
import type { Pool } from "../threads/pool.ts";
import { type Converted, recipeOf } from "./convert.ts";
import type { Measured } from "./measure.ts";
import type { PictureLine, PictureMemory } from "./memory.ts";

/** All that looking into pictures needs to know. */
export interface PictureWork {
	/** The pictures that stories show, by their paths on the site. */
	readonly files: readonly Carried[];
	readonly images: Settings["images"];
	/** The version of sharp; empty where it is not installed. */
	readonly sharp: string;
	readonly memory: PictureMemory;
	readonly pool: Pool;
	/** How many pictures a thread converts at a time. */
	readonly atOnce: number;
	/** The stamp of a file, as text; empty where it proves nothing. */
	stampOf(file: Carried): string;
	/** Whether a copy lies in the output folder as we published it. */
	isPublished(path: string, sha256: string): boolean;
	onProgress?(done: number, of: number): void;
}

/** What is known of the pictures that stories show. */
export interface Pictures {
	/** By their paths on the site. */
	readonly facts: ReadonlyMap<string, PictureFacts>;
	/** How many were converted now, and how long that took; undefined where there were none. */
	readonly converted?: { readonly pictures: number; readonly seconds: number };
	readonly problems: readonly Problem[];
}

const MEASURE_BATCH = 200;

/** So few that threads share the work, and that little is lost where a build is stopped. */
const CONVERT_BATCH = 4;

/** The forms that are converted; the others are drawings, or cannot be told. */
const CONVERTED: ReadonlySet<string> = new Set(["jpg", "png", "webp", "avif", "gif"]);

/** Which of these files stories show. */
export function shownOf(files: readonly Carried[], { stories, pages }: Read): Carried[] {
	const paths = new Set([...stories, ...pages].flatMap(pathsOf));
	return paths.size === 0 ? [] : files.filter(({ path: file }) => paths.has(file));
}

function pathsOf({ article }: ReadStory): string[] {
	if (article?.status !== "published") return [];
	return (article.pictures ?? []).flatMap(({ src }) => sitePath(article.file, src) ?? []);
}

/** A stamp by which a picture is not measured again, by the version of ours that measured it; empty where it proves nothing. */
export function stampedBy(version: string | undefined, stamp: string): string {
	return version === undefined || stamp === "" ? "" : `${version.slice(0, 12)} ${stamp}`;
}

/** Files with what is known of them as pictures. */
export function withFacts(files: readonly Carried[], { facts }: Pick<Pictures, "facts">): readonly Carried[] {
	return facts.size === 0 ? files : files.map((file) => ({ ...file, picture: facts.get(file.path) }));
}

/** Looks into pictures, as far as the memory does not tell: measures them, and makes smaller copies where the settings ask for them. */
export async function lookInto(work: PictureWork): Promise<Pictures> {
	const { files, images, sharp, memory } = work;
	if (files.length === 0) return { facts: new Map(), problems: [] };
	const isConverting = images === "webp" && sharp !== "";
	const used: PictureLine[] = [];
	const measured = await measureAll(work, isConverting, used);
	const start = performance.now();
	const copies = isConverting ? await convertAll(work, measured, used) : NOTHING;
	const seconds = (performance.now() - start) / 1000;
	memory.keep(used);
	const problems = files.flatMap((file) => brokenProblem(file, measured.get(file), copies) ?? []);
	if (images === "webp" && sharp === "") problems.push(sharpProblem("is not installed"));
	if (copies.unusable !== undefined) problems.push(sharpProblem(`does not run (${copies.unusable})`));
	const facts = new Map(
		[...measured].flatMap(([{ path: file }, [width, height, , sha256]]): [string, PictureFacts][] => {
			if (width === 0) return [];
			const variants = (copies.of.get(sha256) ?? []).map(([name, narrow, hash]): Variant => {
				return { width: narrow, path: publishedAt(name), from: path.join(memory.folder, name), sha256: hash };
			});
			return [[file, { width, height, variants: variants.length === 0 ? undefined : variants }]];
		}),
	);
	return { facts, converted: copies.fresh === 0 ? undefined : { pictures: copies.fresh, seconds }, problems };
}

type MeasuredFiles = ReadonlyMap<Carried, Measured>;

async function measureAll({ files, memory, pool, stampOf }: PictureWork, withHash: boolean, used: PictureLine[]): Promise<MeasuredFiles> {
	const known = new Map<Carried, Measured>();
	const stale: Carried[] = [];
	for (const file of files) {
		const measured = memory.fileAt(file.path, stampOf(file), withHash);
		if (measured) note(file, measured);
		else stale.push(file);
	}
	const fresh: PictureLine[] = [];
	await eachBatch(stale.length === 0 ? [] : cutByCount(stale, MEASURE_BATCH), pool.jobs, async (batch) => {
		const results = await pool.run("measure", { files: batch.map(({ from }) => from), withHash });
		for (const [index, file] of batch.entries()) {
			const measured = results[index];
			if (measured) fresh.push(note(file, measured));
		}
	});
	memory.remember(fresh);
	// Batches finish in no order.
	return new Map(files.flatMap((file) => (known.has(file) ? [[file, known.get(file) as Measured] as const] : [])));

	function note(file: Carried, measured: Measured): PictureLine {
		const line: PictureLine = ["file", file.path, stampOf(file), measured];
		known.set(file, measured);
		used.push(line);
		return line;
	}
}

/** The copies of pictures, by the SHA-256 of each. */
interface Copies {
	readonly of: ReadonlyMap<string, Converted>;
	/** How many pictures were converted now. */
	readonly fresh: number;
	/** Why sharp cannot be used. */
	readonly unusable?: string;
}

const NOTHING: Copies = { of: new Map(), fresh: 0 };

async function convertAll(work: PictureWork, measured: MeasuredFiles, used: PictureLine[]): Promise<Copies> {
	const { sharp, memory, pool, atOnce, isPublished, onProgress } = work;
	const recipe = recipeOf(sharp);
	const of = new Map<string, Converted>();
	const stale = new Map<string, { readonly from: string; readonly sha256: string }>();
	for (const [{ from }, [, , form, sha256]] of measured) {
		if (!CONVERTED.has(form) || of.has(sha256) || stale.has(sha256)) continue;
		const converted = memory.copiesOf(sha256, recipe);
		if (converted === undefined || !converted?.every(isAtHand)) stale.set(sha256, { from, sha256 });
		if (converted !== undefined && !stale.has(sha256)) note(sha256, converted);
	}
	let done = 0;
	let fresh = 0;
	let unusable: string | undefined;
	await eachBatch(stale.size === 0 ? [] : cutByCount([...stale.values()], CONVERT_BATCH), pool.jobs, async (pictures) => {
		if (unusable !== undefined) return;
		const result = await pool.run("convert", { folder: memory.folder, pictures, atOnce });
		if ("unusable" in result) {
			unusable = result.unusable;
			return;
		}
		const made = pictures.flatMap(({ sha256 }, index) => {
			const converted = result.converted[index];
			return converted === undefined ? [] : [note(sha256, converted)];
		});
		fresh += made.length;
		memory.remember(made);
		done += pictures.length;
		onProgress?.(done, stale.size);
	});
	return { of, fresh, unusable };

	function note(sha256: string, converted: Converted): PictureLine {
		const line: PictureLine = ["copies", sha256, recipe, converted];
		of.set(sha256, converted);
		used.push(line);
		return line;
	}

	/** Whether a copy is published, or lies in the cache whole. */
	function isAtHand([name, , sha256]: readonly [string, number, string]): boolean {
		if (isPublished(publishedAt(name), sha256)) return true;
		const file = path.join(memory.folder, name);
		return existsSync(file) && sha256At(file) === sha256;
	}
}

function publishedAt(name: string): string {
	return `media/webp/${name}`;
}

function brokenProblem({ path: file }: Carried, measured: Measured | undefined, copies: Copies): Problem | undefined {
	if (!measured || /\.svg$/i.test(file)) return undefined;
	const [width, , , sha256] = measured;
	if (width > 0 && copies.of.get(sha256) !== null) return undefined;
	return {
		file: contentPath(file),
		rule: "picture-broken",
		severity: "warning",
		message: "This cannot be read as a picture; it is copied as it is.",
		remedy: "Look whether a browser shows it; put a whole copy in its place.",
	};
}

function sharpProblem(why: string): Problem {
	return {
		file: ".eleventy.ts",
		rule: "sharp-missing",
		severity: "warning",
		message: `The setting images asks for WebP, and the library sharp ${why}; pictures are copied as they are.`,
		remedy: 'Run "npm install sharp", or set images to "copy".',
	};
}
