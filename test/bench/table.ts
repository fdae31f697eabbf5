/** What a step took once. */
export interface Time {
	/** From start to end. */
	readonly seconds: number;
	/** How long the processors worked for it, in seconds; undefined where the system does not say it. */
	readonly processor: number | undefined;
}

/** The measurements of one step. */
export interface Result {
	readonly what: string;
	/** Whether its site has a search. */
	readonly hasSearch: boolean;
	/** Of the result that others are compared with: whose it is, such as `Hugo's`. */
	readonly reference?: string;
	/** One for each round. */
	readonly times: readonly Time[];
	/** How many files it wrote. */
	readonly files: number;
	/** The peak of the memory of all its processes together, in bytes. */
	readonly memory?: number;
}

type Column = readonly [head: string, cell: (result: Result) => string];

const grouped = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

/** The middle value; for an even number of values, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const half = sorted.length / 2;
	return ((sorted[Math.ceil(half) - 1] ?? Number.NaN) + (sorted[Math.floor(half)] ?? Number.NaN)) / 2;
}

/**
 * Writes results as a Markdown table, with ratios to the one of them that is their reference, if there is one. A column is left out that is
 * empty for all of them: where the system does not say the processor time, or no memory was read.
 */
export function table(results: readonly Result[]): string {
	const reference = results.find(({ reference }) => reference !== undefined);
	const columns: readonly Column[] = [
		["what", ({ what }) => what],
		["median, s", (result) => inSeconds(secondsOf(result))],
		["min–max, s", ({ times }) => spread(times.map(({ seconds }) => seconds))],
		...compared("time", secondsOf),
		["processor time, s", (result) => inSeconds(processorOf(result))],
		...compared("processor time", processorOf),
		["files written", ({ files }) => grouped.format(files)],
		["peak memory, MB", ({ memory }) => (memory === undefined ? "" : grouped.format(memory / 1e6))],
		...compared("memory", ({ memory }) => memory),
	];
	return markdown(
		columns.filter(([, cell]) => results.some((result) => cell(result) !== "")),
		results,
	);

	function compared(what: string, measureOf: (result: Result) => number | undefined): Column[] {
		return reference ? [[`${what} to ${reference.reference}`, (result) => ratio(measureOf(result), measureOf(reference))]] : [];
	}
}

function secondsOf({ times }: Result): number {
	return median(times.map(({ seconds }) => seconds));
}

function processorOf({ times }: Result): number | undefined {
	const known = times.map(({ processor }) => processor).filter((processor) => processor !== undefined);
	return known.length === 0 ? undefined : median(known);
}

function inSeconds(value: number | undefined): string {
	return value === undefined ? "" : value.toFixed(2);
}

function spread(values: readonly number[]): string {
	return `${inSeconds(Math.min(...values))}–${inSeconds(Math.max(...values))}`;
}

function markdown(columns: readonly Column[], results: readonly Result[]): string {
	const rows = [
		columns.map(([head]) => head),
		columns.map((_, index) => (index === 0 ? "---" : "---:")),
		...results.map((result) => columns.map(([, cell]) => cell(result))),
	];
	return rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function ratio(value: number | undefined, to: number | undefined): string {
	return value === undefined || to === undefined ? "" : (value / to).toPrecision(2);
}
