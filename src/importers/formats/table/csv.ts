import { readdirSync } from "node:fs";
import { dialectOf } from "../../../article/dialect.ts";
import { isBelow } from "../../../system/disk/diskpaths.ts";
import type { Importer, ReadOptions, Source, Step } from "../../importer.ts";
import { headText } from "../../reading/decode.ts";
import { problemStep, readEach, type SourceFile } from "../../reading/files.ts";
import { makeMisreadings, textLines } from "../../reading/textlines.ts";
import { readCells } from "./cells.ts";
import { type Columns, columnsBy } from "./columns.ts";
import { isVital } from "./status.ts";
import { tableSteps } from "./steps.ts";
import { isSubstack, whyNoPosts, withTexts } from "./substack.ts";
import { isOwnRecord, type TablePart } from "./table.ts";

/** Columns of our own open data that hold several names. */
const OWN_LISTS: ReadonlySet<string> = new Set(["authors", "tags"]);

const NAMED = /\.(csv|tsv|tab|psv)$/i;

/** CSV (RFC 4180) and similar formats. The first row names the columns, every other row is a story. */
export const csv: Importer = {
	name: "csv",
	about: "a table with a row for each story (CSV, TSV; an export of Substack)",
	keepsUrls: false,
	recognises,
	read,
};

function recognises(source: Source): boolean {
	const { kind, name, path, head } = source;
	if (kind === "file") return NAMED.test(name) && !headText(head).includes("\0");
	if (isSubstack(source)) return true;
	const names = readdirSync(path).filter((file) => !file.startsWith("."));
	return names.length > 0 && names.every((file) => NAMED.test(file));
}

async function* read(sources: readonly Source[], options: ReadOptions): AsyncGenerator<Step, void, void> {
	const columns = columnsBy(options.map);
	const substacks = sources.filter(isSubstack).map(({ path }) => path);
	yield* readEach(sources, NAMED, async function* (file, number, before) {
		const isPosts = substacks.some((folder) => isBelow(folder, file.path));
		const why = isPosts ? whyNoPosts(file) : undefined;
		if (why !== undefined) {
			yield { step: "skipped", record: file.name, why };
			return;
		}
		const read = () => readTable(file, columns);
		yield* tableSteps({ file, number, before, columns, options, read: isPosts ? withTexts(file, read) : read });
	});
}

async function* readTable(file: SourceFile, columns: Columns): AsyncGenerator<TablePart, void, void> {
	const start = await startOf(file);
	const { delimiter, skip } = dialectOf(start, (names) => names.filter((name) => columns.known(name)).length);
	const misread = makeMisreadings();
	let names: readonly string[] | undefined;
	let own = false;
	for await (const part of readCells(file, { delimiter, skip, onLine: misread.note })) {
		if (part.part === "bytes") yield part;
		else if (part.part === "fault") {
			yield {
				part: "lost",
				line: part.line,
				why: "it is not a row of CSV",
				message: `${part.message}. The line was skipped${part.ends ? ", and nothing after it was read, since there are too many such lines" : ", and reading went on after it"}.`,
				remedy: "Close every quotation mark, and write one inside a cell twice.",
			};
		} else if (!names) {
			names = part.cells.map((name) => name.trim());
			own = isOwnRecord(names);
		} else if (part.cells.some((cell) => cell.trim() !== "")) yield rowOf(part.line, part.lastLine, part.cells, names, columns, own);
	}
	if (!names)
		yield { part: "step", step: problemStep({ file: file.name }, "source-refused", "error", "The file is empty.", "Export again.") };
	for (const step of misread.problems(file.name)) yield { part: "step", step };
}

/** The first lines of a table, by which its dialect is found. */
async function startOf(file: SourceFile): Promise<string> {
	const lines: string[] = [];
	for await (const { text } of textLines(file)) if (lines.push(text.slice(0, 65_536)) >= 20) break;
	return `${lines.join("\n")}\n`;
}

function rowOf(
	line: number,
	lastLine: number,
	cells: readonly string[],
	names: readonly string[],
	columns: Columns,
	own: boolean,
): TablePart {
	const where = lastLine > line ? `The row in lines ${line} to ${lastLine}` : "The row";
	if (cells.slice(names.length).some((cell) => cell.trim() !== "")) {
		return {
			part: "lost",
			line,
			why: "its row has more cells than the head",
			message: `${where} has ${cells.length} cells, and the head has ${names.length}. Nobody can tell what the cells are, so it was left out.`,
			remedy: "Put a cell in quotation marks where what parts cells stands in it, and write a quotation mark inside one twice.",
		};
	}
	const missing = names.slice(cells.length);
	if (missing.some((name) => isVital(name, columns))) {
		return {
			part: "lost",
			line,
			why: "its row ends before it says whether it may be published",
			message: `${where} has only ${cells.length} of ${names.length} cells. It ends before the cell that says whether it may be published, so it was left out.`,
			remedy: "Write the row out to its end.",
		};
	}
	const values = new Map<string, unknown>();
	for (const [index, name] of names.entries()) {
		const cell = cellOf(cells[index] ?? "", own);
		const key = name === "" ? `column ${index + 1}` : name;
		const before = values.get(key);
		if (before !== undefined && before !== "") values.set(key, [before, ...(cell === "" ? [] : [cell])].flat());
		else values.set(key, own && OWN_LISTS.has(key) && cell !== "" ? cell.split("; ") : cell);
	}
	return { part: "row", line, values };
}

/** The value of a cell. A database's mark for no value becomes empty, and the characters that keep spreadsheets from calculating are taken off. */
function cellOf(cell: string, own: boolean): string {
	if (cell === "\\N" || cell === "NULL") return "";
	const text = /^="([^"]*)"$/.exec(cell)?.[1] ?? cell;
	return own ? text.replace(/^'(?=[=+\-@\t\r\uff0b\uff0d\uff1d\uff20])/, "") : text;
}
