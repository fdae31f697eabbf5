import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { compile } from "../../scripts/compile.mjs";
import type { Content } from "./content.ts";
import type { Node } from "./node.ts";
import { type Command, run } from "./run.ts";
import type { Places, Step } from "./step.ts";

const root = path.resolve(import.meta.dirname, "../..");

/** An archive that Backfile makes from the corpus: its folder, and the name of its pages in the report. */
interface Site {
	readonly pages: string;
	readonly folder: string;
	/** Whether it has a search index. */
	readonly search: boolean;
}

/** The settings of an owner who keeps all defaults. */
const DEFAULT_SITE = `import { backfile, defineArchive } from "backfile";

export const archive = defineArchive({ title: "Gazette", url: "https://example.org/" });

export default function (eleventyConfig) {
	eleventyConfig.addPlugin(backfile, archive);
}
`;

/**
 * Compiles Backfile into another folder, so that the sources can change during the run.
 * @returns the folder that has its lib/
 */
export function compileOurs(parent: string): string {
	const folder = path.join(parent, "backfile");
	compile(path.join(folder, "lib"));
	for (const name of ["templates", "package.json"]) cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
	symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
	return folder;
}

/** How Backfile is run. */
interface Running {
	readonly node: Node;
	readonly jobs: number;
	/** Whether the default site is made with a search index, too. */
	readonly search: boolean;
}

/** The steps of Backfile: clean builds first, then further builds. */
export function ourSteps(
	backfile: string,
	{ folder, content: stories }: Places,
	content: Content,
	{ node, jobs, search }: Running,
	signal: AbortSignal,
) {
	const sites = [smallSite(folder), defaultSite(folder, false), ...(search ? [defaultSite(folder, true)] : [])];
	const clean = sites.map((site) =>
		step(site, "clean build", () => {
			content.takeAway();
			for (const made of ["out", ".backfile"]) rmSync(path.join(site.folder, made), { recursive: true, force: true });
		}),
	);
	const again = sites.flatMap((site) => [
		step(site, "nothing changed", () => settle(site)),
		step(site, "one story more, of the newest day", () => settle(site).then(() => content.add("newest"))),
		step(site, "one story more, backdated", () => settle(site).then(() => content.add("backdated"))),
	]);
	return { clean, again: [...again, helpStep()] };

	/** Builds the corpus without the added story, so that the cache knows it. */
	async function settle(site: Site): Promise<void> {
		content.takeAway();
		await content.settled();
		await run(buildCommand(site), signal);
	}

	/** What every command does before it begins: the program is loaded. */
	function helpStep(): Step {
		const commands = [{ name: "backfile --help", program: node.program, args: ["lib/cli.js", "--help"], cwd: backfile }];
		return {
			what: "Backfile: `--help`",
			hasSearch: false,
			isPeer: false,
			before: () => undefined,
			commands,
			counting: commands,
			count: () => 0,
		};
	}

	function step(site: Site, what: string, before: Step["before"]): Step {
		const changes = path.join(folder, "changes.json");
		const command = buildCommand(site);
		return {
			what: `Backfile, ${site.pages}: ${what}`,
			hasSearch: site.search,
			isPeer: false,
			before,
			commands: [command],
			counting: [{ ...command, args: [...command.args, "--changes", changes] }],
			count: () => writtenIn(readFileSync(changes, "utf8")),
		};
	}

	function buildCommand(site: Site): Command {
		const places = ["--config", path.join(site.folder, ".eleventy.ts"), "--content", stories, "--output", path.join(site.folder, "out")];
		return {
			name: "backfile build",
			program: node.program,
			args: ["lib/cli.js", "build", ...places, "--jobs", String(jobs), "--quiet", ...(site.search ? [] : ["--no-search"])],
			cwd: backfile,
		};
	}
}

/** How many files a build wrote, from its list of changes. */
export function writtenIn(changes: string): number {
	const { added, changed } = JSON.parse(changes) as { readonly added: readonly unknown[]; readonly changed: readonly unknown[] };
	return added.length + changed.length;
}

function smallSite(parent: string): Site {
	const folder = path.join(parent, "small");
	cpSync(path.join(import.meta.dirname, "small"), folder, { recursive: true, filter: (file) => path.basename(file) !== ".backfile" });
	return { pages: "small pages", folder, search: false };
}

function defaultSite(parent: string, search: boolean): Site {
	const folder = path.join(parent, search ? "searched" : "default");
	mkdirSync(folder);
	writeFileSync(path.join(folder, ".eleventy.ts"), DEFAULT_SITE);
	return { pages: search ? "default site with search" : "default site", folder, search };
}
