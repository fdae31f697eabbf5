import type { ImportProblem } from "../importer.ts";

/** What an import did. `records` is `written` + `unchanged` + the length of `skipped`. */
export interface ImportReport {
	/** The name of the importer: `wordpress`. */
	readonly format: string;
	/** What was read, as the user wrote it. */
	readonly sources: readonly string[];
	/** How many records the sources hold. */
	readonly records: number;
	/** Stories and standing pages that were written, new or changed. */
	readonly written: number;
	/** Stories and standing pages whose files are up to date already, or were changed by an editor and are left alone. */
	readonly unchanged: number;
	/** How many of these, written and unchanged, are standing pages; undefined where none is. */
	readonly pages?: number;
	/** Records that became no story, in their order. */
	readonly skipped: readonly Skipped[];
	/** What is wrong in the sources, by file and line. */
	readonly problems: readonly ImportProblem[];
	/** What became of the comments of readers; undefined where there are none. */
	readonly comments?: CommentCounts;
	/** How often the source held something that no field carries. */
	readonly fieldsNotCarried: CountsByName;
	/** Template code and shortcodes that nobody knows. They stand in the texts as typed. */
	readonly unknownCode: readonly UnknownCodeCount[];
	/** How often something was taken out of bodies: `<script>`, `onclick`, `javascript:`. */
	readonly removed: CountsByName;
	/** How many stories each has. */
	readonly authors: CountsByName;
	/** How many stories each has. */
	readonly sections: CountsByName;
	/** How many stories each has. */
	readonly tags: CountsByName;
	/** How many stories each year has, by its number; `195X` for a decade, `undated` for those without a date. */
	readonly perYear: CountsByName;
	/** How many authors it told of in authors.yml, and how many entries there it left as they are. */
	readonly authorNotes?: { readonly written: number; readonly unchanged: number };
	/** The menus of the old site. */
	readonly menus?: readonly Menu[];
	/** Files of the old site that were copied into the archive in this run; undefined where none was. */
	readonly copiedMedia?: number;
	/** Files of the old site that stories use and nobody has. */
	readonly missingMedia: readonly Wanted[];
	/** Stories that an earlier run wrote and that the source no longer has. They are left alone. Empty if the source is damaged. */
	readonly gone: readonly MissingStory[];
	/** Records that have the same text as an earlier one, by their names. */
	readonly duplicates: readonly { readonly record: string; readonly of: string }[];
	/** What became of the old addresses. */
	readonly addresses: Addresses;
}

/** A menu of the old site, and what of it the new one can have. */
export interface Menu {
	readonly name: string;
	/** Those of its entries that are sections of the new site; undefined where none is. */
	readonly sections?: readonly string[];
	/** The setting that puts its sections into the masthead; undefined where it has none. */
	readonly setting?: string;
	/** With the new addresses of what its entries lead to; of what the new site does not have, with the old ones. */
	readonly items: readonly { readonly name: string; readonly to?: string }[];
}

/** Comments of readers. `found` is `written` + `unchanged` + all that were left out. */
export interface CommentCounts {
	/** How many the sources hold. */
	readonly found: number;
	/** Those whose file was written, new or changed. */
	readonly written: number;
	/** Those whose file is up to date already, or was changed by an editor and is left alone. */
	readonly unchanged: number;
	/** By the reason. */
	readonly leftOut: CountsByName;
}

/** A record that became no story. */
export interface Skipped {
	/** Its name in the source. */
	readonly record: string;
	/** One of a few fixed sentences. */
	readonly why: string;
}

/** A story of the archive that its source no longer has. */
export interface MissingStory {
	/** Its headline, or its id if its headline cannot be read. */
	readonly record: string;
	/** Below the content folder. */
	readonly file: string;
}

/** How often something was met, by name. */
export type CountsByName = Readonly<Record<string, number>>;

/** Something that is missing, and the stories that use it; at most twenty are named. */
export interface Wanted {
	readonly name: string;
	/** The names of the first twenty that use it. */
	readonly stories: readonly string[];
	/** How often it is used. */
	readonly times: number;
}

/** Template code or a shortcode that nobody knows, and where it stands. */
export interface UnknownCodeCount {
	/** As `--rule` names it. */
	readonly name: string;
	/** How often it stands in texts. */
	readonly times: number;
	/** Its first places: files of the source with a line where that is known. At most three. */
	readonly places: readonly string[];
	/** The first of them as typed, in one line of at most 120 characters: a rule names its values. Undefined if not known. */
	readonly typed?: string;
}

/** What became of the old site's addresses. */
export interface Addresses {
	/** Stories that keep their old path. */
	readonly kept: number;
	/** Old paths that redirect to a story. */
	readonly redirected: number;
	/** Old addresses at which no file can answer (`/?p=12`), or whose path is taken. They are in `old_addresses`. */
	readonly recorded: number;
	/** Links in stories to pages of the old site that the new site does not have. */
	readonly dead: readonly Wanted[];
	/** Old addresses of listings and feeds, with their queries, and what replaces them. A server can redirect them, a file cannot. */
	readonly listings: readonly MovedListing[];
	/** Redirects of the old site that lead to no story and no listing, with their ends. They are not carried. */
	readonly elsewhere?: readonly Moved[];
	/** `--against`. */
	readonly against?: Against;
}

/** The new path of an old path. Both begin with `/`. */
export interface Moved {
	/** The path on the old site. */
	readonly from: string;
	/** The path on the new site. */
	readonly to: string;
}

/** The old address of a listing or a feed, and what stands for it. Both begin with `/`. */
export interface MovedListing extends Pick<Moved, "from"> {
	/** The path on the new site; undefined where nothing stands for it: a server answers that it is gone. */
	readonly to?: string;
}

/** What became of the addresses in a list of the old site. */
export interface Against {
	/** How many addresses the list has. */
	readonly checked: number;
	/** Those that lead nowhere in the new site. */
	readonly missing: readonly string[];
	/** Those that lead somewhere only if a server redirects them, by `old_addresses` and `listings`. */
	readonly recorded: readonly string[];
}

/** Whether every record and every comment is accounted for. */
export function addsUp({ records, written, unchanged, skipped, comments }: ImportReport): boolean {
	const left = Object.values(comments?.leftOut ?? {}).reduce((sum, times) => sum + times, 0);
	const all = comments ? comments.written + comments.unchanged + left : 0;
	return records === written + unchanged + skipped.length && all === (comments?.found ?? 0);
}
