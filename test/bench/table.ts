/** The measurements of one step. */
export interface Result {
	readonly what: string;
	/** One for each round. */
	readonly seconds: readonly number[];
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
 * Writes the results as a Markdown table.
 * @param hugo the result that ratios compare with; without it the table has none
 */
export function table(results: readonly Result[], hugo?: Result): string {
	const time: Column[] = [
		["what", ({ what }) => what],
		["median, s", ({ seconds }) => median(seconds).toFixed(2)],
		["min–max, s", ({ seconds }) => `${Math.min(...seconds).toFixed(2)}–${Math.max(...seconds).toFixed(2)}`],
	];
	const memory: Column[] = [["peak memory, MB", ({ memory }) => (memory === undefined ? "" : grouped.format(memory / 1e6))]];
	if (hugo) {
		time.push(["time to Hugo's", ({ seconds }) => ratio(median(seconds), median(hugo.seconds))]);
		memory.push(["memory to Hugo's", ({ memory }) => ratio(memory, hugo.memory)]);
	}
	const files: Column = ["files written", ({ files }) => grouped.format(files)];
	const hasMemory = results.some(({ memory }) => memory !== undefined);
	return markdown([...time, files, ...(hasMemory ? memory : [])], results);
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
