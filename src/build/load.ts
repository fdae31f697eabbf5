import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { noTermNotes, readTermNotes, type TermNotes } from "../archive/termnotes.ts";
import type { Article } from "../article/article.ts";
import type { FieldSource } from "../article/metadata.ts";
import { type ReadStory, readStory } from "../article/read.ts";
import { decode } from "../article/text.ts";
import { CannotRun, codeOf, type Problem, type Rule } from "../problem.ts";
import { type Beside, readBeside } from "./beside.ts";
import { type Found, findContent } from "./find.ts";

/** A content folder of which all but the stories themselves is read. */
export interface Opened {
	readonly found: Found;
	readonly beside: Beside;
	readonly termNotes: TermNotes;
	readonly problems: readonly Problem[];
}

/** Stories to be read, in this thread or in another: plain data. */
export interface ReadTask {
	/** The content folder, absolute. */
	readonly content: string;
	/** The site's time zone. */
	readonly zone: string;
	readonly stories: readonly StoryToRead[];
}

export interface StoryToRead {
	readonly file: string;
	/** What is written of it elsewhere. */
	readonly beside: readonly FieldSource[];
	/** Its sidecar or table, where that cannot be read. */
	readonly broken?: string;
}

const LARGEST_MB = 16;

/**
 * Looks through a content folder, and reads its terms, sidecars and tables.
 * @param folder absolute path
 * @throws {CannotRun} where there is no such folder
 */
export function openContent(folder: string): Opened {
	if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
		throw new CannotRun(`There is no content folder ${folder}.`, "Name the folder of your articles with --content, or in the settings.");
	}
	const found = findContent(folder);
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
	return files.map((file) => ({ file, beside: beside.sourcesOf(file), broken: beside.brokenFor(file) }));
}

/** Reads stories, in their order. */
export function readStories({ content, zone, stories }: ReadTask): ReadStory[] {
	return stories.map(({ file, beside, broken }) => {
		if (broken !== undefined) return { problems: [brokenProblem(file, broken)] };
		const read = readBytes(content, file);
		return "problem" in read ? { problems: [read.problem] } : readStory({ file, bytes: read.bytes, beside }, zone);
	});
}

/** The articles and the problems of stories that were read. */
export function gathered(reads: readonly ReadStory[]): { readonly articles: Article[]; readonly problems: Problem[] } {
	return { articles: reads.flatMap(({ article }) => article ?? []), problems: reads.flatMap(({ problems }) => problems) };
}

function readBytes(content: string, file: string): { readonly bytes: Uint8Array } | { readonly problem: Problem } {
	const refuse = (rule: Rule, message: string, remedy: string): { readonly problem: Problem } => ({
		problem: { file, rule, severity: "error", message, remedy },
	});
	try {
		const full = path.join(content, file);
		if (statSync(full).size > LARGEST_MB * 1024 * 1024) {
			return refuse(
				"file-too-large",
				`The file is larger than ${LARGEST_MB} MB.`,
				"Cut it into its stories; if it is one, look what swells it.",
			);
		}
		return { bytes: readFileSync(full) };
	} catch (error) {
		return refuse("unreadable", `The file cannot be read (${codeOf(error)}).`, "Give the user who builds the right to read it.");
	}
}

function brokenProblem(file: string, beside: string): Problem {
	const rule = beside.endsWith(".csv") ? "table-broken" : "sidecar-broken";
	return { file, rule, severity: "error", message: `${beside} cannot be read whole, so the story is left out.`, remedy: "Mend that file." };
}
