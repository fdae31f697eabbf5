import { noTermNotes, readTermNotes } from "../../archive/termnotes.ts";
import type { TermNotes } from "../../archive/terms.ts";
import { decode } from "../../article/encoding.ts";
import type { FieldSource } from "../../article/metadata.ts";
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

/** A story to be read, and what other files say of it: plain data. */
export interface StoryToRead {
	readonly file: string;
	readonly sidecars?: readonly string[];
	/** Its rows in tables. */
	readonly rows?: readonly FieldSource[];
	/** Why it must be left out, whatever its file says. */
	readonly wait?: Problem;
}

/**
 * Reads the terms and the tables of a content folder.
 * @param folder absolute path
 */
export function openContent(folder: string, found: Found): OpenedContent {
	const problems: Problem[] = [...found.problems];
	const textOf = (file: string) => {
		const read = readBytes(folder, file, "tableMegabytes");
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
		sidecars: sidecars.sidecarsOf(file),
		rows: sidecars.rowsOf(file),
		wait: sidecars.waitOf(file),
	}));
}
