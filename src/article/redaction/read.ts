import { z } from "zod";
import type { Problem } from "../../problem.ts";
import { BOUNDS } from "../bounds/bounds.ts";
import { oneLine } from "../text.ts";
import { findInYaml, parseYaml } from "../yaml.ts";
import { countLetters } from "./names.ts";
import { makeRedactor, type Redaction } from "./redactor.ts";

/** What a redactions.yml says. */
export interface ReadRedactions {
	readonly redactions: readonly Redaction[];
	/** Each keeps the site from being published, since the file may hide what cannot be read. */
	readonly problems: readonly Problem[];
}

const text = z.preprocess((value) => (typeof value === "number" ? String(value) : value), z.string({ error: "must be text" }));
const truth = z.boolean({ error: "must be true or false" }).default(false);
const ids = z.union([z.literal("all"), z.array(text).min(1)], { error: "must be all, or a list of the ids of stories" });

const entry = z.strictObject(
	{
		name: text
			.transform(oneLine)
			.refine((name) => countLetters(name) > 1, { error: "must be a name of two letters or more" })
			.refine((name) => name.length <= 200, { error: "must be a name, of at most 200 characters" }),
		replace_with: text
			.transform(oneLine)
			.refine((words) => countLetters(words) > 0, { error: "must hold a letter, so that words do not run together" })
			.optional(),
		in: ids.default("all"),
		why: text.optional(),
		date: text.optional(),
		redirect: truth,
		confirm: truth,
	},
	{ error: "must hold name and what belongs to it" },
);

const schema = z.array(entry, { error: "The file must be a list" });

const REMEDY =
	"Write a list; each entry begins with “- name:” and may hold replace_with, in (all, or a list of ids), why, date, redirect, confirm. Nothing is published until it can be read.";

/** So many values are read: those of some tens of thousands of entries. */
const MOST_VALUES = 200_000;

/**
 * Reads redactions.yml. Its problems never say a name.
 * @param yaml the text of the file
 * @param file its path, for problems
 * @param words what stands in the place of a name where the file does not say it
 */
export function readRedactions(yaml: string, file: string, words: string): ReadRedactions {
	const read = parseYaml(yaml, BOUNDS.termCharacters.most, MOST_VALUES);
	if ("fault" in read) {
		const { line, column, rule } = read.fault;
		// What the parser says of the fault may hold a name.
		const message = rule === "yaml-syntax" ? "This is not YAML." : "The file holds more than is read.";
		return refused([{ file, line, column, message }]);
	}
	const result = schema.safeParse(read.value ?? []);
	if (!result.success) {
		return refused(
			result.error.issues.map((issue) => {
				const keys = issue.code === "unrecognized_keys" ? issue.keys : [];
				const place = findInYaml(yaml, [...issue.path, ...keys.slice(0, 1)]);
				const where = issue.path.length > 1 ? `${issue.path.slice(1).join(".")} ` : "";
				// A key may be a name, so it is not said either.
				const message =
					keys.length > 0 ? "A key is not known here." : `${where || (issue.path.length > 0 ? "The entry " : "")}${issue.message}.`;
				return { file, ...place, message };
			}),
		);
	}
	const redactions = result.data.map(
		({ name, replace_with: replaceWith = words, in: where, redirect, confirm }, index): Redaction => ({
			name,
			replaceWith,
			in: where,
			redirect,
			confirm,
			line: findInYaml(yaml, [index, "name"])?.line,
		}),
	);
	const everywhere = makeRedactor(redactions.map((redaction) => ({ ...redaction, in: "all" })));
	const shown = redactions.filter(({ replaceWith }) => everywhere.holdsName(replaceWith));
	if (shown.length > 0)
		return refused(shown.map(({ line }) => ({ file, line, message: "replace_with holds a name that is to be taken out." })));
	return { redactions, problems: [] };
}

function refused(faults: readonly Omit<Problem, "rule" | "severity" | "remedy">[]): ReadRedactions {
	return { redactions: [], problems: faults.map((fault) => ({ ...fault, rule: "redactions-unread", severity: "error", remedy: REMEDY })) };
}

/** Says that a redactions.yml cannot be read at all. */
export function unreadRedactions(file: string, message = "The redactions cannot be read."): ReadRedactions {
	return refused([{ file, message }]);
}
