import type { Severity } from "../../problem.ts";
import type { Place } from "./parts.ts";

/** Every rule of the problems of an import, and what breaks it. */
export const IMPORT_RULES = {
	"address-unusable": "An old address cannot be an address of the new site. It is only recorded.",
	characters: "Characters that no text may hold, or bytes that are not of its encoding, were dropped.",
	"configuration-assumed": "The configuration of a generator is missing, or a part of it cannot be read. The usual settings are assumed.",
	"crawl-hosts": "A crawl holds pages of several hosts. Those of one of them were read.",
	"crawl-rest": "A crawl holds records that are no page of the site as it was last. They are counted.",
	"date-missing": "A record has no date that can be read. The story is undated.",
	"date-odd": "The dates of a record contradict each other, or one of them is impossible. Another one was taken.",
	"days-moved": "Stories stand under another day than on their old site: its clock was not that of the archive's time zone.",
	"edited-by-hand": "A story was changed in the archive after it was imported. It is left alone.",
	encoding: "A text is not UTF-8. It was read in another encoding.",
	"field-odd": "The value of a field is not valid. It was left out.",
	"file-foreign": "Another file stands where a story was to be written.",
	"headline-missing": "A record has no headline. It got one from the beginning of its text.",
	"key-twice": "Two records have the same id. They became two stories.",
	"media-refused":
		"A file that a story uses cannot be copied: it leads out of its folder, is an SVG picture that may run something, has a name that servers keep, or is of a kind that is not published.",
	"media-unknown": "A story shows files that its source names by number only, and does not hold.",
	"rows-left": "A data file of a generator has more rows than are read. The further ones stay behind.",
	"rule-odd": "A rule for template code (`--rule`, or a line of `imports/rules.yml`) is wrong. It is not used.",
	"section-unfiled": "Stories stand in the section that a system gives to what nobody filed, such as Uncategorized.",
	"sites-several": "A mirror holds pages of several sites. All of them were read.",
	"source-refused": "A source is refused: it declares entities, or is not of the format.",
	"source-syntax": "A source is damaged. The message says whether reading stopped at the fault or went on after it.",
	"status-odd": "A status is not known. The story is a draft.",
	"text-missing": "A record has no text under a name that is known, or words of its text could not be read.",
	"value-shared": "Many stories of a mirror have the same date or headline, which may be that of the site.",
} as const satisfies Record<string, string>;

/** The name of a rule. */
export type ImportRule = keyof typeof IMPORT_RULES;

/** A problem of an import. It is like `Problem`, but its place is in the source, or a file of the archive. */
export interface ImportProblem extends Place {
	/** By which name its fault is known: docs/problems.md lists all. */
	readonly rule: ImportRule;
	/** How much it matters; with an error the command exits with 1. */
	readonly severity: Severity;
	/** What is wrong. */
	readonly message: string;
	/** How to mend it. */
	readonly remedy: string;
}
