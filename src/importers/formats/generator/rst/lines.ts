/** The lines of a text without tabs, each with how far it is indented. */
export interface Lines {
	readonly texts: readonly string[];
	/** In columns; `BLANK` for a line that holds nothing. */
	readonly indents: readonly number[];
	/** The number of the first of them in the file, 1-based. */
	readonly number: number;
}

/** The indent of a line that holds nothing: it belongs to whatever is around it. */
const BLANK = Number.POSITIVE_INFINITY;

/** A part of lines that is read by itself, such as an item of a list. */
export interface Region {
	readonly lines: Lines;
	/** The index of its first line. */
	readonly from: number;
	/** The index behind its last line. */
	readonly to: number;
	/** The column at which its lines begin. */
	readonly indent: number;
	/** The column at which its first line begins: behind the sign of a list, for example. */
	readonly first: number;
}

const TAB = 8;

/** Cuts a text into lines. Tabs become blanks up to the next of every eight columns. */
export function linesOf(text: string, number = 1): Lines {
	const texts = text
		.replace(/\r\n?|[\v\f]/g, "\n")
		.split("\n")
		.map(plainLine);
	return { texts, indents: texts.map((line) => (line === "" ? BLANK : line.search(/\S/))), number };
}

function plainLine(line: string): string {
	if (!line.includes("\t")) return line.trimEnd();
	let [plain, column] = ["", 0];
	for (const piece of line.split(/(\t)/)) {
		const width = piece === "\t" ? TAB - (column % TAB) : piece.length;
		plain += piece === "\t" ? " ".repeat(width) : piece;
		column += width;
	}
	return plain.trimEnd();
}

/** All lines as one region. */
export function wholeOf(lines: Lines): Region {
	return { lines, from: 0, to: lines.texts.length, indent: 0, first: 0 };
}

/** A line of a region, without what it is indented as a whole; empty outside the region. */
export function lineAt({ lines, from, to, indent, first }: Region, index: number): string {
	if (index < from || index >= to) return "";
	return (lines.texts[index] ?? "").slice(index === from ? first : indent);
}

/** Whether a line holds nothing, or is outside the region. */
export function isBlank(region: Region, index: number): boolean {
	return lineAt(region, index) === "";
}

/** How far a line is indented in its region; 0 for a line that holds nothing. */
export function indentAt(region: Region, index: number): number {
	return Math.max(0, lineAt(region, index).search(/\S/));
}

/** The number of a line in its file, 1-based. */
export function numberAt({ lines }: Region, index: number): number {
	return lines.number + index;
}

/** The index of the first line from `index` that holds something; the end of the region if there is none. */
export function skipBlank(region: Region, index: number): number {
	let at = index;
	while (at < region.to && isBlank(region, at)) at++;
	return at;
}

/** The index of the first blank line from `index`. */
export function endOfText(region: Region, index: number): number {
	let at = index;
	while (at < region.to && !isBlank(region, at)) at++;
	return at;
}

/**
 * The indented lines that begin at `index`, as a region; blank lines at its end do not belong to it.
 * @param first the column in the region at which its first line begins, where that is the line of a sign (`- `, `.. note::`)
 * @param least how far its lines are indented at least, where that is known
 */
export function indentedBlock(region: Region, index: number, first?: number, least = 1): Region {
	const isSigned = first !== undefined;
	let [to, indent] = [isSigned ? index + 1 : index, BLANK];
	for (let at = to; at < region.to; at++) {
		const own = (region.lines.indents[at] ?? BLANK) - region.indent;
		if (own === BLANK) continue;
		if (own < least) break;
		indent = Math.min(indent, own);
		to = at + 1;
	}
	const column = region.indent + (least > 1 ? least : indent === BLANK ? (first ?? 0) : indent);
	const start = index === region.from ? region.first : region.indent;
	return { lines: region.lines, from: index, to, indent: column, first: isSigned ? start + first : column };
}

/** The lines of a region as one text. */
export function textOf(region: Region): string {
	const texts: string[] = [];
	for (let at = region.from; at < region.to; at++) texts.push(lineAt(region, at));
	return texts.join("\n");
}

/** A region from one of its lines on. */
export function regionFrom(region: Region, from: number): Region {
	return from <= region.from ? region : { ...region, from, first: region.indent };
}
