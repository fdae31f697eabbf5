import type { ImportProblem } from "../importer.ts";

/** What an import did. `records` is `written` + `unchanged` + the length of `skipped`. */
export interface ImportReport {
	readonly format: string;
	readonly sources: readonly string[];
	readonly records: number;
	readonly written: number;
	/** Already there as the source has them; also those that an editor changed, which are left alone. */
	readonly unchanged: number;
	readonly skipped: readonly Skipped[];
	readonly problems: readonly ImportProblem[];
	/** How often the source held something that is not carried. */
	readonly fieldsNotCarried: CountsByName;
	/** How often something was taken out of bodies: `<script>`, `onclick`, `javascript:`. */
	readonly removed: CountsByName;
	/** How many stories each has. */
	readonly authors: CountsByName;
	readonly sections: CountsByName;
	readonly tags: CountsByName;
	readonly perYear: CountsByName;
	readonly missingMedia: readonly Wanted[];
	/** Stories that an earlier run wrote and that the source no longer has; they are left alone. Not told of a damaged source. */
	readonly gone: readonly MissingStory[];
	readonly duplicates: readonly { readonly record: string; readonly of: string }[];
	readonly addresses: Addresses;
}

/** A record that became no story. */
export interface Skipped {
	readonly record: string;
	readonly why: string;
}

/** A story of the archive that its source no longer has. */
export interface MissingStory {
	/** Its headline, or its id where the file has none that can be read. */
	readonly record: string;
	/** Below the content folder. */
	readonly file: string;
}

/** How often something was met, by name. */
export type CountsByName = Readonly<Record<string, number>>;

/** Something that is not there, and the stories that want it; at most twenty are named. */
export interface Wanted {
	readonly name: string;
	readonly stories: readonly string[];
	/** How many want it. */
	readonly times: number;
}

/** What became of the old site's addresses. */
export interface Addresses {
	/** Stories that keep their old path. */
	readonly kept: number;
	/** Old paths that lead on to a story. */
	readonly redirected: number;
	/** Old addresses that no file can answer to (`/?p=12`) or whose place is taken: they stand in `old_addresses`. */
	readonly recorded: number;
	/** Links in stories that lead to a page of the old site which nothing stands for. */
	readonly dead: readonly Wanted[];
	/** Old addresses of listings that another page stands for now: a server can redirect them, no file can. */
	readonly listings: readonly Moved[];
	/** `--against`. */
	readonly against?: Against;
}

/** Where an old path has gone. Both begin with `/`. */
export interface Moved {
	readonly from: string;
	readonly to: string;
}

/** How the addresses of the old site's own list fare. */
export interface Against {
	readonly checked: number;
	/** Those that lead nowhere in the new site. */
	readonly missing: readonly string[];
	/** Those that lead somewhere only for a server that redirects: it knows `old_addresses` and `listings`. */
	readonly recorded: readonly string[];
}

/** Whether every record is accounted for. */
export function addsUp({ records, written, unchanged, skipped }: ImportReport): boolean {
	return records === written + unchanged + skipped.length;
}
