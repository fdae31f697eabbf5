import path from "node:path";
import { renderBatch, renderOwnPages } from "../eleventy/render.ts";
import { CannotRun, compareProblems, type Problem } from "../problem.ts";
import type { Copied, Rendered } from "../site/output.ts";
import { assemble, type Folders } from "./assemble.ts";
import { foldersOf, loadConfig } from "./config.ts";
import { openStaging } from "./publish.ts";

export interface BuildOptions {
	/** The archive's `.eleventy.ts`. */
	readonly config: string;
	/** Stands over the settings' folders. */
	readonly content?: string;
	readonly output?: string;
	/** The moment to build for, milliseconds since 1970, UTC; else the clock is read once. */
	readonly at?: number;
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

const BATCH = 2_500;

/**
 * Builds an archive: reads, collates, plans, renders and publishes it.
 * @throws {CannotRun} where nothing could be published: no settings, no content, a foreign output folder, a broken template
 */
export async function build({ config, content, output, at = Date.now(), strict = false, onProgress }: BuildOptions): Promise<BuildReport> {
	const { settings, configure, root } = await loadConfig(config);
	const own = foldersOf(settings, root);
	const folders: Folders = { ...own, content: path.resolve(content ?? own.content), output: path.resolve(output ?? own.output) };
	refuseOverlap(folders);

	onProgress?.({ step: "reading", done: 0, of: 1 });
	const assembled = assemble(settings, folders, at);
	const { plan, problems } = assembled;
	const report = (outputs: number, found: readonly Problem[], published: boolean): BuildReport => {
		const { files, articles, leftOut } = assembled;
		return {
			files,
			articles,
			leftOut,
			outputs,
			problems: [...problems, ...found].sort(compareProblems),
			published,
			at,
			output: folders.output,
		};
	};
	if (strict && problems.some(({ severity }) => severity === "error")) return report(0, [], false);

	const staging = openStaging(folders.output);
	try {
		const rendering = { site: plan.site, content: folders.content, templates: folders.templates };
		const rendered = plan.outputs.filter((entry): entry is Rendered => entry.sort === "rendered");
		const copied = plan.outputs.filter((entry): entry is Copied => entry.sort === "copied");
		const ownPages = await renderOwnPages({ ...rendering, outputs: [] }, configure);
		const taken = new Set(plan.outputs.map((entry) => entry.path.toLowerCase()));
		for (const page of ownPages) {
			if (taken.has(page.path.toLowerCase()))
				throw new CannotRun(
					`${page.source} wants the address ${page.url}, where a page of the archive stands.`,
					"Give it another permalink, or shadow the layout instead.",
				);
			staging.put(page.path, page.text);
		}
		for (const { path: file, from } of copied) staging.copy(file, from);
		for (const [done, batch] of batches(rendered)) {
			onProgress?.({ step: "rendering", done, of: rendered.length });
			for (const { path: file, text } of await renderBatch({ ...rendering, outputs: batch }, configure)) staging.put(file, text);
		}
		onProgress?.({ step: "publishing", done: 0, of: plan.outputs.length });
		return report(plan.outputs.length + ownPages.length, staging.publish(), true);
	} catch (error) {
		staging.discard();
		throw error;
	}
}

/** Cuts outputs into batches of one kind each, with how many lie before. */
function* batches(outputs: readonly Rendered[]): Generator<readonly [number, readonly Rendered[]]> {
	const byKind = [...outputs].sort((a, b) => Number(a.kind > b.kind) - Number(a.kind < b.kind));
	for (let at = 0; at < byKind.length; at += BATCH) yield [at, byKind.slice(at, at + BATCH)];
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
