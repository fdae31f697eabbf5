import type { ReadOptions, Step } from "../../importer.ts";
import { problemStep, type SourceFile } from "../../reading/files.ts";
import { type Columns, type Values, valueAt } from "./columns.ts";
import { type DayOrder, isAmbiguous, orderWith } from "./dates.ts";
import { isDated, rowStory } from "./row.ts";
import { textOf } from "./values.ts";

/** What reading a table gives: records, in order; records that cannot be read; how far it is in the file, in bytes; what else is to be told. */
export type TablePart =
	| { readonly part: "row"; readonly line: number; readonly values: Values }
	| {
			readonly part: "lost";
			readonly line: number;
			readonly column?: number;
			readonly why: string;
			readonly message: string;
			readonly remedy: string;
	  }
	| { readonly part: "bytes"; readonly bytes: number }
	| { readonly part: "step"; readonly step: Step };

/** A table that can be read from its beginning as often as it must be. */
export type ReadTable = () => AsyncGenerator<TablePart, void, void>;

/** Columns of our own open data (src/view/metadata/opendata.ts). */
const OWN: ReadonlySet<string> = new Set(
	"id url headline published updated authors byline section tags series dateline language standfirst description print_date print_issue print_edition print_page source_name source_url rights license corrections".split(
		" ",
	),
);

/** Whether a record is one of our own open data: it has what all of them have, and nothing that none has. */
export function isOwnRecord(names: Iterable<string>): boolean {
	const all = new Set(names);
	return ["id", "url", "headline"].every((name) => all.has(name)) && [...all].every((name) => OWN.has(name));
}

/** The stories of one table. */
export async function* tableSteps(
	file: SourceFile,
	number: number,
	before: number,
	columns: Columns,
	options: ReadOptions,
	read: ReadTable,
): AsyncGenerator<Step, void, void> {
	const fact = `day order ${number}`;
	let orders = options.facts?.get(fact) as Readonly<Record<string, DayOrder>> | undefined;
	const seen = { rows: 0, stories: 0, dated: false, mapped: new Set<string>() };
	for await (const part of read()) {
		if (part.part === "bytes") yield { step: "progress", bytes: before + part.bytes };
		else if (part.part === "step") yield part.step;
		else if (part.part === "lost") {
			const { line, column, why, message, remedy } = part;
			yield problemStep({ file: file.name, line, ...(column !== undefined && { column }) }, "source-syntax", "error", message, remedy);
			yield { step: "skipped", record: `${file.name}:${line}`, why };
		} else yield* rowSteps(part.line, part.values);
	}
	const place = { file: file.name };
	if (seen.stories > 0 && !seen.dated)
		yield problemStep(
			place,
			"date-missing",
			"warning",
			`No column is known to hold dates: all stories of the file (${seen.stories}) are undated.`,
			"Name the column with --map published=NAME, if there is one.",
		);
	if (seen.rows > 0 && seen.stories === 0)
		yield problemStep(
			place,
			"source-refused",
			"error",
			"No record has a headline or a text that is known by its name.",
			"Name their columns, such as --map headline=NAME --map body=NAME.",
		);
	for (const [target, name] of columns.mapped)
		if (seen.rows > 0 && !seen.mapped.has(name))
			yield problemStep(
				place,
				"field-odd",
				"error",
				`Nothing in the file is named ${name}, which is to be the ${target}.`,
				"Write the name with --map as it stands in the file.",
			);

	async function* rowSteps(line: number, values: Values): AsyncGenerator<Step, void, void> {
		seen.rows++;
		for (const name of columns.mapped.values()) if (!seen.mapped.has(name) && valueAt(values, name) !== undefined) seen.mapped.add(name);
		// Of most tables nobody has to ask which number is the day.
		if (!orders && hasAmbiguous(values)) {
			orders = await ordersIn();
			yield { step: "fact", name: fact, value: orders };
		}
		const literal = isOwnRecord(values.keys());
		const made = rowStory(values, { columns, zone: options.zone, literal, order: (name) => orders?.[name] ?? "unknown" });
		if ("why" in made) {
			yield { step: "skipped", record: `${file.name}:${line}`, why: made.why };
			return;
		}
		const { story, problems } = made;
		seen.stories++;
		seen.dated ||= [...values.keys()].some((name) => columns.known(name)?.target === "published");
		const place = { file: file.name, line };
		for (const { rule, message, remedy } of problems) yield problemStep(place, rule, "warning", message, remedy);
		if (story.fields.published === undefined && seen.dated && !problems.some(({ rule }) => rule === "date-missing"))
			yield problemStep(
				place,
				"date-missing",
				"warning",
				`"${story.name}" has no date; it is undated.`,
				"Write the date when it was published, if you know it.",
			);
		if (story.site && seen.stories === 1 && number === 0) yield { step: "fact", name: "site", value: story.site.url };
		yield { step: "story", place, ...story };
	}

	function hasAmbiguous(values: Values): boolean {
		for (const [name, value] of values) if (isDated(columns.known(name)?.target) && isAmbiguous(textOf(value) ?? "")) return true;
		return false;
	}

	/** Reads the whole table for nothing but its dates. */
	async function ordersIn(): Promise<Readonly<Record<string, DayOrder>>> {
		const found = new Map<string, DayOrder>();
		for await (const part of read()) {
			if (part.part !== "row") continue;
			for (const [name, value] of part.values)
				if (isDated(columns.known(name)?.target)) found.set(name, orderWith(found.get(name) ?? "unknown", textOf(value) ?? ""));
		}
		return Object.fromEntries(found);
	}
}
