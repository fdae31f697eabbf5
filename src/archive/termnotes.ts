import { z } from "zod";
import { BOUNDS } from "../article/bounds/bounds.ts";
import { truthOf } from "../article/fields/truths.ts";
import { oneLine } from "../article/text.ts";
import { findInYaml, parseYaml } from "../article/yaml.ts";
import type { Problem } from "../problem.ts";
import { hiddenTerms } from "./hiddenterms.ts";
import { noTermNotes, type TermNote, type TermNotes } from "./terms.ts";

export { noTermNotes } from "./terms.ts";

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
	hide: z.preprocess((value) => truthOf(value) ?? value, z.boolean({ error: "must be true or false" })).default(false),
	noindex: z.preprocess((value) => truthOf(value) ?? value, z.boolean({ error: "must be true or false" })).default(false),
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

/** The notes of a terms.yml that cannot be read: what it hides is not known. */
export const unreadTermNotes: TermNotes = { ...noTermNotes, hidesAll: true };

/** Says what becomes of a terms.yml that cannot be read. */
export function unreadTerms(file: string): Problem {
	return {
		file,
		rule: "terms-unread",
		severity: "error",
		message: "The terms cannot be read, so that no section, tag, author, series or issue has a page: it may be one to be hidden.",
		remedy: "Put a file in its place that can be read, or delete it.",
	};
}

/**
 * Reads terms.yml. Of a file with a fault only what hides terms is used, and each fault is a problem.
 * @param yaml the text of the file
 * @param file its path, for problems
 */
export function readTermNotes(yaml: string, file: string): { readonly notes: TermNotes; readonly problems: readonly Problem[] } {
	const read = parseYaml(yaml, BOUNDS.termCharacters.most);
	if ("fault" in read) return { notes: hiddenOf(yaml), problems: [{ file, severity: "error", ...read.fault }] };
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
				remedy:
					"Below sections, tags, authors, series or issues, write a term's name with any of: name, also, slug, description, hide, noindex.",
			};
		});
		return { notes: hiddenOf(yaml), problems };
	}
	const { sections, tags, authors, series, issues } = result.data;
	return {
		notes: { section: notesOf(sections), tag: notesOf(tags), author: notesOf(authors), series: notesOf(series), issue: notesOf(issues) },
		problems: [],
	};
}

/** A longer text with a fault is not read for what it hides, since the lenient parser takes seconds and hundreds of megabytes for each megabyte. */
const LONGEST_WITH_FAULT = 500_000;

function hiddenOf(yaml: string): TermNotes {
	return yaml.length > LONGEST_WITH_FAULT ? unreadTermNotes : hiddenTerms(yaml);
}

function notesOf(group: z.output<typeof entries> = {}): TermNote[] {
	return Object.entries(group).map(([key, { name, also, slug, description, hide, noindex }]) => ({
		name: name ?? key,
		spellings: [key, ...also],
		slug,
		description,
		hide,
		...(noindex && { noindex }),
	}));
}
