import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { compareProblems, type Problem } from "../../problem.ts";
import type { HostName } from "../../site/hosts/host.ts";
import { preflight } from "../../site/hosts/preflight.ts";
import { openCheck } from "../check/context.ts";
import { readAndPlan } from "../check/readplan.ts";
import type { BuildOptions } from "../options.ts";
import { manifestIn, parseManifest } from "../publish/manifest.ts";
import { setUpBuild } from "../settings/setup.ts";

/** What a caller may tell when rules of a host are written. */
export interface HostOptions extends Omit<BuildOptions, "strict" | "search" | "output"> {
	readonly host: HostName;
	/** Writes nothing. */
	readonly check?: boolean;
	/** The folder that the files are written to; else `host/NAME` beside the settings. */
	readonly to?: string;
}

/** What was written for a host. */
export interface HostReport {
	readonly host: HostName;
	/** The folder that was written to, absolute; undefined where nothing was. */
	readonly to?: string;
	readonly files: readonly { readonly path: string; readonly bytes: number; readonly use: string }[];
	/** How many rules were made. */
	readonly rules: number;
	/** How many old addresses there are. */
	readonly asked: number;
	/** What the last build published; undefined where there was none. */
	readonly site?: { readonly files: number; readonly bytes: number };
	/** Worst first. */
	readonly problems: readonly Problem[];
}

/**
 * Plans an archive as builds do, without rendering it, and writes what a host is to be told.
 * @throws {CannotRun} where there are no settings or no content
 */
export async function writeHost({ host: name, check = false, to, ...options }: HostOptions): Promise<HostReport> {
	options.onProgress?.({ step: "reading", done: 0, of: 1 });
	const setup = await setUpBuild(options);
	const { config, folders } = setup;
	const settings = { ...config.settings, host: name };
	const context = await openCheck(setup);
	const { plan } = (await readAndPlan(context, { settings, signal: options.signal })).site;
	if (plan.host === undefined) throw new Error(`There are no rules for ${name}.`);
	const { files, rules, asked, problems } = plan.host;
	const written = files.map(({ path: file, text, use }) => ({ path: file, bytes: Buffer.byteLength(text), use }));
	const folder = path.resolve(to ?? path.join(config.root, "host", name));
	if (!check) {
		mkdirSync(folder, { recursive: true });
		for (const { path: file, text } of files) writeFileSync(path.join(folder, file), text);
	}
	const published = publishedFiles(folders.output);
	const all = [...published.filter(({ path: file }) => !written.some((own) => own.path === file)), ...written];
	return {
		host: name,
		to: check ? undefined : folder,
		files: written,
		rules,
		asked,
		site: published.length === 0 ? undefined : { files: published.length, bytes: published.reduce((sum, { bytes }) => sum + bytes, 0) },
		problems: [...problems, ...preflight(plan.host, all)].sort(compareProblems),
	};
}

/** What the last build published, as its manifest says. */
function publishedFiles(output: string): { readonly path: string; readonly bytes: number }[] {
	const text = manifestIn(output);
	return text === undefined ? [] : [...parseManifest(text, output).entries].map(([file, { bytes }]) => ({ path: file, bytes }));
}
