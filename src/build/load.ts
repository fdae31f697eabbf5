import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { TermNotes } from "../archive/termnotes.ts";
import { noTermNotes, readTermNotes } from "../archive/termnotes.ts";
import type { Article } from "../article/article.ts";
import { readStory } from "../article/read.ts";
import { decode } from "../article/text.ts";
import { CannotRun, type Problem, type Rule } from "../problem.ts";
import { readBeside } from "./beside.ts";
import { codeOf, findContent } from "./find.ts";

/** A content folder, read. */
export interface Content {
	readonly articles: readonly Article[];
	readonly pages: readonly Article[];
	readonly termNotes: TermNotes;
	/** Pictures and other files beside the articles: paths below the folder. */
	readonly media: readonly string[];
	/** How many story files were found. */
	readonly files: number;
	readonly problems: readonly Problem[];
}

const LARGEST_MB = 16;

/**
 * Reads every story of a content folder, with its sidecars and tables.
 * @param folder absolute path
 * @param zone the site's time zone
 * @throws {CannotRun} where there is no such folder
 */
export function loadContent(folder: string, zone: string): Content {
	if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
		throw new CannotRun(`There is no content folder ${folder}.`, "Name the folder of your articles with --content, or in the settings.");
	}
	const found = findContent(folder);
	const problems: Problem[] = [...found.problems];
	const beside = readBeside(found, textOf);
	problems.push(...beside.problems);
	const articles = found.stories.flatMap(readOne);
	const pages = found.pages.flatMap(readOne);
	const terms = found.terms === undefined ? { notes: noTermNotes, problems: [] } : readTermNotes(textOf(found.terms) ?? "", found.terms);
	problems.push(...terms.problems);
	return { articles, pages, termNotes: terms.notes, media: found.media, files: found.files, problems };

	function readOne(file: string): Article[] {
		const broken = beside.brokenFor(file);
		if (broken !== undefined) {
			problems.push({
				file,
				rule: "sidecar-broken",
				severity: "error",
				message: `${broken} cannot be read, so the story is left out.`,
				remedy: "Mend that file.",
			});
			return [];
		}
		const bytes = bytesOf(file);
		if (!bytes) return [];
		const read = readStory({ file, bytes, beside: beside.sourcesOf(file) }, zone);
		problems.push(...read.problems);
		return read.article ? [read.article] : [];
	}

	function bytesOf(file: string): Uint8Array | undefined {
		const report = (rule: Rule, message: string, remedy: string) => problems.push({ file, rule, severity: "error", message, remedy });
		try {
			if (statSync(path.join(folder, file)).size > LARGEST_MB * 1024 * 1024) {
				report(
					"file-too-large",
					`The file is larger than ${LARGEST_MB} MB.`,
					"Cut it into its stories; if it is one, look what swells it.",
				);
				return undefined;
			}
			return readFileSync(path.join(folder, file));
		} catch (error) {
			report("unreadable", `The file cannot be read (${codeOf(error)}).`, "Give the user who builds the right to read it.");
			return undefined;
		}
	}

	function textOf(file: string): string | undefined {
		const bytes = bytesOf(file);
		return bytes && decode(bytes).text;
	}
}
