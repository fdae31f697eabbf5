import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PUBLICITY_KEYS, type PublicityForm, STATUS_WORDS } from "../src/article/fields/publicity.ts";
import { fieldNames, fieldNote } from "../src/article/fields.ts";
import { RULES } from "../src/problem.ts";
import { settingsSchema } from "../src/settings.ts";

const docs = path.resolve(import.meta.dirname, "../docs");

/** The tables of the reference, by file: each stands between the two marks in its file. */
export const tables: Readonly<Record<string, string>> = {
	"fields.md": `${fieldTable()}\n${publicityTable()}`,
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

function publicityTable(): string {
	const forms: Readonly<Record<PublicityForm, string>> = {
		"true-is-draft": "is true (`true`, `True`, `yes`, `on`, `1`)",
		"false-is-draft": "is false (`false`, `no`, `off`, `0`)",
		"any-is-draft": "says anything but false",
		word: `is one of ${codes(STATUS_WORDS.draft)}, and not one of ${codes(STATUS_WORDS.published)}; ${codes(STATUS_WORDS.withdrawn)} withdraw a story`,
	};
	const rows = Object.entries(PUBLICITY_KEYS).map(([form, keys]) => [codes(keys), forms[form as PublicityForm]]);
	const words =
		"These keys say whether a story is public; of several the strictest counts, and a value that is not understood makes a draft, with an error. Neither case nor blanks, `-`, `_` and `.` matter in them.";
	return `${words}\n\n${markdownTable(["key", "the story is a draft where it"], rows)}`;
}

function codes(words: readonly string[]): string {
	return words.map((word) => `\`${word}\``).join(", ");
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
