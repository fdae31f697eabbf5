import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fieldNames, fieldNote } from "../src/article/fields.ts";
import { RULES } from "../src/problem.ts";
import { settingsSchema } from "../src/settings.ts";

const docs = path.resolve(import.meta.dirname, "../docs");

/** The tables of the reference, by file: each stands between the two marks in its file. */
export const tables: Readonly<Record<string, string>> = {
	"fields.md": fieldTable(),
	"settings.md": settingsTable(),
	"problems.md": rulesTable(),
};

const [BEGIN, END] = ["<!-- from the schema: npm run docs -->", "<!-- end -->"];

/** A page of the reference with its table as the schema has it now. */
export function withTable(page: string, table: string): string {
	const [begin, end] = [page.indexOf(BEGIN) + BEGIN.length, page.indexOf(END)];
	if (begin < BEGIN.length || end < 0) throw new Error("The page has no place for its table.");
	return `${page.slice(0, begin)}\n\n${table}\n${page.slice(end)}`;
}

/** Reads a page of docs/. */
export function readPage(name: string): string {
	return readFileSync(path.join(docs, name), "utf8");
}

function fieldTable(): string {
	const rows = fieldNames.map((name) => {
		const { aliases = [], form, description, vital } = fieldNote(name);
		return [
			`\`${name}\``,
			aliases.map((alias) => `\`${alias}\``).join(", "),
			form,
			description,
			vital ? "left out" : "published without it",
		];
	});
	return markdownTable(["field", "aliases", "form", "what it is", "where it cannot be read, the story is"], rows);
}

function settingsTable(): string {
	const rows = Object.entries(settingsSchema.shape).map(([name, schema]) => {
		const fallback = schema.safeParse(undefined);
		const shown = fallback.success ? (fallback.data === undefined ? "" : `\`${JSON.stringify(fallback.data)}\``) : "must be given";
		return [`\`${name}\``, shown, schema.description ?? ""];
	});
	return markdownTable(["setting", "default", "what it is"], rows);
}

function rulesTable(): string {
	return markdownTable(
		["rule", "when"],
		Object.entries(RULES).map(([rule, when]) => [`\`${rule}\``, when]),
	);
}

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
	return [line(head), line(head.map(() => "---")), ...rows.map(line), ""].join("\n");
}

if (process.argv[1] === import.meta.filename) {
	for (const [name, table] of Object.entries(tables)) writeFileSync(path.join(docs, name), withTable(readPage(name), table));
}
