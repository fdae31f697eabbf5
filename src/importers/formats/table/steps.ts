import { saysUnknown } from "../../../article/dates/unknown.ts";
import type { Step } from "../../importer.ts";
import { problemStep } from "../../reading/files.ts";
import { type Columns, type Values, valueAt } from "./columns.ts";
import { type DayOrder, isAmbiguous, orderWith } from "./dates.ts";
import { isDated } from "./fields.ts";
import { rowStory } from "./row.ts";
import { isOwnRecord, type Table } from "./table.ts";
import { textlessProblem } from "./textless.ts";
import { nameInShort, textOf } from "./values.ts";

/** What has been found in a table so far. */
interface Met {
	rows: number;
	stories: number;
	/** Whether a column is known to hold dates of publication. */
	isDated: boolean;
	/** The columns of `--map` that are there. */
	readonly mapped: Set<string>;
	/** The columns in which numbers stand where names should, with how many records go without. */
	readonly ids: Map<string, number>;
	/** By column; undefined until somebody must know it. */
	orders?: Readonly<Record<string, DayOrder>>;
}

/** The stories of one table. */
export async function* tableSteps(table: Table): AsyncGenerator<Step, void, void> {
	const { file, before, options, read } = table;
	const orders = options.facts?.get(factName(table)) as Met["orders"];
	const met: Met = { rows: 0, stories: 0, isDated: false, mapped: new Set(), ids: new Map(), orders };
	const textless = await textlessProblem(table);
	if (textless) {
		yield textless;
		return;
	}
	for await (const part of read()) {
		if (part.part === "bytes") yield { step: "progress", bytes: before + part.bytes };
		else if (part.part === "step") yield part.step;
		else if (part.part === "lost") {
			const { line, column, why, message, remedy } = part;
			yield problemStep({ file: file.name, line, ...(column !== undefined && { column }) }, "source-syntax", "error", message, remedy);
			yield { step: "skipped", record: `${file.name}:${line}`, why };
		} else {
			// Most tables have no date in which day and month could be confused.
			if (!met.orders && hasAmbiguousDate(part.values, table.columns)) {
				met.orders = await dayOrdersOf(table);
				yield { step: "fact", name: factName(table), value: met.orders };
			}
			yield* rowSteps(part.line, part.values, table, met);
		}
	}
	yield* tableProblems(table, met);
}

function factName({ number }: Table): string {
	return `day order ${number}`;
}

function* rowSteps(line: number, values: Values, { file, number, columns, options }: Table, met: Met): Generator<Step, void, void> {
	met.rows++;
	for (const name of columns.mapped.values()) if (!met.mapped.has(name) && valueAt(values, name) !== undefined) met.mapped.add(name);
	const order = (name: string) => met.orders?.[name] ?? "unknown";
	const made = rowStory(values, { columns, zone: options.zone, literal: isOwnRecord(values.keys()), order });
	if ("why" in made) {
		yield { step: "skipped", record: `${file.name}:${line}`, why: made.why };
		return;
	}
	const { story, problems, ids } = made;
	for (const name of ids) met.ids.set(name, (met.ids.get(name) ?? 0) + 1);
	met.stories++;
	met.isDated ||= [...values.keys()].some((name) => columns.known(name)?.target === "published");
	const place = { file: file.name, line };
	for (const { rule, severity, message, remedy } of problems) yield problemStep(place, rule, severity, message, remedy);
	const isTold = problems.some(({ rule }) => rule === "date-missing") || saysUndated(values, columns);
	if (story.fields.published === undefined && met.isDated && !isTold) {
		const remedy = "Write the date when it was published, if you know it.";
		yield problemStep(place, "date-missing", "warning", `"${story.name}" has no date. It is undated.`, remedy);
	}
	if (story.site && met.stories === 1 && number === 0) yield { step: "fact", name: "site", value: story.site.url };
	yield { step: "story", place, ...story };
}

/** Whether a record itself says that nobody knows its date. */
function saysUndated(values: Values, columns: Columns): boolean {
	return [...values].some(([name, value]) => columns.known(name)?.target === "published" && saysUnknown(textOf(value) ?? ""));
}

/** What is to be told of the table as a whole. */
function* tableProblems({ file, columns }: Table, { rows, stories, isDated, mapped, ids }: Met): Generator<Step, void, void> {
	const place = { file: file.name };
	if (stories > 0 && !isDated) {
		const message = `No column is known to hold dates: all stories of the file (${stories}) are undated.`;
		yield problemStep(place, "date-missing", "warning", message, "Name the column with --map published=NAME, if there is one.");
	}
	if (rows > 0 && stories === 0) {
		const message = "No record has a headline or a text that is known by its name.";
		const remedy = "Name their columns, such as --map headline=NAME --map body=NAME.";
		yield problemStep(place, "source-refused", "error", message, remedy);
	}
	for (const [name, times] of ids) {
		const message = `Under ${nameInShort(name)} stand numbers where names should (in ${times === 1 ? "one record" : `${times} records`}). Nobody knows what they mean, so they were left out.`;
		yield problemStep(place, "field-odd", "warning", message, "Export names, too: WordPress gives them to addresses that end in ?_embed.");
	}
	for (const [target, name] of columns.mapped) {
		if (rows === 0 || mapped.has(name)) continue;
		const message = `Nothing in the file is named ${name}, which --map gives as the ${target}.`;
		yield problemStep(place, "field-odd", "error", message, "Write the name with --map as it stands in the file.");
	}
}

function hasAmbiguousDate(values: Values, columns: Columns): boolean {
	for (const [name, value] of values) if (isDated(columns.known(name)?.target) && isAmbiguous(textOf(value) ?? "")) return true;
	return false;
}

/** Reads the whole table to find the order of day and month in its dates. */
async function dayOrdersOf({ read, columns }: Table): Promise<Readonly<Record<string, DayOrder>>> {
	const orders = new Map<string, DayOrder>();
	for await (const part of read()) {
		if (part.part !== "row") continue;
		for (const [name, value] of part.values)
			if (isDated(columns.known(name)?.target)) orders.set(name, orderWith(orders.get(name) ?? "unknown", textOf(value) ?? ""));
	}
	return Object.fromEntries(orders);
}
