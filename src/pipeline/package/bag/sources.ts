import { existsSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { CannotRun, compareText } from "../../../problem.ts";
import type { Settings } from "../../../settings.ts";
import { mediaPath } from "../../../site/media/media.ts";
import type { Plan } from "../../../site/plan.ts";
import { isBelow, pathBelow } from "../../../system/disk/diskpaths.ts";
import { sha256At } from "../../../system/hash.ts";
import { openCheck } from "../../check/context.ts";
import { readAndPlan } from "../../check/readplan.ts";
import { readBytes } from "../../content/bytes.ts";
import { filesBelow, isFile } from "../../content/files.ts";
import { type Found, findContent } from "../../content/find.ts";
import { sidecarNames } from "../../planning/lines.ts";
import type { PlannedSite } from "../../planning/site.ts";
import { settingsFiles } from "../../settings/files.ts";
import type { Config, Folders } from "../../settings/load.ts";
import type { BuildSetup } from "../../settings/setup.ts";
import type { PublishedSite } from "../published.ts";

/** A file of the archive that the site was made from. */
export interface SourceFile {
	/** Its name in the bag, below `sources/`. */
	readonly name: string;
	/** Absolute. */
	readonly from: string;
}

/** What of the sources is packed, and how many files are not. */
export interface Sources {
	/** Sorted by name. */
	readonly files: readonly SourceFile[];
	/** Files of the content folder that are left out: of stories that are not public, or that hold what the site must not show. */
	readonly leftOut: number;
	/** Whether no story's source is packed, since names are redacted in the pages and stand in the sources. */
	readonly isRedacted: boolean;
}

/** Files that fix the versions of libraries. */
const VERSIONS = /^(package(-lock)?\.json|yarn\.lock|pnpm-lock\.yaml)$/;

/** Where the names to redact stand: beside the settings or in the content folder. */
const REDACTIONS = ["redactions.yml", "redactions.yaml"];

/**
 * Finds the sources of a published site.
 * @param all whether sources are wanted that are not public; else these are the files of the stories on the site, their media, and what the site is made with
 * @throws {CannotRun} where the site lacks a page that the content has now, or where it was stopped
 */
export async function sourcesOf(setup: BuildSetup, site: PublishedSite, all: boolean, signal?: AbortSignal): Promise<Sources> {
	const { config, folders } = setup;
	const found = findContent(folders.content);
	const everything = [
		found.stories,
		found.pages,
		found.media,
		found.sidecars,
		found.comments,
		found.tables,
		found.unread,
		found.terms ?? [],
		found.authors ?? [],
	].flat();
	const hasRedactions = [config.root, folders.content].some((folder) => REDACTIONS.some((name) => existsSync(path.join(folder, name))));
	const isRedacted = hasRedactions && !all;
	const chosen = all
		? [...everything, ...(found.redactions ?? [])]
		: publicContent(
				(await readAndPlan(await openCheck(setup), { signal })).site,
				folders.content,
				site,
				found,
				isRedacted,
				config.settings,
			);
	const content = [...new Set(chosen)].sort(compareText);
	const inContent = nameIn(config.root, folders.content, "content");
	const own = [...(isRedacted ? [] : ["urls.txt"]), ...(all ? REDACTIONS : [])];
	const [templates = ""] = folders.templates;
	const files = [
		...content.map((file) => ({ name: `${inContent}/${file}`, from: path.join(folders.content, file) })),
		...settingsSources(config, folders),
		...own.map((name) => ({ name, from: path.join(config.root, name) })).filter(({ from }) => isFile(from)),
		...filesBelow(templates)
			.filter(isPlain)
			.map(({ path: file, from }) => ({ name: `${nameIn(config.root, templates, "templates")}/${file}`, from })),
	];
	return {
		files: [...new Map(files.map((file) => [file.name, file])).values()].sort((a, b) => compareText(a.name, b.name)),
		leftOut: new Set(everything).size - content.length,
		isRedacted,
	};
}

/** The settings file, the code that it imports, and what fixes the versions of libraries. Other files that it reads may hold keys. */
function settingsSources({ file, root }: Config, { content, output }: Folders): SourceFile[] {
	return settingsFiles(file)
		.filter(({ path: name, from }) => isBelow(root, from) && (/\.[cm]?[jt]s$/.test(name) || VERSIONS.test(name)))
		.filter(({ from }) => !isBelow(content, from) && !isBelow(output, from))
		.map(({ path: name, from }) => ({ name, from }));
}

/** Programs keep secrets and notes of their own in files and folders whose names begin with a dot. */
function isPlain({ path: file }: { readonly path: string }): boolean {
	return !/(^|\/)\./.test(file);
}

/** The name of a folder in the bag: as it stands beside the settings, else a plain one. */
function nameIn(root: string, folder: string, plain: string): string {
	return pathBelow(root, folder) || plain;
}

/** The files of the content folder that hold nothing but what the site shows. */
function publicContent(
	planned: PlannedSite,
	content: string,
	site: PublishedSite,
	found: Found,
	isRedacted: boolean,
	settings: Pick<Settings, "comments">,
): readonly string[] {
	refuseOldSite(planned, site);
	const stories = [...planned.archive.stories, ...planned.pages.stories];
	const shown = new Set(stories.map(({ file }) => file));
	const media = shownMedia(planned.plan, content, site);
	if (isRedacted) return media;
	const sidecars = new Set([...shown].flatMap(sidecarNames));
	// They hold names that the site may show as initials only, or not at all.
	const showsAll = settings.comments.show && settings.comments.names === "written";
	const comments = new Set(showsAll ? stories.flatMap((story) => story.comments?.file ?? []) : []);
	return [
		...[...found.stories, ...found.pages].filter((file) => shown.has(file)),
		...found.sidecars.filter((file) => sidecars.has(file)),
		...found.comments.filter((file) => comments.has(file)),
		...found.tables.filter((file) => isPublicTable(content, file, shown)),
		...[found.terms, found.authors].filter((file) => file !== undefined),
		...media,
	];
}

/** @throws {CannotRun} where a story of the content has no page on the site */
function refuseOldSite({ plan }: PlannedSite, { files }: PublishedSite): void {
	const published = new Set(files.map((file) => file.path));
	const missing = plan.outputs.find((output) => output.sort === "rendered" && output.kind === "story" && !published.has(output.path));
	if (missing) {
		throw new CannotRun(
			`The content has changed since the site was built: ${missing.path} is not on the site.`,
			"Run “backfile build” first, so that the bag holds the sources of its site.",
			"docs/packages.md#a-bag-for-a-library",
		);
	}
}

/** The media that the site shows with the very bytes that they have in the content folder. What was taken out of the others stays out of the bag. */
function shownMedia({ outputs }: Pick<Plan, "outputs">, content: string, { files }: PublishedSite): string[] {
	const hashes = new Map(files.map((file) => [file.path, file.sha256]));
	return outputs.flatMap((output) => {
		const file = output.sort === "copied" ? pathBelow(content, output.from) : undefined;
		if (output.sort !== "copied" || file === undefined || sha256At(output.from) !== hashes.get(output.path)) return [];
		// A file whose name holds a redacted one has another name on the site.
		return output.path === mediaPath(file) ? [file] : [];
	});
}

/** Whether every row of a table is about a story that is shown. */
function isPublicTable(content: string, file: string, shown: ReadonlySet<string>): boolean {
	const read = readBytes(content, file, "tableMegabytes");
	if ("problem" in read) return false;
	try {
		const rows = parse(Buffer.from(read.bytes), {
			bom: true,
			columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
		});
		return (rows as { readonly file?: string }[]).every((row) =>
			shown.has(path.posix.join(path.posix.dirname(file), row.file?.trim() ?? "")),
		);
	} catch {
		return false;
	}
}
