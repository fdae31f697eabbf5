import { readFileSync } from "node:fs";
import path from "node:path";
import type { Rendering } from "../eleventy/outputs.ts";
import { type Configure, renderOwn } from "../eleventy/render.ts";
import { CannotRun, codeOf, compareProblems, type Problem } from "../problem.ts";
import { parseMoment, type Settings } from "../settings.ts";
import { cutByCount } from "../site/listing.ts";
import { contentPath } from "../site/media.ts";
import { KINDS, type Output, type Rendered } from "../site/output.ts";
import type { Carried, Plan } from "../site/plan.ts";
import { type Folders, planSite, type Read } from "./assemble.ts";
import { type Config, foldersOf, loadConfig } from "./config.ts";
import { filesBelow } from "./find.ts";
import { type Opened, openContent, storiesToRead } from "./load.ts";
import { type Pool, startPool, withoutThreads } from "./pool.ts";
import { openStaging, type Staging, type StagingPlace, stage } from "./publish.ts";

export interface BuildOptions {
	/** The archive's `.eleventy.ts`. */
	readonly config: string;
	/** Stands over the settings' folders. */
	readonly content?: string;
	readonly output?: string;
	/** The moment to build for: ISO 8601, in the site's zone where it names none, or milliseconds since 1970, UTC; else the clock is read once. */
	readonly at?: string | number;
	/** How many threads read and render; else one for each core. */
	readonly jobs?: number;
	/** Publishes nothing where a problem is an error. */
	readonly strict?: boolean;
	/** Is told how far the build has come. */
	readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
	readonly step: "reading" | "rendering" | "publishing";
	readonly done: number;
	readonly of: number;
}

/** What a build did. */
export interface BuildReport {
	/** Story files found: `articles` and `leftOut` together. */
	readonly files: number;
	/** Stories on the site, withdrawn ones with their tombstones among them. */
	readonly articles: number;
	readonly leftOut: number;
	readonly outputs: number;
	/** Worst first. */
	readonly problems: readonly Problem[];
	/** False where `strict` kept the site back. */
	readonly published: boolean;
	/** The moment it was built for, milliseconds since 1970, UTC. */
	readonly at: number;
	/** The folder that was published into, absolute. */
	readonly output: string;
}

const READ_BATCH = 1_000;

const RENDER_BATCH = 2_500;

/** Below so many stories a build is done before threads have started. */
const FEW = 1_000;

/** A folder within staging, for what Eleventy makes beside our outputs. */
const OWN = ".backfile-own";

let builds = 0;

/**
 * Builds an archive: reads, collates, plans, renders and publishes it.
 * @throws {CannotRun} where nothing could be published: no settings, no content, a foreign output folder, a broken template
 */
export async function build(options: BuildOptions): Promise<BuildReport> {
	const { content, output, strict = false, jobs, onProgress } = options;
	const config = await loadConfig(options.config);
	const { settings } = config;
	const own = foldersOf(settings, config.root);
	const folders: Folders = { ...own, content: path.resolve(content ?? own.content), output: path.resolve(output ?? own.output) };
	refuseOverlap(folders);
	const at = momentOf(options.at, settings);

	onProgress?.({ step: "reading", done: 0, of: 1 });
	const opened = openContent(folders.content);
	const pool = jobs === 1 || opened.found.files < FEW ? withoutThreads() : startPool(jobs);
	let staging: Staging | undefined;
	try {
		const { plan, problems, ...counts } = planSite(opened, await readAll(opened, settings, folders, pool), settings, folders, at);
		const report = { ...counts, problems, at, output: folders.output };
		if (strict && problems.some(({ severity }) => severity === "error")) return { ...report, outputs: 0, published: false };

		try {
			staging = openStaging(folders.output);
			const made = await makeAll(plan, config, folders, staging, pool, onProgress);
			onProgress?.({ step: "publishing", done: 0, of: made.outputs });
			const found = [...problems, ...made.problems, ...staging.publish()].sort(compareProblems);
			return { ...report, outputs: made.outputs, problems: found, published: true };
		} catch (error) {
			throw asCannotRun(error);
		}
	} finally {
		// Where one batch failed, others may still be staging theirs.
		await pool.close();
		staging?.discard();
	}
}

/** What was staged: how many outputs, the owner's own among them, and what could not be. */
interface Made {
	readonly outputs: number;
	readonly problems: readonly Problem[];
}

/** Renders and copies everything into staging. */
async function makeAll(
	{ outputs, site }: Plan,
	{ file: config, configure }: Config,
	folders: Folders,
	{ place, before, add }: Staging,
	pool: Pool,
	onProgress: BuildOptions["onProgress"],
): Promise<Made> {
	const rendering = { site, ...folders };
	const own = await ownFiles(rendering, configure, place);
	refuseTaken(own, outputs);
	const copied = outputs.filter((output) => output.sort === "copied");
	const problems = [...own, ...copied].flatMap(({ path: file, from }) => {
		const bytes = bytesOf(from);
		if (!bytes) return [unreadable(file)];
		add(stage(place, file, bytes, before.get(file)));
		return [];
	});
	const rendered = outputs.filter((output) => output.sort === "rendered");
	const build = String(++builds);
	let done = 0;
	const tasks = batches(rendered).map(async (batch) => {
		const published = batch.map((output) => before.get(output.path));
		const staged = await pool.render({ ...rendering, config, build, outputs: batch, place, before: published });
		for (const file of staged) add(file);
		done += batch.length;
		onProgress?.({ step: "rendering", done, of: rendered.length });
	});
	await Promise.all(tasks);
	return { outputs: own.length + outputs.length - problems.length, problems };
}

/** Has Eleventy make the owner's own files, and finds them. */
async function ownFiles(rendering: Omit<Rendering, "outputs">, configure: Configure, { staging }: StagingPlace): Promise<Carried[]> {
	const folder = path.join(staging, OWN);
	await renderOwn({ ...rendering, outputs: [] }, configure, folder);
	return filesBelow(folder);
}

function bytesOf(file: string): Uint8Array | undefined {
	try {
		return readFileSync(file);
	} catch {
		return undefined;
	}
}

function unreadable(file: string): Problem {
	const message = "The file cannot be read, and was not copied.";
	return {
		file: contentPath(file),
		rule: "unreadable",
		severity: "error",
		message,
		remedy: "Give the user who builds the right to read it, or rename it.",
	};
}

/** Reads all stories, a batch at a time. */
async function readAll({ found, beside }: Opened, { timeZone: zone }: Settings, { content }: Folders, pool: Pool): Promise<Read> {
	const read = async (files: readonly string[]) => {
		const stories = storiesToRead(files, beside);
		const batches = cutByCount(stories, READ_BATCH).map((batch) => pool.read({ content, zone, stories: batch }));
		return (await Promise.all(batches)).flat();
	};
	return { stories: await read(found.stories), pages: await read(found.pages) };
}

function refuseTaken(own: readonly Carried[], outputs: readonly Output[]): void {
	const taken = new Set(outputs.map((entry) => entry.path.toLowerCase()));
	const twice = own.find((file) => taken.has(file.path.toLowerCase()));
	if (!twice) return;
	throw new CannotRun(
		`Eleventy makes ${twice.path} for you, where a page of the archive stands.`,
		"Give it another permalink, or shadow the layout instead.",
	);
}

/** Cuts outputs into batches of one kind each. */
function batches(outputs: readonly Rendered[]): Rendered[][] {
	const kinds = KINDS.map((kind) => outputs.filter((output) => output.kind === kind)).filter((all) => all.length > 0);
	return kinds.flatMap((all) => cutByCount(all, RENDER_BATCH));
}

/** A system error while publishing (no room, no right) is no fault of ours. */
function asCannotRun(error: unknown): unknown {
	const code = codeOf(error);
	if (!/^E[A-Z]+$/.test(code)) return error;
	const { path: file = "The output folder" } = error as { path?: string };
	return new CannotRun(`${file} cannot be written (${code}).`, "Look whether there is room on the disk, and whether you may write there.");
}

function momentOf(at: string | number | undefined, { timeZone }: Settings): number {
	if (typeof at !== "string") return at ?? Date.now();
	const moment = parseMoment(at, timeZone);
	if (moment === undefined) throw new CannotRun(`${at} is no time.`, "Write it as 2024-03-15T06:00 or 2024-03-15T06:00Z.");
	return moment;
}

/** The site must not be written over what it is made from. */
function refuseOverlap({ content, output, templates: [templates = ""] }: Folders): void {
	for (const source of [content, templates]) {
		if (inside(source, output) || inside(output, source)) {
			throw new CannotRun(`The output folder ${output} and ${source} lie one in the other.`, "Name another folder with --output.");
		}
	}
}

function inside(inner: string, outer: string): boolean {
	return inner === outer || inner.startsWith(outer + path.sep);
}
