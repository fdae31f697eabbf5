import { truthOf } from "../../../../article/fields/truths.ts";
import type { Source, Step } from "../../../importer.ts";
import { headText } from "../../../reading/decode.ts";
import { problemStep, type SourceFile } from "../../../reading/files.ts";
import { readJson } from "../../../reading/json.ts";
import { lineOf, membersOf } from "../../../reading/values.ts";
import { readCells } from "../../table/cells.ts";
import { plainName } from "../../table/names.ts";
import { type RedirectRule, redirectSteps } from "./rule.ts";

/** What columns hold, by their names in letters and digits: those of Redirection, Yoast and Rank Math, and of what others make for them. */
const COLUMNS: Readonly<Record<string, keyof Row>> = {
	source: "from",
	sourceurl: "from",
	origin: "from",
	oldurl: "from",
	from: "from",
	redirectfrom: "from",
	target: "to",
	targeturl: "to",
	destination: "to",
	newurl: "to",
	to: "to",
	redirectto: "to",
	code: "code",
	httpcode: "code",
	regex: "pattern",
	matching: "pattern",
	format: "pattern",
	type: "type",
	status: "status",
};

interface Row {
	readonly from?: string;
	readonly to?: string;
	readonly code?: string;
	readonly pattern?: string;
	/** The code in the lists of Yoast and Rank Math, and what is done in those of Redirection. */
	readonly type?: string;
	readonly status?: string;
}

/** Other columns of such lists. A table with any other is none. */
const OTHERS = new Set([
	"id",
	"title",
	"hits",
	"category",
	"ignore",
	"lastaccess",
	"lastcount",
	"group",
	"matchtype",
	"position",
	"created",
	"updated",
]);

/** Whether a source is a list of redirects that a plugin exported: CSV with its columns, or the JSON of Redirection. */
export function isRedirectList({ kind, head }: Source): boolean {
	if (kind !== "file") return false;
	const text = headText(head).trimStart();
	if (text.startsWith("{")) return /"redirects"\s*:\s*\[/.test(text) && /"(plugin|groups)"\s*:/.test(text);
	return columnsOf(text.split(/\r?\n/, 1)[0] ?? "") !== undefined;
}

/** The sign that parts the cells of such a table, and its columns. */
function columnsOf(line: string): { readonly delimiter: string; readonly columns: readonly (keyof Row | undefined)[] } | undefined {
	const delimiter = [",", ";", "\t"].find((sign) => line.includes(sign)) ?? ",";
	const names = line.split(delimiter).map((name) => plainName(name.replace(/"/g, "")));
	const columns = names.map((name) => (Object.hasOwn(COLUMNS, name) ? COLUMNS[name] : undefined));
	const isKnown = names.every((name, index) => columns[index] !== undefined || OTHERS.has(name));
	return isKnown && columns.includes("from") && columns.includes("to") ? { delimiter, columns } : undefined;
}

/** Reads a list of redirects. @param home the address of the site; empty where no export names it */
export async function* readRedirectList(file: SourceFile, head: string, home: string, isSurvey: boolean): AsyncGenerator<Step, void, void> {
	if (home === "") {
		const message = "This is a list of redirects, and no export says of which site.";
		yield problemStep(
			{ file: file.name },
			"source-refused",
			"error",
			message,
			"Name the export and the list together: backfile import export.xml redirects.csv",
		);
		return;
	}
	if (head.trimStart().startsWith("{")) yield* readRedirection(file, home, isSurvey);
	else yield* readTable(file, head, home, isSurvey);
}

async function* readTable(file: SourceFile, head: string, home: string, isSurvey: boolean): AsyncGenerator<Step, void, void> {
	const found = columnsOf(head.split(/\r?\n/, 1)[0] ?? "");
	if (!found) return;
	let isHead = true;
	for await (const part of readCells(file, { delimiter: found.delimiter, skip: 0 })) {
		if (part.part === "fault")
			yield problemStep(
				{ file: file.name, line: part.line },
				"source-syntax",
				"warning",
				`${part.message}. The line was skipped.`,
				"Look at that redirect.",
			);
		if (part.part !== "cells") continue;
		const row: Row = Object.fromEntries(
			part.cells.flatMap((cell, index) => (found.columns[index] ? [[found.columns[index], cell.trim()]] : [])),
		);
		if (!isHead) yield* redirectSteps(ruleOf(row), home, isSurvey);
		isHead = false;
	}
}

function ruleOf({ from = "", to = "", code, pattern = "", type = "", status = "" }: Row): RedirectRule {
	return {
		from,
		to,
		code: Number(code) || Number(type) || undefined,
		isPattern: /regex/i.test(pattern) || truthOf(pattern) === true || /^(contains|start|end)s?/i.test(pattern),
		isOff: /^(inactive|disabled|trashed)$/i.test(status),
	};
}

/** Reads the JSON of Redirection. */
async function* readRedirection(file: SourceFile, home: string, isSurvey: boolean): AsyncGenerator<Step, void, void> {
	for await (const part of readJson(file, ["$.redirects.*"])) {
		if (part.part === "fault") {
			const { message, ...place } = part.fault;
			yield problemStep(
				{ file: file.name, ...place },
				"source-syntax",
				"error",
				`This is not JSON: ${message}.`,
				"Export the redirects again.",
			);
		}
		if (part.part !== "value") continue;
		const redirect = membersOf(part.found.value);
		const data = membersOf(redirect.action_data);
		yield* redirectSteps(
			{
				from: lineOf(redirect.url) ?? "",
				to: lineOf(data.url) ?? lineOf(redirect.action_data) ?? "",
				code: Number(redirect.action_code) || undefined,
				isPattern: truthOf(redirect.regex) === true,
				isOff: truthOf(redirect.enabled) === false || redirect.status === "disabled",
			},
			home,
			isSurvey,
		);
	}
}
