import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { BOUNDS } from "../src/article/bounds/bounds.ts";
import { PUBLICITY_KEYS, type PublicityForm, STATUS_WORDS } from "../src/article/fields/publicity.ts";
import { fieldNames, fieldNote } from "../src/article/fields.ts";
import { CHECKS } from "../src/checks/checks.ts";
import { EXPLANATIONS } from "../src/checks/explanations.ts";
import { IMPORT_RULES } from "../src/importers/importer.ts";
import { pageOf } from "../src/problem/pages.ts";
import { RULES } from "../src/problem.ts";
import { settingsSchema } from "../src/settings.ts";
import { LIMITS } from "../src/site/hosts/limits.ts";
import { NAMES } from "../src/site/hosts/preflight.ts";
import { KEPT_NAMES } from "../src/system/keptnames.ts";
import { commandReference } from "./commands.ts";
import { dependencyTables } from "./dependencies/table.ts";
import { markdownTable } from "./markdown.ts";
import { fieldNamesModule, variableTables } from "./variables.ts";

const docs = path.resolve(import.meta.dirname, "../docs");

/** The tables of each page of docs/, in the order of the page. Each one stands between two marks. */
export const tables: Readonly<Record<string, readonly string[]>> = {
	"fields.md": [`${fieldTable()}\n${publicityTable()}`],
	"builds.md": [keptNamesTable()],
	"dependencies.md": dependencyTables(),
	"commands.md": [commandReference()],
	"settings.md": [settingsTable()],
	"problems.md": [rulesOf("builds"), rulesOf("checks"), ruleTable(IMPORT_RULES, "import-"), explanations()],
	"bounds.md": [boundTable()],
	"hosts.md": [limitTable()],
	"variables.md": variableTables(),
};

const [BEGIN, END] = ["<!-- from the schema: npm run docs -->", "<!-- end -->"];

/**
 * Puts tables between the marks of a page.
 * @throws {Error} unless the page has as many pairs of marks as there are tables
 */
export function withTables(page: string, tables: readonly string[]): string {
	const [first = "", ...rest] = page.split(BEGIN);
	if (rest.length !== tables.length) throw new Error(`The page has room for ${rest.length} tables, not ${tables.length}.`);
	const filled = rest.map((part, index) => {
		const end = part.indexOf(END);
		if (end < 0) throw new Error("The page does not say where a table ends.");
		return `${BEGIN}\n\n${tables[index]}\n${part.slice(end)}`;
	});
	return first + filled.join("");
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

function keptNamesTable(): string {
	return markdownTable(
		["names", "which"],
		KEPT_NAMES.map(({ names, by }) => [names, by]),
	);
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

/** The rules of what builds report, or of what only checks find. */
function rulesOf(what: "builds" | "checks"): string {
	return ruleTable(Object.fromEntries(Object.entries(RULES).filter(([rule]) => Object.hasOwn(CHECKS, rule) === (what === "checks"))));
}

function boundTable(): string {
	const rows = Object.values(BOUNDS).map(({ most, of, remedy }) => [most.toLocaleString("en"), of, remedy]);
	return markdownTable(["at most", "of what", "how a file gets within it"], rows);
}

function limitTable(): string {
	const rows = LIMITS.map(({ host, says, page, read, remedy, isHard }) => [
		NAMES[host],
		says,
		isHard ? "error" : "warning",
		remedy,
		`[${new URL(page).host}](${page}), ${read ?? "not read again"}`,
	]);
	return markdownTable(["host", "it takes", "beyond it", "what to do", "who says so, read on"], rows);
}

function ruleTable(rules: Readonly<Record<string, string>>, prefix = ""): string {
	const rows = Object.entries(rules).map(([rule, when]) => [`<a id="${prefix}${rule}"></a>\`${rule}\``, when, moreOn(prefix + rule)]);
	return markdownTable(["rule", "when", "more"], rows);
}

/** Links to the page that a rule is about, and to what is said of it at length. */
function moreOn(rule: string): string {
	const page = pageOf(rule).replace("docs/", "");
	const links = page.startsWith("problems.md") ? [] : [`[${page.replace(/#.*/, "")}](${page})`];
	return [...links, ...(Object.hasOwn(EXPLANATIONS, rule) ? [`[at length](#${rule}-at-length)`] : [])].join(", ");
}

function explanations(): string {
	return Object.entries(EXPLANATIONS)
		.map(([rule, paragraphs]) => [`### ${rule} at length\n`, ...paragraphs.map((text) => `${plainMarkdown(text)}\n`)].join("\n"))
		.join("\n");
}

/** A text in which Markdown sees nothing but words. */
function plainMarkdown(text: string): string {
	return text.replace(/[\\`*_{}<>#|[\]]/g, (sign) => (sign === "<" ? "&lt;" : `\\${sign}`));
}

if (process.argv[1] === import.meta.filename) {
	for (const [name, list] of Object.entries(tables)) writeFileSync(path.join(docs, name), withTables(readPage(name), list));
	writeFileSync(path.join(docs, "../src/site/items/fieldnames.ts"), fieldNamesModule());
}
