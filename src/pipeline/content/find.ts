import { realpathSync, statSync } from "node:fs";
import path from "node:path";
import { formatOf } from "../../article/article.ts";
import { CannotRun, type Problem, type Rule } from "../../problem.ts";
import { isMedia } from "../../site/media.ts";
import { walkContent } from "./walk.ts";

/** What is in a content folder. All paths are relative to it, with `/`, and sorted. */
export interface Found {
	readonly stories: readonly string[];
	/** Standing pages: the files in `pages/`. */
	readonly pages: readonly string[];
	readonly media: readonly string[];
	/** Sidecars, by the path of their story without its extension. */
	readonly sidecars: ReadonlyMap<string, string>;
	/** Every articles.csv. */
	readonly tables: readonly string[];
	/** The terms.yml of the content folder itself, if there is one. */
	readonly terms?: string;
	/** The number of story files, with those that cannot be read. */
	readonly files: number;
	readonly problems: readonly Problem[];
}

/**
 * Finds every file of a content folder, and sorts them by what they are.
 * Links that leave the folder, links that form a loop, and entries that are not ordinary files become problems. Names that begin with a dot are skipped.
 * @throws {CannotRun} where there is no such folder
 */
export function findContent(content: string): Found {
	if (!statSync(content, { throwIfNoEntry: false })?.isDirectory()) {
		throw new CannotRun(`There is no content folder ${content}.`, "Name the folder of your articles with --content, or in the settings.");
	}
	const { files, refused, problems } = walkContent(realpathSync(content));
	const sorted = sortFiles(files);
	return {
		...sorted,
		files: sorted.stories.length + refused.filter(isStory).length,
		problems: [...problems, ...sorted.problems],
	};
}

/** Whether a file has the name of a story that is not a standing page. */
function isStory(file: string): boolean {
	return formatOf(file) !== undefined && !isPage(file);
}

function isPage(file: string): boolean {
	return file.startsWith("pages/");
}

type SortedFiles = Omit<Found, "files">;

function sortFiles(files: readonly string[]): SortedFiles {
	const [stories, pages, media, tables]: [string[], string[], string[], string[]] = [[], [], [], []];
	const sidecars = new Map<string, string>();
	const problems: Problem[] = [];
	let terms: string | undefined;
	for (const file of files) {
		const name = path.posix.basename(file);
		if (/^readme(\.|$)/i.test(name)) problems.push(notice(file, "readme", "A README is not read as a story.", "Rename it if it is one."));
		else if (/^_index\./i.test(name) && formatOf(file)) problems.push(sectionPage(file));
		else if (formatOf(file)) (isPage(file) ? pages : stories).push(file);
		else if (file === "terms.yml") terms = file;
		else if (/^articles\.csv$/i.test(name)) tables.push(file);
		else if (/\.ya?ml$/i.test(name)) {
			const story = file.replace(/\.ya?ml$/i, "");
			const other = sidecars.get(story);
			if (other === undefined) sidecars.set(story, file);
			else problems.push(secondSidecar(file, other));
		} else if (isMedia(file)) media.push(file);
		else problems.push(unknownFile(file));
	}
	problems.push(...stories.filter(indexBesideOthers(stories)).map(folderIndex));
	return { stories, pages, media, sidecars, tables, terms, problems };
}

/** Finds the files called `index` that stand beside other stories: Jekyll writes a page about a folder so, and Hugo a story with pictures of its own. */
function indexBesideOthers(stories: readonly string[]): (file: string) => boolean {
	const isIndex = (file: string) => /(^|\/)index\.[a-z]+$/i.test(file);
	if (!stories.some(isIndex)) return () => false;
	const folders = new Set(stories.filter((file) => !isIndex(file)).map((file) => path.posix.dirname(file)));
	return (file) => isIndex(file) && folders.has(path.posix.dirname(file));
}

function folderIndex(file: string): Problem {
	const message = "This stands beside other stories under the name of a page about its folder; it is read as a story.";
	return notice(file, "section-page", message, "Give it another name if it is a story; move it into pages/ if it is none.");
}

/** Hugo's and Zola's page about a folder. */
function sectionPage(file: string): Problem {
	return {
		file,
		rule: "section-page",
		severity: "warning",
		message: "This is a page about its folder, and no story; it is not published.",
		remedy: "Write what it says of a section as the section's description in terms.yml, or move it into pages/ under another name.",
	};
}

function notice(file: string, rule: Rule, message: string, remedy: string): Problem {
	return { file, rule, severity: "info", message, remedy };
}

function unknownFile(file: string): Problem {
	const message = "This file is neither a story nor a picture; it is not published.";
	return notice(file, "not-read", message, "Rename it to .md, .html or .txt if it is a story.");
}

function secondSidecar(file: string, other: string): Problem {
	return {
		file,
		rule: "sidecar-twice",
		severity: "warning",
		message: `The story has a sidecar ${other} already; this one is not read.`,
		remedy: "Put all fields into one of them.",
	};
}
