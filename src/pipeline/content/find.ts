import { realpathSync, statSync } from "node:fs";
import path from "node:path";
import { formatOf, unreadMarkupOf } from "../../article/article.ts";
import { CannotRun, type Problem, type Rule } from "../../problem.ts";
import { isPage, isReadme, isSectionPage, type Sort, sortOf } from "./sorts.ts";
import { walkContent } from "./walk.ts";

/** What is in a content folder. All paths are relative to it, with `/`, and sorted. */
export interface Found {
	readonly stories: readonly string[];
	/** Standing pages: the files in `pages/`. */
	readonly pages: readonly string[];
	readonly media: readonly string[];
	/** All YAML files but terms.yml: sidecars, if there is a story of their name. */
	readonly sidecars: readonly string[];
	/** Every articles.csv. */
	readonly tables: readonly string[];
	/** Files that are not read. Each has a problem. */
	readonly unread: readonly string[];
	/** Entries that must not be read: links that lead nowhere or outside, pipes, folders with the name of a sidecar and the like. Each has a problem. */
	readonly refused: readonly string[];
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
		refused,
		files: sorted.stories.length + [...refused, ...sorted.unread].filter(isStory).length,
		problems: [...problems, ...sorted.problems],
	};
}

/** Whether a file has the name of a story that is not a standing page. */
function isStory(file: string): boolean {
	return (formatOf(file) ?? unreadMarkupOf(file)) !== undefined && !isPage(file) && !isReadme(file) && !isSectionPage(file);
}

type SortedFiles = Record<Sort, string[]> & { terms?: string; readonly problems: Problem[] };

function sortFiles(files: readonly string[]): SortedFiles {
	const sorted: SortedFiles = { stories: [], pages: [], media: [], sidecars: [], tables: [], unread: [], problems: [] };
	for (const file of files) {
		if (file === "terms.yml") sorted.terms = file;
		else {
			const sort = sortOf(file);
			sorted[sort].push(file);
			if (sort === "unread") sorted.problems.push(unreadProblem(file));
		}
	}
	sorted.problems.push(...sorted.stories.filter(indexBesideOthers(sorted.stories)).map(folderIndex));
	return sorted;
}

function unreadProblem(file: string): Problem {
	if (isReadme(file)) return notice(file, "readme", "A README is not read as a story.", "Rename it if it is one.");
	if (isSectionPage(file)) return sectionPage(file);
	const markup = unreadMarkupOf(file);
	return markup === undefined ? unknownFile(file) : unreadMarkup(file, markup);
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

function unreadMarkup(file: string, markup: string | undefined): Problem {
	const name = path.posix.basename(file);
	return {
		file,
		rule: "markup-not-read",
		severity: "error",
		message: `Stories in ${markup} are not read.`,
		remedy: `Convert it to Markdown, for instance with pandoc: pandoc -s -t gfm ${name} -o ${name.replace(/\.\w+$/, ".md")}`,
	};
}

function unknownFile(file: string): Problem {
	const message = "This file is neither a story nor a picture; it is not published.";
	return notice(file, "not-read", message, "Rename it to .md, .html or .txt if it is a story.");
}
