import { realpathSync, statSync } from "node:fs";
import { formatOf, unreadMarkupOf } from "../../article/article.ts";
import { COMMENTS, isCommentsFile } from "../../article/comments/filename.ts";
import { withoutExtension } from "../../article/filename.ts";
import { CannotRun, type Problem } from "../../problem.ts";
import { folderIndexes } from "./folderindex.ts";
import { noStoriesProblem } from "./nostories.ts";
import { dataFilesAmong } from "./sidecars/datafiles.ts";
import { isAuthorsFile, isPage, isRedactionsFile, isTermsFile, type Sort, sortOf } from "./sorts.ts";
import { unreadProblem } from "./unread.ts";
import { walkContent } from "./walk.ts";

/** What is in a content folder. All paths are relative to it, with `/`, and sorted. */
export interface Found {
	readonly stories: readonly string[];
	/** Standing pages: the files in `pages/`. */
	readonly pages: readonly string[];
	readonly media: readonly string[];
	/** All YAML files but terms.yml: sidecars, if there is a story of their name. */
	readonly sidecars: readonly string[];
	/** The files of comments. */
	readonly comments: readonly string[];
	/** Every articles.csv. */
	readonly tables: readonly string[];
	/** Files that are not read. Each has a problem. */
	readonly unread: readonly string[];
	/** Entries that must not be read: links that lead nowhere or outside, pipes, folders with the name of a sidecar and the like. Each has a problem. */
	readonly refused: readonly string[];
	/** The terms.yml of the content folder itself, if there is one; its name may be in another case, or end in `.yaml`. */
	readonly terms?: string;
	/** The authors.yml of the content folder itself, in the same way. It is a sidecar where a story is called `authors`. */
	readonly authors?: string;
	/** Every redactions.yml of the content folder itself, in the same way; undefined where there is none. */
	readonly redactions?: readonly string[];
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
		throw new CannotRun(
			`There is no content folder ${content}.`,
			"Name the folder of your articles with --content, or in the settings.",
			"docs/settings.md",
		);
	}
	const root = realpathSync(content);
	const { files, refused, problems } = walkContent(root);
	const sorted = sortFiles(files);
	const isData = dataFilesAmong([...sorted.stories, ...sorted.pages]);
	const unreadStories = sorted.unread.filter((file) => unreadMarkupOf(file) !== undefined && !isPage(file));
	return {
		...sorted,
		refused,
		files: sorted.stories.length + refused.filter(isStory).length + unreadStories.length,
		problems: [
			...problems,
			...sorted.unread.map((file) => unreadProblem(root, file, isData(file))),
			...folderIndexes(sorted.stories),
			...(sorted.stories.length === 0 ? [noStoriesProblem({ ...sorted, refused })] : []),
		],
	};
}

/** Whether a file has the name of a story that is not a standing page. */
function isStory(file: string): boolean {
	return (formatOf(file) ?? unreadMarkupOf(file)) !== undefined && !isPage(file);
}

type SortedFiles = Record<Sort, string[]> & { readonly comments: readonly string[] } & {
	terms?: string;
	authors?: string;
	redactions?: readonly string[];
};

function sortFiles(files: readonly string[]): SortedFiles {
	const sorted: Record<Sort, string[]> = { stories: [], pages: [], media: [], sidecars: [], tables: [], unread: [] };
	for (const file of files) sorted[sortOf(file)].push(file);
	const comments = commentsIn(sorted);
	const [terms] = sorted.sidecars.filter(isTermsFile).sort((a, b) => Number(b === "terms.yml") - Number(a === "terms.yml"));
	const isStoryCalledSo = sorted.stories.some((file) => /^authors\.[^/]+$/i.test(file));
	const authors = isStoryCalledSo ? undefined : sorted.sidecars.find(isAuthorsFile);
	const redactions = sorted.sidecars.filter(isRedactionsFile);
	if (terms === undefined && authors === undefined && redactions.length === 0 && comments.length === 0) return { ...sorted, comments };
	const others = new Set([...redactions, ...comments, ...[terms, authors].filter((file) => file !== undefined)]);
	const sidecars = sorted.sidecars.filter((file) => !others.has(file));
	return {
		...sorted,
		...(terms !== undefined && { terms }),
		...(authors !== undefined && { authors }),
		...(redactions.length > 0 && { redactions }),
		comments,
		sidecars,
	};
}

/** The files of comments. A section of the paper may have the name of their folder: the sidecars of its stories are none. */
function commentsIn({ sidecars, stories }: Record<Sort, string[]>): string[] {
	const files = sidecars.filter(isCommentsFile);
	if (files.length === 0) return files;
	const names = new Set(stories.filter((file) => file.startsWith(`${COMMENTS}/`)).flatMap((file) => [file, withoutExtension(file)]));
	return files.filter((file) => !names.has(withoutExtension(file)));
}
