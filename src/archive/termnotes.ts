import { z } from "zod";
import { BOUNDS } from "../article/bounds/bounds.ts";
import { truthOf } from "../article/fields/truths.ts";
import { oneLine } from "../article/text.ts";
import { findInYaml, parseYaml } from "../article/yaml.ts";
import type { Problem } from "../problem.ts";
import { hiddenTerms } from "./hiddenterms.ts";
import { keyOf, noTermNotes, type TermNote, type TermNotes } from "./terms.ts";

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

const address = z.url({ protocol: /^https?$/, error: "must be a whole address of the web" });

const link = z.preprocess(
	(value) => (typeof value === "string" ? { url: value } : value),
	z.strictObject({ name: text.optional(), url: address }),
);

const authorEntry = entry.extend({
	biography: z.string({ error: "must be text" }).trim().min(1).optional(),
	image: text.optional(),
	links: z
		.preprocess((value) => (typeof value === "string" ? [value] : value), z.array(link, { error: "must be a list of addresses" }))
		.optional(),
});

const entries = entriesOf(entry);

const authorEntries = entriesOf(authorEntry);

function entriesOf<Shape extends z.ZodRawShape>(one: z.ZodObject<Shape>) {
	return z.preprocess(
		(value) => value ?? {},
		z.record(
			z.string(),
			z.preprocess((value) => value ?? {}, one),
		),
	);
}

const schema = z.strictObject({
	sections: entries.optional(),
	tags: entries.optional(),
	authors: authorEntries.optional(),
	series: entries.optional(),
	issues: entries.optional(),
});

/** The notes of a terms.yml that cannot be read: what it hides is not known. */
export const unreadTermNotes: TermNotes = { ...noTermNotes, hidesAll: true };

/** Says what becomes of a terms.yml, or an authors.yml, that cannot be read. */
export function unreadTerms(file: string): Problem {
	return {
		file,
		rule: "terms-unread",
		severity: "error",
		message: "The terms cannot be read, so that no section, tag, author, series or issue has a page: it may be one to be hidden.",
		remedy: "Put a file in its place that can be read, or delete it.",
	};
}

/** What a file says of terms. */
export interface ReadTermNotes {
	readonly notes: TermNotes;
	readonly problems: readonly Problem[];
}

/**
 * Reads terms.yml. Of a file with a fault only what hides terms is used, and each fault is a problem.
 * @param yaml the text of the file
 * @param file its path, for problems
 */
export function readTermNotes(yaml: string, file: string): ReadTermNotes {
	const read = readNotes(yaml, file, schema);
	if ("problems" in read) return { notes: hiddenOf(yaml), problems: read.problems };
	const { sections, tags, authors, series, issues } = read.value;
	return {
		notes: { section: notesOf(sections), tag: notesOf(tags), author: notesOf(authors), series: notesOf(series), issue: notesOf(issues) },
		problems: [],
	};
}

/** Reads authors.yml, which says of authors what may stand below `authors` in terms.yml. A fault is treated as there. */
export function readAuthorNotes(yaml: string, file: string): ReadTermNotes {
	const read = readNotes(yaml, file, authorEntries);
	if (!("problems" in read)) return { notes: { ...noTermNotes, author: notesOf(read.value) }, problems: [] };
	const lines = yaml.split("\n").map((line) => (/^(---|\.\.\.)/.test(line) ? "" : ` ${line}`));
	return { notes: hiddenOf(`authors:\n${lines.join("\n")}`), problems: read.problems };
}

/** Puts what authors.yml says under what terms.yml says of the same authors. Either can hide an author. */
export function withAuthorNotes(terms: TermNotes, { author: others, hidesAll }: TermNotes): TermNotes {
	const keysOf = ({ name, spellings }: TermNote) => [name, ...spellings].map(keyOf);
	const author = [...terms.author];
	for (const other of others) {
		const keys = new Set(keysOf(other));
		const index = author.findIndex((note) => keysOf(note).some((key) => keys.has(key)));
		const note = author[index];
		if (note) author[index] = joined(note, other);
		else author.push(other);
	}
	return { ...terms, author, ...(hidesAll && { hidesAll }) };
}

function joined(note: TermNote, other: TermNote): TermNote {
	const about = { ...other.about, ...note.about };
	return {
		name: note.name,
		spellings: [...new Set([...note.spellings, other.name, ...other.spellings])],
		slug: note.slug ?? other.slug,
		description: note.description ?? other.description,
		hide: note.hide || other.hide,
		...(Object.keys(about).length > 0 && { about }),
		...((note.noindex || other.noindex) && { noindex: true }),
	};
}

/** Reads a file by a schema; each fault is a problem. */
function readNotes<Schema extends z.ZodType>(
	yaml: string,
	file: string,
	form: Schema,
): { readonly value: z.output<Schema> } | { readonly problems: readonly Problem[] } {
	const read = parseYaml(yaml, BOUNDS.termCharacters.most);
	if ("fault" in read) return { problems: [{ file, severity: "error", ...read.fault }] };
	const result = form.safeParse(read.value ?? {});
	if (result.success) return { value: result.data };
	const problems = result.error.issues.map((issue): Problem => {
		const keys = issue.code === "unrecognized_keys" ? issue.keys : [];
		return {
			file,
			...findInYaml(yaml, [...issue.path, ...keys.slice(0, 1)]),
			rule: "terms-form",
			severity: "error",
			message: keys.length > 0 ? `${keys.join(", ")} is not known here.` : `${issue.path.join(".")}: ${issue.message}.`,
			remedy:
				"Below sections, tags, authors, series or issues, write a term's name with any of: name, also, slug, description, hide, noindex; below an author's also biography, image, links.",
		};
	});
	return { problems };
}

/** A longer text with a fault is not read for what it hides, since the lenient parser takes seconds and hundreds of megabytes for each megabyte. */
const LONGEST_WITH_FAULT = 500_000;

function hiddenOf(yaml: string): TermNotes {
	return yaml.length > LONGEST_WITH_FAULT ? unreadTermNotes : hiddenTerms(yaml);
}

type Entry = z.output<typeof entry> & Partial<Pick<z.output<typeof authorEntry>, "biography" | "image" | "links">>;

function notesOf(group: Readonly<Record<string, Entry>> = {}): TermNote[] {
	return Object.entries(group).map(([key, { name, also, slug, description, hide, noindex, biography, image, links }]) => {
		const about = { ...(biography && { biography }), ...(image && { image }), ...(links && { links }) };
		return {
			name: name ?? key,
			spellings: [key, ...also],
			slug,
			description,
			hide,
			...(Object.keys(about).length > 0 && { about }),
			...(noindex && { noindex }),
		};
	});
}
