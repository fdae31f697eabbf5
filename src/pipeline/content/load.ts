import { noTermNotes, readTermNotes } from "../../archive/termnotes.ts";
import type { TermNotes } from "../../archive/terms.ts";
import type { Article } from "../../article/article.ts";
import { decode } from "../../article/encoding.ts";
import type { FieldSource } from "../../article/metadata.ts";
import type { ReadStory } from "../../article/read.ts";
import type { Problem } from "../../problem.ts";
import { readBytes } from "./bytes.ts";
import type { Found } from "./find.ts";
import { type Beside, readBeside } from "./sidecars.ts";

/** A content folder of which all but the stories themselves is read. */
export interface Opened {
	readonly found: Found;
	readonly beside: Beside;
	readonly termNotes: TermNotes;
	readonly problems: readonly Problem[];
}

/** A story to be read, with what is written of it elsewhere: plain data. */
export interface StoryToRead {
	readonly file: string;
	readonly sidecar?: string;
	/** Its row of a table. */
	readonly row?: FieldSource;
	/** Its table, where that cannot be read. */
	readonly broken?: string;
}

/**
 * Reads the terms and tables of a content folder.
 * @param folder absolute path
 */
export function openContent(folder: string, found: Found): Opened {
	const problems: Problem[] = [...found.problems];
	const textOf = (file: string) => {
		const read = readBytes(folder, file);
		if (!("problem" in read)) return decode(read.bytes).text;
		problems.push(read.problem);
		return undefined;
	};
	const beside = readBeside(found, textOf);
	const terms = found.terms === undefined ? { notes: noTermNotes, problems: [] } : readTermNotes(textOf(found.terms) ?? "", found.terms);
	return { found, beside, termNotes: terms.notes, problems: [...problems, ...beside.problems, ...terms.problems] };
}

/** What is to be read of each story or standing page. */
export function storiesToRead(files: readonly string[], beside: Beside): StoryToRead[] {
	return files.map((file) => ({
		file,
		sidecar: beside.sidecarOf(file),
		row: beside.rowOf(file),
		broken: beside.brokenFor(file),
	}));
}

/** The articles of stories that were read, and their problems; one that several stories share is told once. */
export function gathered(reads: readonly ReadStory[]): { readonly articles: Article[]; readonly problems: Problem[] } {
	const articles: Article[] = [];
	const problems = new Map<string, Problem>();
	for (const read of reads) {
		if (read.article) articles.push(read.article);
		for (const problem of read.problems) problems.set(JSON.stringify(problem), problem);
	}
	return { articles, problems: [...problems.values()] };
}
