import { compareProblems } from "../../problem.ts";
import type { ImportProblem, Place, StoryStep, UnknownCode } from "../importer.ts";
import { plainCopy } from "../reading/copy.ts";
import { makeRows } from "../survey/rows.ts";
import { namesIn } from "../survey/termnames.ts";
import { makeNameCounter, makeUnknownCodeList, makeWantedList } from "./names.ts";
import type { Addresses, CountsByName, ImportReport, MissingStory } from "./report.ts";

/** What the report says of one story that was brought over. */
export interface ImportedStory {
	readonly kind: StoryStep["kind"];
	readonly fields: Readonly<Record<string, unknown>>;
	readonly outcome: "written" | "unchanged";
	/** Whether it keeps its old path. */
	readonly kept: boolean;
	/** How many old paths lead to it, and how many old addresses are only recorded. */
	readonly redirected: number;
	readonly recorded: number;
}

/** What is known only when all stories have been read. */
export interface EndOfImport extends Pick<Addresses, "listings" | "elsewhere" | "against"> {
	readonly missing: readonly MissingStory[];
	/** What was found beside the stories. */
	readonly beside?: Pick<ImportReport, "menus" | "authorNotes">;
}

/** Counts what an import does, record by record. */
export interface ImportCounts {
	/** Something that a record holds and no field carries. */
	notCarried(name: string): void;
	/** Template code that nobody knows, and the place of its story. */
	unknownCode(code: UnknownCode, place: Place): void;
	/** Something that was taken out of a text. */
	removed(what: string, times: number): void;
	/** A file of the old site that was copied into the archive. */
	copiedMedia(): void;
	/** A file of the old site that a story uses and nobody has. */
	missingMedia(file: string, story: string): void;
	/** A link in a story that leads nowhere. */
	deadLink(address: string, story: string): void;
	/** Two records that have the same text. */
	duplicate(record: string, of: string): void;
	problems(found: readonly ImportProblem[]): void;
	/** A record of which `leftOut` or `imported` will say what became of it. */
	record(): void;
	leftOut(record: string, why: string): void;
	/** The same of a record of which it is known only when its story is to be written; stories may be written while later records are read. */
	leftUnwritten(record: string, why: string): void;
	imported(story: ImportedStory): void;
	/** So many comments of readers were brought over. */
	comments(outcome: "written" | "unchanged", times: number): void;
	commentsLeftOut(why: string, times: number): void;
	end(end: EndOfImport): Omit<ImportReport, "format" | "sources">;
}

/** Makes what counts an import; all counts are 0. */
export function makeImportCounts(): ImportCounts {
	const [leftOut, leftUnwritten] = [makeLeftOut(), makeLeftOut()];
	const problems: ImportProblem[] = [];
	const duplicates = makeRows<{ readonly record: string; readonly of: string }>();
	const [notCarried, removed] = [makeNameCounter(), makeNameCounter()];
	const unknown = makeUnknownCodeList();
	const [missingMedia, dead] = [makeWantedList(), makeWantedList()];
	const terms = makeTermCounter();
	const comments = { written: 0, unchanged: 0, leftOut: makeNameCounter() };
	const sums = { records: 0, written: 0, unchanged: 0, pages: 0, kept: 0, redirected: 0, recorded: 0, copied: 0 };
	return {
		notCarried: (name) => notCarried.add(name),
		unknownCode: unknown.add,
		removed: removed.add,
		copiedMedia: () => void sums.copied++,
		missingMedia: missingMedia.add,
		deadLink: dead.add,
		duplicate: (record, of) => void duplicates.add({ record, of }),
		problems: (found) => void problems.push(...plainCopy(found)),
		record: () => void sums.records++,
		leftOut: leftOut.add,
		leftUnwritten: leftUnwritten.add,
		imported({ kind, fields, outcome, kept, redirected, recorded }) {
			sums[outcome]++;
			if (kind === "page") sums.pages++;
			if (kept) sums.kept++;
			sums.redirected += redirected;
			sums.recorded += recorded;
			terms.add(kind, fields);
		},
		comments: (outcome, times) => void (comments[outcome] += times),
		commentsLeftOut: (why, times) => void (times > 0 && comments.leftOut.add(why, times)),
		end({ missing, beside, ...more }) {
			const { records, written, unchanged, pages, kept, redirected, recorded, copied } = sums;
			return {
				records,
				written,
				unchanged,
				...(pages > 0 && { pages }),
				skipped: [...leftOut.list(), ...leftUnwritten.list()],
				problems: problems.sort(compareProblems),
				...commentCounts(comments.written, comments.unchanged, comments.leftOut.counts()),
				fieldsNotCarried: notCarried.counts(),
				unknownCode: unknown.list(),
				removed: removed.counts(),
				...terms.counts(),
				...beside,
				...(copied > 0 && { copiedMedia: copied }),
				missingMedia: missingMedia.list(),
				gone: missing,
				duplicates: [...duplicates],
				addresses: { kept, redirected, recorded, dead: dead.list(), ...more },
			};
		},
	};
}

/** Counts the terms of stories, and the years in which they were published. */
function makeTermCounter() {
	const terms = { authors: makeNameCounter(), sections: makeNameCounter(), tags: makeNameCounter(), perYear: makeNameCounter() };
	return {
		add(kind: ImportedStory["kind"], fields: ImportedStory["fields"]): void {
			for (const name of namesIn(fields.authors)) terms.authors.add(name);
			for (const name of namesIn(fields.section)) terms.sections.add(name);
			for (const name of namesIn(fields.tags)) terms.tags.add(name);
			// A standing page is of no day, whatever its source says.
			if (kind === "story") terms.perYear.add(/^\d{3}[\dX]/.exec(String(fields.published ?? ""))?.[0] ?? "undated");
		},
		counts: () => ({
			authors: terms.authors.counts(),
			sections: terms.sections.counts(),
			tags: terms.tags.counts(),
			perYear: terms.perYear.counts(),
		}),
	};
}

/** What became of comments; nothing where the source has none. */
function commentCounts(written: number, unchanged: number, leftOut: CountsByName): Pick<ImportReport, "comments"> {
	const found = Object.values(leftOut).reduce((sum, times) => sum + times, written + unchanged);
	return found === 0 ? {} : { comments: { found, written, unchanged, leftOut } };
}

/** Records that became no story, and why. There may be many of them, and few reasons. */
function makeLeftOut() {
	const rows = makeRows<readonly [record: string, reason: number]>();
	const reasons = new Map<string, number>();
	return {
		add(record: string, why: string): void {
			const reason = reasons.get(why) ?? reasons.size;
			reasons.set(why, reason);
			rows.add([record, reason]);
		},
		list() {
			const names = [...reasons.keys()];
			return [...rows].map(([record, reason]) => ({ record, why: names[reason] ?? "" }));
		},
	};
}
