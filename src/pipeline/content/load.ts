import {
	noTermNotes,
	type ReadTermNotes,
	readAuthorNotes,
	readTermNotes,
	unreadTermNotes,
	unreadTerms,
	withAuthorNotes,
} from "../../archive/termnotes.ts";
import type { TermNotes } from "../../archive/terms.ts";
import { encodingProblems } from "../../article/encoding/told.ts";
import { decode } from "../../article/encoding.ts";
import type { FieldSource } from "../../article/metadata.ts";
import type { Problem } from "../../problem.ts";
import { readBytes } from "./bytes.ts";
import type { Found } from "./find.ts";
import { noRedactions, redactProblems, redactTerms, type SiteRedactions } from "./redactions/site.ts";
import { readSidecars, type Sidecars } from "./sidecars.ts";
import { isAuthorsFile, isTermsFile } from "./sorts.ts";

/** A content folder before its stories are read. */
export interface OpenedContent {
	readonly found: Found;
	readonly sidecars: Sidecars;
	readonly termNotes: TermNotes;
	/** Problems of the folder, its tables, its sidecars and its terms. */
	readonly problems: readonly Problem[];
	/** What is taken out of the site; undefined where there is nothing. */
	readonly redacting?: SiteRedactions;
	/** The numbers of the redactions whose names its terms hold. */
	readonly namesInTerms?: readonly number[];
}

/** A story to be read, and what other files say of it: plain data. */
export interface StoryToRead {
	readonly file: string;
	readonly sidecars?: readonly string[];
	/** Its rows in tables. */
	readonly rows?: readonly FieldSource[];
	/** Why it must be left out, whatever its file says. */
	readonly wait?: Problem;
	/** Whether it is no story, but the comments of one. */
	readonly isComments?: true;
}

/**
 * Reads the terms and the tables of a content folder.
 * @param folder absolute path
 * @param redacting what is taken out of them
 */
export function openContent(folder: string, found: Found, redacting: SiteRedactions = noRedactions): OpenedContent {
	const problems: Problem[] = [...found.problems];
	const textOf = (file: string) => {
		const read = readBytes(folder, file, "tableMegabytes");
		if ("problem" in read) {
			problems.push(read.problem);
			return undefined;
		}
		const decoded = decode(read.bytes);
		// Programs for tables write UTF-16, and say so: then nothing was guessed.
		if (decoded.by !== "mark") problems.push(...encodingProblems(file, decoded));
		return decoded.text;
	};
	const sidecars = readSidecars(found, textOf);
	const [named, authors] = [termsOf(found, textOf), authorsOf(found, textOf)];
	const terms = { notes: withAuthorNotes(named.notes, authors.notes), problems: [...named.problems, ...authors.problems] };
	const all = [...problems, ...sidecars.problems, ...terms.problems];
	const { redactor } = redacting;
	if (!redactor) return { found, sidecars, termNotes: terms.notes, problems: [...all, ...redacting.problems] };
	const { notes: termNotes, names } = redactTerms(terms.notes, redactor);
	return {
		found,
		sidecars,
		termNotes,
		problems: [...redactProblems(all, redactor), ...redacting.problems],
		redacting,
		namesInTerms: names,
	};
}

/** What an owner says of terms. A file that cannot be read, or a link or folder in its place, may hide any of them. */
function termsOf({ terms, refused }: Found, textOf: (file: string) => string | undefined): ReadTermNotes {
	return notesIn(terms, refused.find(isTermsFile), textOf, readTermNotes);
}

/** What an owner tells of authors, in a file of its own. */
function authorsOf({ authors, refused }: Found, textOf: (file: string) => string | undefined): ReadTermNotes {
	return notesIn(authors, refused.find(isAuthorsFile), textOf, readAuthorNotes);
}

function notesIn(
	file: string | undefined,
	refused: string | undefined,
	textOf: (file: string) => string | undefined,
	read: typeof readTermNotes,
): ReadTermNotes {
	if (refused !== undefined) return { notes: unreadTermNotes, problems: [unreadTerms(refused)] };
	if (file === undefined) return { notes: noTermNotes, problems: [] };
	const text = textOf(file);
	return text === undefined ? { notes: unreadTermNotes, problems: [unreadTerms(file)] } : read(text, file);
}

/** So often a story is read again before it is left out. */
const READINGS = 3;

/**
 * What to read for each story or standing page.
 * @param changes how often the file of a story was found changed after it was read: what goes on changing is left out
 */
export function storiesToRead(
	files: readonly string[],
	sidecars: Sidecars,
	changes: ReadonlyMap<string, number> = new Map(),
): StoryToRead[] {
	return files.map((file) => ({
		file,
		sidecars: sidecars.sidecarsOf(file),
		rows: sidecars.rowsOf(file),
		wait: (changes.get(file) ?? 0) >= READINGS ? changingProblem(file) : sidecars.waitOf(file),
	}));
}

/** What to read for each file of comments. */
export function commentsToRead(files: readonly string[], changes: ReadonlyMap<string, number> = new Map()): StoryToRead[] {
	return files.map((file) => ({
		file,
		isComments: true,
		...((changes.get(file) ?? 0) >= READINGS && { wait: changingProblem(file) }),
	}));
}

function changingProblem(file: string): Problem {
	return {
		file,
		rule: "story-changing",
		severity: "error",
		message: "The file changed again and again while the site was made, so the story is left out.",
		remedy: "Build again when it is finished.",
	};
}
