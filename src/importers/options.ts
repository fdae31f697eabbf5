import type { ReadOptions } from "./importer.ts";
import type { Rules } from "./rules/rules.ts";
import type { NewSite } from "./survey/newsite.ts";

/** Where an import goes, and how. */
export interface ImportOptions extends Omit<ReadOptions, "facts" | "zone" | "rules"> {
	/** The content folder, absolute. */
	readonly into: string;
	/** The folder that imports are remembered in, absolute. */
	readonly memory: string;
	/** The addresses and files of the site that the stories come into. */
	readonly site: NewSite;
	/** `--rule`: what template code and shortcodes become, by their names. They are kept for later imports. */
	readonly rules?: Rules;
	/** `--keep-urls`: whether stories keep the paths that they had. */
	readonly keepUrls: boolean;
	/** `--skip-duplicates`: whether of stories with the same text the first alone is written. */
	readonly skipDuplicates: boolean;
	/** `--dry-run`: whether nothing is written, and only the report is made. */
	readonly dryRun: boolean;
	/** Whether the disk must hold all stories before the import remembers them: else a power cut could leave empty ones that no later import writes again. */
	readonly flush?: boolean;
	/** The folder of the old site's files, absolute. */
	readonly media?: string;
	/** Every address that the old site had. */
	readonly against?: readonly string[];
	/** How many threads clean stories, this one among them. */
	readonly jobs: number;
	/** Is called now and then, to tell people how far it is. */
	readonly onProgress?: (progress: ImportProgress) => void;
}

/** How far an import is. */
export interface ImportProgress {
	/** Which of the two passes it is in: what there is, then writing. */
	readonly pass: "survey" | "stories";
	/** Of all sources, in bytes. */
	readonly bytes: number;
	/** How many bytes all sources have. */
	readonly of: number;
	/** How many stories this pass has met. */
	readonly stories: number;
}
