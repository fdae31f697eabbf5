import { withoutControls } from "../../article/text.ts";
import { linesOf } from "../content/problemfile.ts";

/** A line of a file, as it is shown around a fault. */
export interface FrameLine {
	/** 1-based. */
	readonly number: number;
	readonly text: string;
	/** Whether the fault is here. */
	readonly isFaulty: boolean;
}

/** How many lines are shown before and after that of the fault. */
const AROUND = 2;

/** How much of a line is shown, in characters. */
const WIDTH = 300;

/**
 * The lines of a file around a fault; none where the file cannot be read, or has no such line.
 * @param file absolute
 * @param line 1-based
 */
export function frameAt(file: string, line: number): FrameLine[] {
	const lines = linesOf(file);
	if (line < 1 || line > lines.length) return [];
	const first = Math.max(1, line - AROUND);
	return lines.slice(first - 1, line + AROUND).map((text, index) => ({
		number: first + index,
		text: withoutControls(text.slice(0, WIDTH)),
		isFaulty: first + index === line,
	}));
}
