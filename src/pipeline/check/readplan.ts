import type { Checked } from "../../checks/finding.ts";
import type { TextFacts } from "../../checks/texts/facts.ts";
import type { Settings } from "../../settings.ts";
import type { ReadLedger } from "../../site/ledger/ledger.ts";
import type { Carried } from "../../site/material.ts";
import type { Content } from "../content/articles.ts";
import { readContent } from "../content/read.ts";
import { readListings } from "../hosts/listings.ts";
import { ledgerIn } from "../ledger/file.ts";
import { inspectPictures, type Pictures, pictureStamp } from "../pictures/pictures.ts";
import { withoutRefusedDrawings } from "../pictures/refused.ts";
import { shownPictures } from "../pictures/shown.ts";
import { carriedFiles, type PlannedSite, planSite } from "../planning/site.ts";
import { refuseStopped } from "../threads/pool.ts";
import { textsOf } from "./batches.ts";
import type { CheckContext } from "./context.ts";

/** An archive that was read and planned as a build does, of which nothing is rendered. */
export interface ReadAndPlanned extends ReadArchive {
	readonly site: PlannedSite;
}

/** How an archive is read and planned. */
export interface PlanningOptions {
	/** Whether facts of the texts of stories are gathered; else there are none. */
	readonly withTexts?: boolean;
	/** The settings, where they are not those of the archive. */
	readonly settings?: Settings;
	/** The ledger, where it is not that on the disk. */
	readonly ledger?: ReadLedger;
	readonly signal?: AbortSignal | undefined;
}

/**
 * Reads and plans an archive as a build does, and renders nothing. What builds remember is used, and is not changed.
 * @throws {CannotRun} where it is stopped, or a ledger or a record of an import cannot be understood
 */
export async function readAndPlan(context: CheckContext, options: PlanningOptions = {}): Promise<ReadAndPlanned> {
	const { config, folders, at, earlier } = context;
	const { withTexts = false, settings = config.settings, ledger = ledgerIn(config.root), signal } = options;
	const read = await readAll(context, withTexts, signal);
	refuseStopped(signal);
	const listings = readListings(config.root, settings);
	const site = planSite(read.content, read.carried, read.pictures, settings, { folder: folders.content, at, earlier, ledger, listings });
	return { ...read, site };
}

/** All that is read before the site is planned. */
interface ReadArchive {
	readonly content: Content;
	readonly carried: readonly Carried[];
	readonly pictures: Pictures;
	readonly texts: Checked["texts"];
}

/** Reads stories, their texts, and the sizes of pictures. Then no thread is needed any more, and planning has their memory. */
async function readAll(context: CheckContext, withTexts: boolean, signal: AbortSignal | undefined): Promise<ReadArchive> {
	const { config, folders, inputs, pool, version } = context;
	const stop = () => void pool.close();
	signal?.addEventListener("abort", stop);
	try {
		const content = await readContent({ ...context, changes: new Map(), warming: { at() {} } }, { situation: "first-build", inputs });
		const articles = [...content.stories, ...content.pages].flatMap(({ article }) => article ?? []);
		const texts = withTexts ? await textsOf(pool, folders.content, articles) : new Map<string, TextFacts>();
		const { files: carried, problems } = await withoutRefusedDrawings({
			files: carriedFiles(content, folders, (file) => inputs.sizes.get(file)),
			pool,
			isPublished: () => false,
		});
		const pictures = await inspectPictures({
			files: shownPictures(carried, content.stories, content.pages, content.termNotes, config.settings),
			images: "copy",
			photoPrivacy: config.settings.photoPrivacy,
			sharp: "",
			memory: context.pictureMemory,
			pool,
			atOnce: 1,
			stampOf: (file) => pictureStamp(version, inputs.copyStamps.get(file.path) ?? ""),
			isPublished: () => false,
			onProgress() {},
		});
		return { content, carried, pictures: { ...pictures, problems: [...problems, ...pictures.problems] }, texts };
	} finally {
		signal?.removeEventListener("abort", stop);
		await pool.close();
	}
}
