import { noTermNotes, readTermNotes } from "../../archive/termnotes.ts";
import type { TermNotes } from "../../archive/terms.ts";
import type { Article } from "../../article/article.ts";
import { decode } from "../../article/encoding.ts";
import type { FieldSource } from "../../article/metadata.ts";
import type { ReadStory } from "../../article/read.ts";
import type { Problem } from "../../problem.ts";
import { readBytes } from "./bytes.ts";
import type { Found } from "./find.ts";
import { readSidecars, type Sidecars } from "./sidecars.ts";

/** A content folder before its stories are read. */
export interface OpenedContent {
	readonly found: Found;
	readonly sidecars: Sidecars;
	readonly termNotes: TermNotes;
	/** Problems of the folder, its tables, its sidecars and its terms. */
	readonly problems: readonly Problem[];
}

/** A content folder that is read. */
export interface Content extends Omit<OpenedContent, "sidecars"> {
	readonly stories: readonly ReadStory[];
	/** Standing pages. */
	readonly pages: readonly ReadStory[];
}

/** A story to be read, and what other files say of it: plain data. */
export interface StoryToRead {
	readonly file: string;
	readonly sidecar?: string;
	/** Its row in a table. */
	readonly row?: FieldSource;
	/** The table of its folder, if that table cannot be read whole. */
	readonly broken?: string;
}

/**
 * Reads the terms and the tables of a content folder.
 * @param folder absolute path
 */
export function openContent(folder: string, found: Found): OpenedContent {
	const problems: Problem[] = [...found.problems];
	const textOf = (file: string) => {
		const read = readBytes(folder, file);
		if (!("problem" in read)) return decode(read.bytes).text;
		problems.push(read.problem);
		return undefined;
	};
	const sidecars = readSidecars(found, textOf);
	const terms = found.terms === undefined ? { notes: noTermNotes, problems: [] } : readTermNotes(textOf(found.terms) ?? "", found.terms);
	return { found, sidecars, termNotes: terms.notes, problems: [...problems, ...sidecars.problems, ...terms.problems] };
}

/** What to read for each story or standing page. */
export function storiesToRead(files: readonly string[], sidecars: Sidecars): StoryToRead[] {
	return files.map((file) => ({
		file,
		sidecar: sidecars.sidecarOf(file),
		row: sidecars.rowOf(file),
		broken: sidecars.brokenTableOf(file),
	}));
}

/** The articles of the stories that were read, and their problems. A problem that several stories share is listed once. */
export function articlesOf(stories: readonly ReadStory[]): { readonly articles: Article[]; readonly problems: Problem[] } {
	const articles: Article[] = [];
	const problems = new Map<string, Problem>();
	for (const story of stories) {
		if (story.article) articles.push(story.article);
		for (const problem of story.problems) problems.set(JSON.stringify(problem), problem);
	}
	return { articles, problems: [...problems.values()] };
}
