import { readFileSync } from "node:fs";
import path from "node:path";
import type { BuildOptions } from "../../src/pipeline/options.ts";
import { MANIFEST } from "../../src/pipeline/publish/manifest.ts";
import type { BuildReport } from "../../src/pipeline/report.ts";
import { CannotRun } from "../../src/problem.ts";
import { sha256At } from "../../src/system/hash.ts";
import type { Tree } from "../pipeline/archives.ts";
import { filesBelow, sameTree, treeFrom } from "../pipeline/edits/differences.ts";
import { fileOf, linksOf } from "../slow/site.ts";

/** An archive on the disk, built into `dist`. */
export interface BuiltArchive {
	readonly root: string;
	/** Whether it is built from nothing in another folder, too, to see whether that gives the same. */
	readonly compare: boolean;
	/** Builds it, in this thread or in one of its own. */
	readonly build: (options: BuildOptions) => Promise<BuildReport>;
}

const CONFIG = `import { backfile, defineArchive } from "backfile";
export const archive = defineArchive({ title: "Fuzz", url: "https://fuzz.example/", timeZone: "Europe/London", calendar: "year", onThisDay: false, flush: false, search: false });
export default function (config) { config.addPlugin(backfile, archive); }
`;

/** The settings file of an archive. */
export const SETTINGS_FILE: readonly [name: string, text: string] = [".eleventy.ts", CONFIG];

/** Builds an archive and says what is wrong with its site; nothing where all is well. */
export async function judgeArchive({ root, compare, build }: BuiltArchive): Promise<string[]> {
	const output = path.join(root, "dist");
	const options = { config: path.join(root, SETTINGS_FILE[0]), at: Date.UTC(2026, 0, 1) };
	try {
		const report = await build(options);
		const files = Object.keys(filesBelow(output)).filter((file) => !file.startsWith(".backfile"));
		const faults = [
			...judgeReport(report),
			...deadLinks(files, (file) => readFileSync(path.join(output, file), "utf8")),
			...unlisted(files, output),
		];
		if (!compare) return faults;
		const clean = path.join(root, "clean");
		await build({ ...options, output: clean, cache: false });
		return [
			...faults,
			...sameTree(listedIn(clean), listedIn(output)).map((difference) => `an incremental build differs from a clean one: ${difference}`),
		];
	} catch (error) {
		if (error instanceof CannotRun) return [`the build ended: ${error.message}`];
		throw error;
	}
}

/** Every story is a page, or a problem says why not. */
export function judgeReport({ files, articles, leftOut, problems }: BuildReport): string[] {
	const told = new Set(problems.map(({ file }) => file));
	return [
		...(files === articles + leftOut ? [] : [`of ${files} files ${articles} are pages and ${leftOut} are left out`]),
		...(told.size >= leftOut ? [] : [`${leftOut} files are left out, and problems name ${told.size}`]),
	];
}

/** The body of a story on its page. What it links to is up to whoever wrote it; problems tell of it. */
const BODY = /<div class="story-body">.*?(?=<footer class="story-foot">|<details class="cite")/gs;

/** Links of the site's own, outside the texts of stories, that lead nowhere. */
export function deadLinks(files: readonly string[], read: (file: string) => string): string[] {
	const known = new Set(files);
	return files.flatMap((file) => {
		if (!file.endsWith(".html")) return [];
		const url = `/${encodeURI(file)}`.replace(/\/index\.html$/, "/");
		const dead = linksOf(read(file).replace(BODY, ""), url).filter(
			(link) => !known.has(fileOf(link)) && !known.has(`${fileOf(link)}/index.html`),
		);
		return dead.map((link) => `${file} links to ${link}, where there is nothing`);
	});
}

/** The hashes of the files that the manifest of an output folder lists. */
function listedIn(output: string): Tree {
	return treeFrom(readFileSync(path.join(output, MANIFEST), "utf8"));
}

/** Files of the output that its manifest does not list as they are, and the other way round. */
function unlisted(files: readonly string[], output: string): string[] {
	const found = Object.fromEntries(files.map((file) => [file, sha256At(path.join(output, file)) ?? ""]));
	return sameTree(listedIn(output), found).map((difference) => `the manifest is wrong: ${difference}`);
}
