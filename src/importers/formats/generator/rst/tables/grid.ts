import { escapeHtml } from "../../../../../article/text.ts";
import { lineAt, numberAt, type Region, regionFrom, textOf } from "../lines.ts";
import type { BlockReader } from "../reading.ts";
import { padded } from "../width.ts";
import { type Cell, type Table, tableHtml } from "./table.ts";

const TOP = /^\+-[-+]+-\+$/;
const HEAD = /^\+=[=+]+=\+$/;

/** How many steps the search for cells may take, for each character of a table. */
const MOST_STEPS = 60;

/** The most cells of a table that is drawn. */
const MOST_CELLS = 2_000;

/** A table that is drawn with `+`, `-` and `|`. */
export const gridTable: BlockReader = (reading, region, index, depth) => {
	if (!TOP.test(lineAt(region, index))) return undefined;
	let end = index;
	while (end < region.to && /^[+|]/.test(lineAt(region, end))) end++;
	const table = gridOf(region, index, end);
	if (table) return { html: tableHtml(reading, table, depth), next: end };
	return { html: `<pre>${escapeHtml(textOf({ ...regionFrom(region, index), from: index, to: end }))}</pre>`, next: end };
};

interface Box {
	readonly top: number;
	readonly left: number;
	readonly bottom: number;
	readonly right: number;
}

function gridOf(region: Region, index: number, end: number): Table | undefined {
	const drawn: string[] = [];
	for (let at = index; at < end; at++) drawn.push(padded(lineAt(region, at)));
	const width = drawn[0]?.length ?? 0;
	if (drawn.length < 3 || drawn.some((line) => line.length !== width)) return undefined;
	const headLine = drawn.findIndex((line) => HEAD.test(line));
	const lines = drawn.map((line, at) => (at === headLine ? line.replaceAll("=", "-") : line));
	const boxes = boxesOf(lines, width);
	if (!boxes) return undefined;
	const tops = [...new Set(boxes.map(({ top }) => top))].sort((a, b) => a - b);
	const lefts = [...new Set(boxes.map(({ left }) => left))].sort((a, b) => a - b);
	const place = (list: readonly number[], from: number, to: number) => list.filter((value) => value >= from && value < to).length;
	const rows = tops.map((top) =>
		boxes
			.filter((box) => box.top === top)
			.sort((a, b) => a.left - b.left)
			.map(
				(box): Cell => ({
					text: lines
						.slice(box.top + 1, box.bottom)
						.map((line) => line.slice(box.left + 1, box.right))
						.join("\n"),
					line: numberAt(region, index + box.top + 1),
					columns: place(lefts, box.left, box.right),
					rows: place(tops, box.top, box.bottom),
				}),
			),
	);
	return { head: headLine < 0 ? 0 : tops.filter((top) => top < headLine).length, rows };
}

/** The cells, found from the upper left corner on; undefined if they do not fill the table. */
function boxesOf(lines: readonly string[], width: number): readonly Box[] | undefined {
	const done = Array.from({ length: width }, () => 0);
	const corners = [{ top: 0, left: 0 }];
	const boxes: Box[] = [];
	const budget = { steps: lines.length * width * MOST_STEPS };
	while (corners.length > 0) {
		const corner = corners.shift();
		if (!corner || corner.top >= lines.length - 1 || corner.left >= width - 1 || corner.top < (done[corner.left] ?? 0)) continue;
		const box = boxAt(lines, corner.top, corner.left, budget);
		if (budget.steps < 0 || boxes.length >= MOST_CELLS) return undefined;
		if (!box) continue;
		boxes.push(box);
		for (let column = box.left; column < box.right; column++) done[column] = box.bottom;
		corners.push({ top: box.top, left: box.right }, { top: box.bottom, left: box.left });
		corners.sort((a, b) => a.top - b.top || a.left - b.left);
	}
	const area = boxes.reduce((sum, { top, left, bottom, right }) => sum + (bottom - top) * (right - left), 0);
	return area === (lines.length - 1) * (width - 1) ? boxes : undefined;
}

/** The smallest box with this upper left corner. */
function boxAt(lines: readonly string[], top: number, left: number, budget: { steps: number }): Box | undefined {
	if (lines[top]?.charAt(left) !== "+") return undefined;
	for (let right = left + 1; right < (lines[top]?.length ?? 0); right++) {
		const sign = lines[top]?.charAt(right);
		if (budget.steps-- < 0) return undefined;
		if (sign !== "+" && sign !== "-") return undefined;
		if (sign !== "+") continue;
		for (let bottom = top + 1; bottom < lines.length; bottom++) {
			const corner = lines[bottom]?.charAt(right);
			if (budget.steps-- < 0) return undefined;
			if (corner !== "+" && corner !== "|") break;
			if (corner === "+" && isClosed(lines, { top, left, bottom, right }, budget)) return { top, left, bottom, right };
		}
	}
	return undefined;
}

/** Whether the lower and the left side of a box are drawn. */
function isClosed(lines: readonly string[], { top, left, bottom, right }: Box, budget: { steps: number }): boolean {
	budget.steps -= right - left + bottom - top;
	if (!/^\+[-+]*$/.test(lines[bottom]?.slice(left, right) ?? "")) return false;
	for (let at = top + 1; at < bottom; at++) if (!/[+|]/.test(lines[at]?.charAt(left) ?? "")) return false;
	return true;
}
