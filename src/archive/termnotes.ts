import { z } from "zod";
import { BOUNDS } from "../article/bounds/bounds.ts";
import { oneLine } from "../article/text.ts";
import { findInYaml, parseYaml } from "../article/yaml.ts";
import type { Problem } from "../problem.ts";
import type { TermNote, TermNotes } from "./terms.ts";

/** The notes of an archive that has no terms.yml. */
export const noTermNotes: TermNotes = { section: [], tag: [], author: [], series: [], issue: [] };

const text = z.preprocess(
	(value) => (typeof value === "number" ? String(value) : value),
	z.string({ error: "must be text" }).transform(oneLine).pipe(z.string().min(1)),
);

const entry = z.strictObject({
	name: text.optional(),
	also: z
		.preprocess((value) => (typeof value === "string" ? [value] : value), z.array(text, { error: "must be a list of names" }))
		.default([]),
	slug: text.optional(),
	description: text.optional(),
	hide: z.boolean({ error: "must be true or false" }).default(false),
});

const entries = z.preprocess(
	(value) => value ?? {},
	z.record(
		z.string(),
		z.preprocess((value) => value ?? {}, entry),
	),
);

const schema = z.strictObject({
	sections: entries.optional(),
	tags: entries.optional(),
	authors: entries.optional(),
	series: entries.optional(),
	issues: entries.optional(),
});

/**
 * Reads terms.yml. Nothing of a file with a fault is used, and each fault is a problem.
 * @param yaml the text of the file
 * @param file its path, for problems
 */
export function readTermNotes(yaml: string, file: string): { readonly notes: TermNotes; readonly problems: readonly Problem[] } {
	const read = parseYaml(yaml, BOUNDS.termCharacters.most);
	if ("fault" in read) return { notes: noTermNotes, problems: [{ file, severity: "error", ...read.fault }] };
	const result = schema.safeParse(read.value ?? {});
	if (!result.success) {
		const problems = result.error.issues.map((issue): Problem => {
			const keys = issue.code === "unrecognized_keys" ? issue.keys : [];
			return {
				file,
				...findInYaml(yaml, [...issue.path, ...keys.slice(0, 1)]),
				rule: "terms-form",
				severity: "error",
				message: keys.length > 0 ? `${keys.join(", ")} is not known here.` : `${issue.path.join(".")}: ${issue.message}.`,
				remedy: "Below sections, tags, authors, series or issues, write a term's name with any of: name, also, slug, description, hide.",
			};
		});
		return { notes: noTermNotes, problems };
	}
	const { sections, tags, authors, series, issues } = result.data;
	return {
		notes: { section: notesOf(sections), tag: notesOf(tags), author: notesOf(authors), series: notesOf(series), issue: notesOf(issues) },
		problems: [],
	};
}

function notesOf(group: z.output<typeof entries> = {}): TermNote[] {
	return Object.entries(group).map(([key, { name, also, slug, description, hide }]) => ({
		name: name ?? key,
		spellings: [key, ...also],
		slug,
		description,
		hide,
	}));
}
