import path from "node:path";
import type { FieldSource } from "../../article/metadata.ts";
import type { Problem } from "../../problem.ts";
import { groupBy } from "../../site/listing.ts";
import type { Found } from "./find.ts";
import { indexNames } from "./names.ts";
import { readDataFiles } from "./sidecars/datafiles.ts";
import { loseSidecars } from "./sidecars/lost.ts";
import { isSidecar, isSpreadsheet, isTable, SIDECAR_END } from "./sorts.ts";
import { matchRows } from "./tables/rows.ts";
import { readTable, unreadTable } from "./tables/tables.ts";

/** What other files say of stories: their sidecars, and the tables of their folders. */
export interface Sidecars {
	/** The paths of a story's sidecars, which are read together with the story. It is undefined where there are none. */
	sidecarsOf(story: string): readonly string[] | undefined;
	/** A story's rows in tables. */
	rowsOf(story: string): readonly FieldSource[] | undefined;
	/** Why a story must be left out: a sidecar or a table that cannot be read may say that it is under embargo. */
	waitOf(story: string): Problem | undefined;
	readonly problems: readonly Problem[];
}

type FoundNames = Pick<Found, "stories" | "pages" | "media" | "sidecars" | "tables" | "unread" | "refused">;

/**
 * Reads every table, and finds the sidecars.
 * @param textOf reads a file of the content folder; it gives undefined for a file that cannot be read, and reports that itself
 */
export function readSidecars(found: FoundNames, textOf: (file: string) => string | undefined): Sidecars {
	const stories = [...found.stories, ...found.pages];
	const tables = found.tables.map((file) => {
		const text = textOf(file);
		return text === undefined ? unreadTable(file) : readTable(text, file);
	});
	const unread = [...found.refused.filter(isTable), ...unreadSpreadsheets(found)].map(unreadTable);
	const rows = matchRows([...tables, ...unread], stories, [...found.media, ...found.unread, ...found.refused]);
	const refused = new Set(found.refused);
	const sidecars = matchSidecars([...found.sidecars, ...found.refused.filter(isSidecar)], stories);
	const lost = loseSidecars(
		sidecars.unused.filter((file) => !refused.has(file)).map((file) => ({ file, text: textOf(file) ?? "" })),
		stories,
		(story) => sidecars.byStory.has(story),
	);
	const beside = readDataFiles(found.unread, stories, textOf);
	const unused = unusedSidecars(lost.problems);
	return {
		problems: [...rows.problems, ...sidecars.problems, ...unused],
		sidecarsOf: (story) => sidecars.byStory.get(story),
		rowsOf(story) {
			const [own, others] = [rows.rowsOf(story), [...lost.sourcesOf(story), ...beside(story)]];
			return others.length === 0 ? own : [...(own ?? []), ...others];
		},
		waitOf(story) {
			const broken = sidecars.byStory.get(story)?.find((file) => refused.has(file));
			return broken === undefined ? (rows.waitOf(story) ?? lost.waitOf(story)) : brokenSidecar(story, broken);
		},
	};
}

/** Tables that are not saved as CSV; where one is beside it, that is read. */
function unreadSpreadsheets({ unread, tables }: FoundNames): string[] {
	const folders = new Set(tables.map((file) => path.posix.dirname(file)));
	return unread.filter((file) => isSpreadsheet(file) && !folders.has(path.posix.dirname(file)));
}

/** Which sidecars stories have. */
interface MatchedSidecars {
	readonly byStory: ReadonlyMap<string, readonly string[]>;
	/** Those of no story. */
	readonly unused: readonly string[];
	readonly problems: readonly Problem[];
}

/** The sidecars of each story: files of its name, or of its whole name, that end in `.yml` or `.meta`; of a name in another Unicode form or case where none has it exactly. */
function matchSidecars(files: readonly string[], stories: readonly string[]): MatchedSidecars {
	const names = indexNames(stories);
	const byStory = new Map<string, string[]>();
	const unused: string[] = [];
	const problems: Problem[] = [];
	for (const file of files) {
		const matching = names.findAll(file.replace(SIDECAR_END, ""));
		if (matching.length === 0) unused.push(file);
		for (const story of matching) {
			const others = byStory.get(story) ?? [];
			if (others[0] !== undefined) problems.push(secondSidecar(file, others[0], story));
			byStory.set(story, [...others, file]);
		}
	}
	return { byStory, unused, problems };
}

/** Says that a story is left out because a sidecar cannot be read. */
export function brokenSidecar(story: string, file: string): Problem {
	const message = `${file} cannot be read whole, so the story is left out: it may be under embargo.`;
	return { file: story, rule: "sidecar-broken", severity: "error", message, remedy: "Mend that file." };
}

/** So many files of one name are told of one by one; more are those of a program, and told of together. */
const MANY_OF_A_NAME = 5;

/** Puts the problems of files together that have one name and of which nothing depends. */
function unusedSidecars(problems: readonly Problem[]): readonly Problem[] {
	const byName = groupBy(problems, ({ file, severity }) => (severity === "info" ? path.posix.basename(file) : file));
	return [...byName].flatMap(([name, same]) => {
		const [first] = same;
		if (!first || same.length <= MANY_OF_A_NAME) return same;
		const message = `There is no story of this name, and none for ${same.length - 1} other files called ${name}.`;
		return [{ ...first, message, remedy: "Nothing is to be done if another program wrote them; else give each the name of its story." }];
	});
}

function secondSidecar(file: string, other: string, story: string): Problem {
	return {
		file,
		rule: "sidecar-twice",
		severity: "warning",
		message: `${story} has a sidecar ${other} already; that one counts where they differ, or the stricter one.`,
		remedy: "Put all fields into one of them.",
	};
}
