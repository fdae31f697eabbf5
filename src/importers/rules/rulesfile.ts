import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseDocument } from "yaml";
import { findInYaml, parseYaml } from "../../article/yaml.ts";
import { compareText } from "../../problem.ts";
import { writeWhole } from "../../system/disk/whole.ts";
import type { ImportProblem } from "../importer.ts";
import { type Rules, ruleFault } from "./rules.ts";

/** The rules of an archive's imports: a file beside what imports remember. It may be edited by hand. */
const FILE = "rules.yml";

/** The rules of an import, and what is wrong with some of them. */
export interface ReadRules {
	readonly rules: Rules;
	readonly problems: readonly ImportProblem[];
}

/**
 * Reads the rules of earlier imports, and puts those of the command line over them. A rule that is wrong is left out, and told.
 * @param folder the archive's `imports`
 * @param given those of the command line
 */
export function readRules(folder: string, given: Rules): ReadRules {
	const rules = new Map<string, string>();
	const problems: ImportProblem[] = [];
	const take = (name: string, template: unknown, place: Pick<ImportProblem, "file" | "line">) => {
		const fault = typeof template === "string" ? ruleFault(name, template) : "its template is not text";
		if (fault === undefined) rules.set(name, String(template));
		else problems.push(wrongRule(place, `The rule "${name}" is not used: ${fault}.`));
	};
	const file = `${path.basename(folder)}/${FILE}`;
	const text = textOf(folder);
	const read = parseYaml(text);
	if ("fault" in read)
		problems.push(wrongRule({ file, ...(read.fault.line !== undefined && { line: read.fault.line }) }, read.fault.message));
	else if (typeof read.value === "object" && read.value !== null && !Array.isArray(read.value))
		for (const [name, template] of Object.entries(read.value)) take(name, template, { file, line: findInYaml(text, [name])?.line ?? 1 });
	else if (read.value !== undefined && read.value !== null)
		problems.push(wrongRule({ file, line: 1 }, "The file is not a table of rules."));
	for (const [name, template] of given) take(name, template, { file: `--rule ${name}` });
	return { rules, problems };
}

/** Keeps the rules of the command line for later imports. Of those in the file nothing else is changed. */
export function keepRules(folder: string, given: Rules): void {
	const right = [...given].filter(([name, template]) => ruleFault(name, template) === undefined).sort(([a], [b]) => compareText(a, b));
	const document = parseDocument(textOf(folder));
	if (right.length === 0 || document.errors.length > 0) return;
	for (const [name, template] of right) document.set(name, template);
	mkdirSync(folder, { recursive: true });
	writeWhole(path.join(folder, FILE), document.toString({ lineWidth: 0 }), path.join(folder, `.${FILE}.part`));
}

function textOf(folder: string): string {
	const file = path.join(folder, FILE);
	return existsSync(file) ? readFileSync(file, "utf8") : "";
}

function wrongRule(place: Pick<ImportProblem, "file" | "line">, message: string): ImportProblem {
	return {
		...place,
		rule: "rule-odd",
		severity: "error",
		message,
		remedy: "Write a rule as NAME: 'template', such as pullquote: '<blockquote>{{ content }}</blockquote>'.",
	};
}
