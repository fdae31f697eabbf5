import { readFileSync } from "node:fs";
import path from "node:path";
import { type OwnPage, renderOwnPages } from "../eleventy/render.ts";
import { CannotRun, compareProblems, type Problem } from "../problem.ts";
import type { Settings } from "../settings.ts";
import { cutByCount } from "../site/listing.ts";
import { KINDS, type Output, type Rendered } from "../site/output.ts";
import type { Plan } from "../site/plan.ts";
import { type Folders, planSite, type Read } from "./assemble.ts";
import { type Config, foldersOf, loadConfig } from "./config.ts";
import { type Opened, openContent, storiesToRead } from "./load.ts";
import { type Pool, startPool, withoutThreads } from "./pool.ts";
import { openStaging, type Staging, stage } from "./publish.ts";

export interface BuildOptions {
	/** The archive's `.eleventy.ts`. */
	readonly config: string;
	/** Stands over the settings' folders. */
	readonly content?: string;
	readonly output?: string;
	/** The moment to build for, milliseconds since 1970, UTC; else the clock is read once. */
	readonly at?: number;
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

let builds = 0;

/**
 * Builds an archive: reads, collates, plans, renders and publishes it.
 * @throws {CannotRun} where nothing could be published: no settings, no content, a foreign output folder, a broken template
 */
export async function build(options: BuildOptions): Promise<BuildReport> {
	const { content, output, at = Date.now(), strict = false, jobs, onProgress } = options;
	const config = await loadConfig(options.config);
	const { settings } = config;
	const own = foldersOf(settings, config.root);
	const folders: Folders = { ...own, content: path.resolve(content ?? own.content), output: path.resolve(output ?? own.output) };
	refuseOverlap(folders);

	onProgress?.({ step: "reading", done: 0, of: 1 });
	const opened = openContent(folders.content);
	const pool = jobs === 1 || opened.found.files < FEW ? withoutThreads() : startPool(jobs);
	try {
		const { plan, problems, ...counts } = planSite(opened, await readAll(opened, settings, folders, pool), settings, folders, at);
		const report = { ...counts, problems, at, output: folders.output };
		if (strict && problems.some(({ severity }) => severity === "error")) return { ...report, outputs: 0, published: false };

		const staging = openStaging(folders.output);
		try {
			const outputs = await renderAll(plan, config, folders, staging, pool, onProgress);
			onProgress?.({ step: "publishing", done: 0, of: outputs });
			const found = staging.publish();
			return { ...report, outputs, problems: [...problems, ...found].sort(compareProblems), published: true };
		} finally {
			staging.discard();
		}
	} finally {
		await pool.close();
	}
}

/** Renders and copies everything into staging; says how many outputs there are, the owner's own pages among them. */
async function renderAll(
	{ outputs, site }: Plan,
	{ file: config, configure }: Config,
	{ content, templates }: Folders,
	{ place, before, add }: Staging,
	pool: Pool,
	onProgress: BuildOptions["onProgress"],
): Promise<number> {
	const rendering = { site, content, templates };
	const ownPages = await renderOwnPages({ ...rendering, outputs: [] }, configure);
	refuseTaken(ownPages, outputs);
	for (const { path: file, text } of ownPages) add(stage(place, file, text, before.get(file)));
	for (const output of outputs) {
		if (output.sort === "copied") add(stage(place, output.path, readFileSync(output.from), before.get(output.path)));
	}
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
	return outputs.length + ownPages.length;
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

function refuseTaken(ownPages: readonly OwnPage[], outputs: readonly Output[]): void {
	const taken = new Set(outputs.map((entry) => entry.path.toLowerCase()));
	for (const page of ownPages) {
		if (!taken.has(page.path.toLowerCase())) continue;
		throw new CannotRun(
			`${page.source} wants the address ${page.url}, where a page of the archive stands.`,
			"Give it another permalink, or shadow the layout instead.",
		);
	}
}

/** Cuts outputs into batches of one kind each. */
function batches(outputs: readonly Rendered[]): Rendered[][] {
	const kinds = KINDS.map((kind) => outputs.filter((output) => output.kind === kind)).filter((all) => all.length > 0);
	return kinds.flatMap((all) => cutByCount(all, RENDER_BATCH));
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
