/** How much a problem matters: an `error` loses or breaks something, a `warning` was read differently than written, `info` is as meant. */
export type Severity = "error" | "warning" | "info";

/** Every rule that a problem can stand under, with when it does; docs/problems.md is made from it. */
export const RULES = {
	"address-taken": "Two stories want one address: the later one got a hash of its id behind its slug.",
	"alt-missing": 'A picture has no alternative text. An empty one (`alt: ""`, `alt=""`) says that it needs none.',
	"cache-damaged": "The cache was damaged; what it lacks is made anew.",
	"cache-unwritable": "The cache cannot be written; the site is built all the same.",
	"control-characters": "Characters that are no text were dropped from a file.",
	"csv-no-file": "A row of articles.csv names no file.",
	"csv-no-story": "A row of articles.csv names a story that is not there.",
	"csv-syntax": "A row of articles.csv is not CSV; the others are read.",
	"csv-twice": "Two rows of articles.csv are about one story; the first is read.",
	"date-impossible": "A date cannot be read, or there never was such a day.",
	"date-in-future": "A story is dated after the moment that the site is built for.",
	draft: "A story is a draft.",
	embargo: "A story is under embargo.",
	encoding: "A file is not UTF-8; it was read as another encoding.",
	"field-form": "A field is not written in its form.",
	"field-twice": "A field stands under two of its names with two values; the first is shown.",
	"file-empty": "A file is empty.",
	"file-too-large": "A file is larger than 16 MB.",
	"file-twice": "Two files would have one address, such as `a.png` and `A.png`.",
	"folder-named-as-story": "A folder has a name such as `x.md`; what lies in it is read.",
	"front-matter-language": "Front matter is JavaScript or the like: YAML, TOML, JSON and header lines are read.",
	"front-matter-mended": "Front matter holds a slip that can mean one thing only, such as a colon in text without quotes; it was read so.",
	"front-matter-open": "Front matter is not closed by a line of three dashes (or plus signs).",
	"front-matter-shape": "Front matter is no list of fields.",
	"headline-missing": "A story has no headline.",
	"id-twice": "Two stories have one id; the first by path is published.",
	"json-syntax": "Front matter in JSON is not right: a quotation mark or a brace is open, a comma is missing or too many.",
	"link-broken": "A symbolic link leads nowhere.",
	"link-loop": "A symbolic link goes round.",
	"link-outside": "A symbolic link leads out of the content folder.",
	"markup-not-read": "A story is written in a markup that is not read, such as AsciiDoc or reStructuredText.",
	"markup-removed":
		"Something that could run or dress a page was taken out of a story's HTML: a script, a style sheet, a drawing, a component, an event handler.",
	"media-missing": "A story shows a picture of this site that is not there.",
	"not-a-file": "Something with a story's name is no ordinary file.",
	"not-read": "A file is neither a story nor a picture.",
	"not-text": "A story's file holds no text.",
	"output-foreign": "In the output folder a file that is not ours stands where an output wants to.",
	"permalink-address": "A permalink cannot be an address.",
	"permalink-taken": "A permalink is the address of something else already.",
	"picture-broken": "A picture that a story shows cannot be read as one; it is copied as it is.",
	readme: "A README is not read as a story.",
	"redirect-address": "An old address cannot be one, or leads outside.",
	"redirect-loop": "An old address is the story's own.",
	"redirect-shadows": "At an old address something else stands.",
	"search-unavailable": "Pagefind has no program for this machine: the site is published without search.",
	"sharp-missing":
		"The setting `images` asks for WebP, and the library sharp is not there or does not run; pictures are copied as they are.",
	"sidecar-broken": "A story's sidecar cannot be read, so the story is left out.",
	"sidecar-no-story": "A YAML file has no story beside it.",
	"sidecar-twice": "A story has two sidecars; the first is read.",
	"start-unknown": "The setting `startHere` names a story that is not published.",
	"status-unknown": "A key does not say whether a story is public in a word that is understood; the story is a draft.",
	"table-broken":
		"articles.csv cannot be read whole; the stories of its folder that no row names are left out, since one may be under embargo.",
	"terms-form": "terms.yml is not written in its form; none of it is used.",
	"toml-syntax": "Front matter in TOML is not right.",
	unreadable: "A file or folder cannot be read.",
	"words-lost": "Words of a story's file are not on its page, and no rule says why: fewer letters came out than went in.",
	"yaml-syntax": "YAML is not right: a key stands twice, a quotation mark is open, a tab indents.",
	"yaml-too-large": "YAML swells by its aliases.",
} as const satisfies Record<string, string>;

export type Rule = keyof typeof RULES;

/** Something an editor should know about one place in the input. Problems are data: nothing throws for bad content. */
export interface Problem {
	/** Path below the content folder, or the path of the settings file, with `/`. */
	readonly file: string;
	/** 1-based, where one is known. */
	readonly line?: number;
	/** 1-based, where one is known. */
	readonly column?: number;
	readonly rule: Rule;
	readonly severity: Severity;
	/** What is wrong. */
	readonly message: string;
	/** How to mend it. */
	readonly remedy: string;
}

/** A place inside a file, 1-based. */
export interface Position {
	readonly line: number;
	readonly column?: number;
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** The order in which problems are reported: worst first, then by place, then by rule. */
export function compareProblems(a: Problem, b: Problem): number {
	return (
		RANK[a.severity] - RANK[b.severity] ||
		compareText(a.file, b.file) ||
		(a.line ?? 0) - (b.line ?? 0) ||
		(a.column ?? 0) - (b.column ?? 0) ||
		compareText(a.rule, b.rule) ||
		compareText(a.message, b.message)
	);
}

/** Orders text by UTF-16 code units: the same in every locale. */
export function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** Thrown where a build cannot run at all (no settings, no content, a foreign output folder). The CLI prints it and exits with 2. */
export class CannotRun extends Error {
	constructor(
		message: string,
		readonly remedy: string,
	) {
		super(message);
		this.name = "CannotRun";
	}
}

/** The code of a system error, such as ENOENT. */
export function codeOf(error: unknown): string {
	return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
