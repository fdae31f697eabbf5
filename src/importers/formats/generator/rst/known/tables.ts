import { linesOf, numberAt } from "../lines.ts";
import type { Directive, DirectiveCall, Reading } from "../reading.ts";
import { type Cell, tableHtml } from "../tables/table.ts";
import { innerHtml, typed } from "./blocks.ts";

/** A table with a title: `.. table:: Title`. */
const table: Directive = {
	takesArgument: true,
	write(call, reading) {
		const html = innerHtml(call, reading);
		const caption = captionOf(call, reading);
		return caption === "" ? html : html.replace(/^<table>\n/, () => `<table>\n<caption>${caption}</caption>\n`);
	},
};

function captionOf({ argument, line }: DirectiveCall, { inline }: Reading): string {
	return argument === "" ? "" : inline(argument, line);
}

/** A table of values between commas. One that lies in another file is not read. */
const csvTable: Directive = {
	takesArgument: true,
	write(call, reading) {
		const { options, content, line, depth } = call;
		if (options.has("file") || options.has("url") || !content) return undefined;
		const signs = { quote: signOf(options.get("quote"), '"'), comma: signOf(options.get("delim"), ",") };
		const head = options.has("header") ? valuesOf(options.get("header") ?? "", signs) : [];
		const rows = [...head, ...valuesOf(typed(call), signs)];
		const cells = rows.map((row) => cellsOf(row, numberAt(content, content.from)));
		return tableHtml(
			reading,
			{ head: head.length + (Number(options.get("header-rows")) || 0), rows: cells },
			depth,
			captionOf({ ...call, line }, reading),
		);
	},
};

function cellsOf(row: readonly string[], line: number): Cell[] {
	return row.map((text) => ({ text, line, columns: 1, rows: 1 }));
}

function signOf(written: string | undefined, usual: string): string {
	if (written === undefined || written === "") return usual;
	if (/^tab$/i.test(written)) return "\t";
	return /^space$/i.test(written) ? " " : written.charAt(0);
}

/** The rows of a text with values between commas. */
function valuesOf(text: string, { quote, comma }: { readonly quote: string; readonly comma: string }): string[][] {
	const rows: string[][] = [];
	let [row, value, isQuoted, isNew]: [string[], string, boolean, boolean] = [[], "", false, true];
	const end = () => {
		row.push(value.trim());
		[value, isNew] = ["", true];
	};
	for (let at = 0; at < text.length; at++) {
		const sign = text.charAt(at);
		if (isQuoted && sign === quote && text.charAt(at + 1) === quote) value += text.charAt(++at);
		else if (isQuoted && sign === quote) isQuoted = false;
		else if (isQuoted) value += sign;
		else if (isNew && sign === quote) [isQuoted, isNew] = [true, false];
		else if (sign === comma) end();
		else if (sign === "\n") {
			end();
			if (row.some((cell) => cell !== "")) rows.push(row);
			row = [];
		} else {
			if (sign !== " ") isNew = false;
			value += sign;
		}
	}
	end();
	if (row.some((cell) => cell !== "")) rows.push(row);
	return rows;
}

/** A table that is written as a list of lists. */
const listTable: Directive = {
	takesArgument: true,
	write(call, reading) {
		if (!call.content) return undefined;
		const rows = listsOf(typed(call)).map(({ text, line }) =>
			listsOf(text).map(
				(cell): Cell => ({
					text: cell.text,
					line: numberAt(call.content ?? noRegion, call.content?.from ?? 0) + line + cell.line,
					columns: 1,
					rows: 1,
				}),
			),
		);
		if (rows.length === 0 || rows.some((row) => row.length === 0)) return undefined;
		return tableHtml(reading, { head: Number(call.options.get("header-rows")) || 0, rows }, call.depth, captionOf(call, reading));
	},
};

const noRegion = { lines: linesOf(""), from: 0, to: 0, indent: 0, first: 0 };

/** The items of a list, without their signs; `line` counts from 0. */
function listsOf(text: string): readonly { readonly text: string; readonly line: number }[] {
	const items: { lines: string[]; line: number }[] = [];
	for (const [number, line] of text.split("\n").entries()) {
		const isItem = /^[-*+]( |$)/.test(line);
		if (isItem) items.push({ lines: [line.slice(2)], line: number });
		else items.at(-1)?.lines.push(line.slice(2));
	}
	return items.map(({ lines, line }) => ({ text: lines.join("\n").trimEnd(), line }));
}

/** What becomes of the directives that hold rows and columns, by their names in reStructuredText. */
export const tableDirectives: Readonly<Record<string, Directive>> = { table, "csv-table": csvTable, "list-table": listTable };
