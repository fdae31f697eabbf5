import type { Archive } from "../archive/archive.ts";
import type { TermKind, TermNotes } from "../archive/terms.ts";
import type { Article } from "../article/article.ts";
import type { FieldName } from "../article/fields.ts";
import type { Problem } from "../problem.ts";
import type { Settings } from "../settings.ts";
import type { Carried } from "../site/material.ts";
import type { TextFacts } from "./texts/facts.ts";

/** Where in its file a finding is to be looked for: where a field is written, and a text within or behind it; without a field, where the text stands first. */
export interface Whereabouts {
	readonly field?: FieldName;
	/** The keys under which it may be written, the likeliest first, where it is no field. */
	readonly keys?: readonly string[];
	readonly text?: string;
}

/** Two names of one term, which terms.yml can put together. */
export interface TermMerge {
	readonly kind: TermKind;
	/** The name that stays. */
	readonly name: string;
	/** The other one. */
	readonly other: string;
}

/** Something that a check found in the content of an archive. */
export interface Finding extends Problem {
	/** Where it is, if its line is not known yet. */
	readonly at?: Whereabouts;
	/** What terms.yml would say to mend it, where it is certain that the two names are one. */
	readonly merge?: TermMerge;
}

/** All that checks look at: the content of an archive after it was read, collated and planned. */
export interface Checked {
	readonly settings: Settings;
	/** The moment that the site would be built for: milliseconds since 1970, UTC. */
	readonly at: number;
	/** The stories that are shown, with their terms and their calendar. */
	readonly archive: Archive;
	/** All stories and standing pages that could be read, drafts and the like among them. */
	readonly articles: readonly Article[];
	readonly termNotes: TermNotes;
	/** All files of the site: their paths below the output folder, and the content file of each that has one. */
	readonly paths: readonly { readonly path: string; readonly source?: string }[];
	/** The files that are copied as they are. */
	readonly files: readonly Carried[];
	/** What is known of the texts of shown stories and standing pages, by the paths of their files; empty where no check asks for it. */
	readonly texts: ReadonlyMap<string, TextFacts>;
	/** What a build reports. */
	readonly problems: readonly Problem[];
}
