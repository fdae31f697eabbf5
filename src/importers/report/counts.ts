import type { ImportProblem } from "../importer.ts";
import { plainCopy } from "../reading/copy.ts";
import { makeRows } from "../survey/rows.ts";
import { type Addresses, counter, type ImportReport, type MissingStory, wantedList } from "./report.ts";

/** What the report says of one story that was brought over. */
export interface Brought {
	readonly name: string;
	readonly fields: Readonly<Record<string, unknown>>;
	readonly outcome: "written" | "unchanged";
	readonly kept: boolean;
	readonly redirected: number;
	readonly recorded: number;
}

/** Adds up what an import does, record by record. */
export function makeImportCounts() {
	const skipped = makeRows<readonly [record: string, why: number]>();
	const whys = new Map<string, number>();
	const problems: ImportProblem[] = [];
	const duplicates = makeRows<{ readonly record: string; readonly of: string }>();
	const [notCarried, removed, authors, sections, tags, perYear] = [counter(), counter(), counter(), counter(), counter(), counter()];
	const [missing, dead] = [wantedList(), wantedList()];
	let [records, written, unchanged, kept, redirected, recorded] = [0, 0, 0, 0, 0, 0];

	return {
		notCarried: (name: string) => notCarried.add(name),
		removed: removed.add,
		missing: missing.add,
		dead: dead.add,
		duplicate: (record: string, of: string) => void duplicates.add({ record, of }),
		problems: (found: readonly ImportProblem[]) => void problems.push(...plainCopy(found)),
		/** A record that becomes no story. */
		skipped(record: string, why: string): void {
			records++;
			leftOut(record, why);
		},
		/** A record that is counted when it is met; `brought` or `leftOut` says what became of it. */
		met: () => void records++,
		leftOut,
		brought(story: Brought): void {
			if (story.outcome === "written") written++;
			else unchanged++;
			if (story.kept) kept++;
			redirected += story.redirected;
			recorded += story.recorded;
			const { fields } = story;
			for (const author of namesIn(fields.authors)) authors.add(author);
			for (const section of namesIn(fields.section)) sections.add(section);
			for (const tag of namesIn(fields.tags)) tags.add(tag);
			perYear.add(/^\d{3}[\dX]/.exec(String(fields.published ?? ""))?.[0] ?? "undated");
		},
		end(gone: readonly MissingStory[], more: Pick<Addresses, "listings" | "against">): Omit<ImportReport, "format" | "sources"> {
			const reasons = [...whys.keys()];
			return {
				records,
				written,
				unchanged,
				skipped: [...skipped].map(([record, why]) => ({ record, why: reasons[why] ?? "" })),
				problems,
				fieldsNotCarried: notCarried.counts(),
				removed: removed.counts(),
				authors: authors.counts(),
				sections: sections.counts(),
				tags: tags.counts(),
				perYear: perYear.counts(),
				missingMedia: missing.list(),
				gone,
				duplicates: [...duplicates],
				addresses: { kept, redirected, recorded, dead: dead.list(), ...more },
			};
		},
	};

	function leftOut(record: string, why: string): void {
		const reason = whys.get(why) ?? whys.size;
		whys.set(why, reason);
		skipped.add([record, reason]);
	}
}

/** Where what happens is added up. */
export type ImportCounts = ReturnType<typeof makeImportCounts>;

function namesIn(value: unknown): string[] {
	return [value ?? []]
		.flat()
		.map((item: unknown) => String(typeof item === "object" && item !== null && "name" in item ? item.name : item));
}
