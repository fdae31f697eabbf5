import { drawable, outlinesOf, roughWidthOf, widthOf } from "./typeface.ts";

/** The room that a text has in a picture. */
export interface Room {
	/** In pixels. */
	readonly width: number;
	/** The most lines that it may take. */
	readonly lines: number;
	/** The sizes of type to choose from, in pixels, the largest first. */
	readonly sizes: readonly number[];
}

/** So many characters of a text are set at most: no picture has room for more. */
const MOST_CHARACTERS = 400;

/** A text as it is drawn. */
export interface Outlines {
	/** In pixels. */
	readonly size: number;
	readonly lines: readonly {
		/** The data of an SVG path, which begins at 0, 0. */
		readonly path: string;
		readonly width: number;
	}[];
}

/**
 * Sets a text in the largest size in which it fits its room; where it does not fit in any, in the smallest, and cut off.
 * @returns undefined for a text in a script that the typeface lacks, and for an empty one
 */
export function outlines(text: string, { width, lines: most, sizes }: Room): Outlines | undefined {
	const plain = drawable(text.slice(0, MOST_CHARACTERS));
	if (plain === undefined || plain === "") return undefined;
	const [smallest = 16] = sizes.slice(-1);
	const size = sizes.find((one) => linesOf(plain, one, width).length <= most) ?? smallest;
	const lines = linesOf(plain, size, width);
	const shown = lines.length > most ? [...lines.slice(0, most - 1), cutOff(lines[most - 1] ?? "", width / size)] : lines;
	return { size, lines: shown.map((line) => ({ path: outlinesOf(line, size), width: widthOf(line, size) })) };
}

function linesOf(text: string, size: number, width: number): string[] {
	const lines: string[] = [];
	let line = "";
	for (const word of text.split(" ")) {
		const longer = line === "" ? word : `${line} ${word}`;
		if (roughWidthOf(longer) * size <= width) {
			line = longer;
			continue;
		}
		if (line !== "") lines.push(line);
		line = word;
		// A word that is longer than a line is divided anywhere.
		while (roughWidthOf(line) * size > width) {
			const part = fitting(line, width / size);
			lines.push(part);
			line = line.slice(part.length);
		}
	}
	return line === "" ? lines : [...lines, line];
}

/** As much of a text as fits a width in a size of 1, and a character at least. */
function fitting(text: string, width: number): string {
	let fits = "";
	let used = 0;
	for (const character of text) {
		used += roughWidthOf(character);
		if (used > width && fits !== "") break;
		fits += character;
	}
	return fits;
}

function cutOff(line: string, width: number): string {
	return `${fitting(line, width - roughWidthOf("…")).replace(/[\s,;:.–-]+$/, "")}…`;
}
