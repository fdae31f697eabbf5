/** How much a problem matters. `error`: something is lost or broken. `warning`: something was read otherwise than it is written. `info`: all is as it was meant. */
export type Severity = "error" | "warning" | "info";

/** The rules of problems with which nothing is published, whether the user asks for it or not: an address would be lost, or it may be what nobody may read. */
const HOLDING_BACK: ReadonlySet<string> = new Set(["address-gone", "address-unrecorded", "redaction-wide", "redactions-unread"]);

/** Whether nothing is published with a problem. */
export function holdsBack({ rule }: Pick<Problem, "rule">): boolean {
	return HOLDING_BACK.has(rule);
}

/** Every rule of the problems that builds and checks tell of, and what each one reports. docs/problems.md is made from it. */
export const RULES = {
	"address-gone": "An address that was published, or that readers of the old site asked for, answers nothing: the site is not published.",
	"address-refused":
		"A host or a file system refuses the path of a file of the site: it is too long, or holds a character or a name that it does not take.",
	"address-taken": "Two stories want one address: the later one got a hash of its id behind its slug.",
	"address-unrecorded": "An address stands in no line of urls.txt, and `--frozen` asks that all do: the site is not published.",
	"alt-missing": 'A picture has no alternative text. An empty one (`alt: ""`, `alt=""`) says that it needs none.',
	"anchor-missing": "A link leads to a place in a story that is not there: no heading or element has this id.",
	"author-spellings": "An author stands under two names that differ in case, accents, order, an initial or a letter.",
	"beyond-bound": "A file is beyond a bound of what is read, such as its depth or the number of its elements: docs/bounds.md lists them.",
	"block-unknown":
		"A template of the owner's fills a block that the template which it extends does not have; what stands in it is shown nowhere.",
	"cache-damaged": "The cache is damaged; what it lacks is made anew.",
	"cache-unwritable": "The cache cannot be written; the site is built all the same.",
	"calendar-gap": "A paper that came out daily has no story for some days.",
	"checks-unknown": "The field `checks_off` of a story names a rule that there is not.",
	"comments-broken": "The comments of a story, or one of them, cannot be read; what cannot be read is left out, and the others are shown.",
	"comments-field": "A field of a comment is not known, or cannot be read; it is left out.",
	"comments-no-story": "A file of comments names no story by its id.",
	"comments-twice": "A story has two files of comments; the second is not shown.",
	"control-characters": "Characters that are no text were dropped from a file.",
	"csv-cells": "A row of articles.csv has more or fewer cells than the table has columns; the row is not read.",
	"csv-no-file": "A row of articles.csv names no file, or the table has no column for them.",
	"csv-no-story": "A row of articles.csv names a story that is not there.",
	"csv-several": "A row of articles.csv names a file in a way that fits several.",
	"csv-syntax": "A row of articles.csv is not CSV; the others are read.",
	"csv-twice": "Two rows of articles.csv are about one story; of what says whether it is public, the strictest counts, else the first.",
	"date-differs": "The date of a story is not that of its file's name, or far from that of its print edition.",
	"date-far": "A story is dated more than a year ahead, before there were newspapers, or a century before all others.",
	"date-impossible": "A date cannot be read, or there never was such a day.",
	"date-in-future": "A story, an update or a correction is dated after the moment that the site is built for.",
	"date-order": "A story was corrected or expires before it was published, or was changed long before.",
	draft: "A story is a draft.",
	embargo: "A story is under embargo.",
	encoding: "A file is not UTF-8; it was read as another encoding.",
	"field-form": "A field is not written in its form.",
	"field-twice": "A field stands under two of its names with two values; the first is shown.",
	"file-empty": "A file is empty.",
	"file-fault": "Something went wrong over a file, so it is left out: a fault of Backfile, or too little memory.",
	"file-huge": "A picture that stories show takes long to load, or a file is larger than some hosts take.",
	"file-too-large": "A file is larger than what is read: 10 MB for a story, 16 MB for a table.",
	"file-twice": "Two files would have one address, such as `a.png` and `A.png`.",
	"folder-doubtful":
		"A story lies in a folder such as `draft` or `private`, which may be meant for what is not public; it is taken for a draft.",
	"folder-named-as-story": "A folder has a name such as `x.md` or `x.yml`; what lies in it is read.",
	"folder-not-read": "A folder such as `_layouts`, `_includes`, `_sass` holds no stories; nothing in it is read.",
	"front-matter-language": "Front matter is JavaScript or the like: YAML, TOML, JSON and header lines are read.",
	"front-matter-mended": "Front matter holds a slip that can mean one thing only, such as a colon in text without quotes; it was read so.",
	"front-matter-open": "Front matter is not closed by a line of three dashes (or plus signs).",
	"front-matter-shape": "Front matter is no list of fields.",
	"head-missing": "A template of the owner's makes whole pages and extends no other one, so that they have no head, masthead or foot.",
	"headline-capitals": "A headline is written in capital letters alone.",
	"headline-in-address": "A story's headline is to be hidden, and its address was made from it; its page got another address.",
	"headline-markup": "A headline holds markup, which readers are shown as it is typed.",
	"headline-missing": "A story has no headline.",
	"headline-twice": "Two stories of one day have the same headline.",
	"host-limit": "The site is beyond a limit of its host, or the host cannot do what the site needs; docs/hosts.md lists the limits.",
	"id-twice": "Two stories have one id; the first by path is published.",
	"json-syntax": "Front matter in JSON has a syntax error: a quotation mark or a brace is open, a comma is missing or too many.",
	"key-like-field": "A key is nearly the name of a field; its value is not read as that field.",
	"key-unknown":
		"A key looks like one that says whether or when a story is public, and is none; where it may mean that the story is not public, the story is left out.",
	"ledger-line": "A line of urls.txt names another story than an earlier line does for the same address.",
	"link-broken": "A story links to an address of this site, or of a former host, at which there is nothing.",
	"link-unpublished": "A story links to a story that is not published; until it is, the link leads nowhere.",
	"link-whole": "A story links to its own site by a whole address.",
	"link-withdrawn": "A link leads to a story that was withdrawn.",
	"manifest-damaged":
		"The list of published files, or the journal of a build, was empty or cut off, as a power cut can leave it; the files were compared, and it is whole again.",
	"markup-not-read": "A story is written in a markup that is not read, such as AsciiDoc or reStructuredText.",
	"markup-removed":
		"Something that could run or dress a page was taken out of a story's HTML: a script, a style sheet, a drawing, a component, an event handler.",
	"media-missing":
		"A story shows or links to a picture, a sound, a film or a document of this site that is not there; or the settings name a file of a typeface or a masthead that is not.",
	"media-unpublished": "Files that only unpublished stories show are not published.",
	mojibake: "A text holds signs such as `Ã©` or `â€™`, which come of reading it in a wrong encoding, or characters that are lost.",
	"name-kept": "A file beside the stories has a name that a server obeys, runs or keeps for itself; it is not published.",
	"no-stories": "No story was found in the content folder.",
	"not-a-file": "Something that is named as a story is not a file.",
	"not-read": "A file is neither a story nor a picture; an error where it begins with front matter as a story does.",
	"not-text": "A story's file holds no text.",
	"output-foreign": "A file in the output folder that no build wrote stands at the path of an output.",
	"permalink-address": "A permalink cannot be an address of the site.",
	"permalink-taken": "Something else has the address of a permalink already.",
	"photo-private":
		"Photographs say where they were taken, or by whose camera; they are published so, unless the setting `photoPrivacy` says otherwise.",
	"picture-broken": "A picture that a story shows cannot be read as one; it is copied as it is.",
	"pictures-elsewhere": "Stories show pictures from another host, such as that of an old site; the archive does not have them.",
	readme: "A README is not read as a story.",
	"redaction-path": "The path of a file holds a name that redactions.yml takes out.",
	"redaction-unused": "The name of an entry of redactions.yml stands in no story.",
	"redaction-wide":
		"The name of an entry of redactions.yml stands in 40 % of all stories or more; nothing is published until the entry is confirmed.",
	"redactions-unread": "redactions.yml cannot be read, or has a fault; nothing is published, since it may take out any name.",
	"redirect-address": "An old address of a story cannot be an address of the site.",
	"redirect-circle": "Recorded redirects lead in a circle, or to where they begin; none of them is written for the host.",
	"redirect-loop": "An old address of a story is its new address in another spelling, and cannot have a page of its own.",
	"redirect-shadows": "Something else is published at an old address of a story.",
	"redirect-target": "A recorded redirect leads to another site, or to where there is nothing; it is not written for the host.",
	"release-notice":
		"The first lines of a story, or a label on its headline or its file, say that it is not to be published, or not yet; it is left out, if it is not of the last century.",
	"search-unavailable": "Pagefind has no program for this machine; the site is published without search.",
	"section-index":
		"A file has the name of a page about its folder: `_index.md` is not published, an `index.md` beside other stories is read as one.",
	"settings-none": "There are no settings beside the content folder that the command names, so the site has the name of that folder.",
	"settings-several": "There is more than one file of settings; the first of the names that docs/settings.md lists counts.",
	"sharp-missing":
		"The setting `images` asks for WebP, and the library sharp is not there or does not run; pictures are copied as they are.",
	"sidecar-broken": "A story's sidecar cannot be read, so the story is left out.",
	"sidecar-no-story": "A YAML file has the name of no story in its folder; a warning where it says what is public.",
	"sidecar-twice": "A story has two sidecars; of what says whether it is public, the strictest counts, else the first.",
	"sources-differ": "Two sources of a story differ in whether or when it is public; the stricter one counts, else the first.",
	"start-unknown": "The setting `startHere` names a story that is not published.",
	"status-unknown": "A key does not say whether a story is public in a word that is understood; the story is a draft.",
	"store-damaged": "Something in the store of parts was damaged, and was made again.",
	"story-changing": "A story's file changed again and again while it was published, so the story is left out.",
	"story-twice": "Two stories have nearly the same text.",
	"svg-refused":
		"An SVG picture may run something, load something of another site or hide something; it is not published, and its stories keep their words.",
	"symlink-broken": "A symbolic link leads nowhere.",
	"symlink-loop": "A symbolic link goes round.",
	"symlink-outside": "A symbolic link leads out of the content folder.",
	"table-broken":
		"articles.csv, or a row of it, cannot be understood; the stories that it may be about are left out, if it says what may keep a story back.",
	"template-code": "Code of a template stands in a story's text and is shown as it is; it is counted once a file.",
	"template-unused": "A template or a style sheet has a name, or stands in a folder, that nothing asks for, so that no page shows it.",
	"term-once": "A tag stands in one story alone.",
	"term-spellings": "Two tags, sections or series differ in case, accents, blanks, plural or a letter.",
	"terms-form": "terms.yml has a fault; only what it hides counts.",
	"terms-unread": "terms.yml cannot be read; no term has a page, since it may hide any.",
	"text-unshown": "A template that extends another one has text outside of all blocks; it is shown nowhere.",
	"toml-syntax": "Front matter in TOML has a syntax error.",
	unreadable: "A file or folder cannot be read.",
	"variable-unknown": "A template of the owner's names something that there is not, so that nothing is shown for it.",
	"words-lost": "Words of a story's file are not on its page, and no rule says why: fewer letters came out than went in.",
	"words-none": "There are no words of the site itself in its language, so that it says them in English.",
	"words-odd": "A file of words in the templates has a text that no page says, or one that leaves out or invents a place to be filled in.",
	"yaml-syntax": "YAML has a syntax error, such as a key that stands twice, an open quotation mark, or a tab that indents.",
	"yaml-too-large": "YAML becomes too large when its aliases are filled in.",
} as const satisfies Record<string, string>;

/** The name of a rule. */
export type Rule = keyof typeof RULES;

/** Something that an editor should know about one place in the input. Problems are data: bad content never throws. */
export interface Problem {
	/** The path below the content folder, or the path of the settings file; with `/`. */
	readonly file: string;
	/** 1-based, where one is known. */
	readonly line?: number;
	/** 1-based, where one is known. */
	readonly column?: number;
	/** By which name its fault is known: docs/problems.md lists all. */
	readonly rule: Rule;
	/** How much it matters; with an error the command exits with 1. */
	readonly severity: Severity;
	/** What is wrong. */
	readonly message: string;
	/** How to mend it. */
	readonly remedy: string;
}

/** A place inside a file, 1-based. */
export interface Position {
	/** From 1. */
	readonly line: number;
	/** From 1; undefined where only the line is known. */
	readonly column?: number;
}

/** What people call each severity. */
export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note" };

/** The worst has the lowest rank. */
const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** The order of severities, the worst first. */
export function compareSeverity(a: Severity, b: Severity): number {
	return RANK[a] - RANK[b];
}

/** The order in which problems are reported: by severity, the worst first, then by place, then by rule. */
export function compareProblems<T extends Omit<Problem, "rule"> & { readonly rule: string }>(a: T, b: T): number {
	return (
		compareSeverity(a.severity, b.severity) ||
		compareText(a.file, b.file) ||
		(a.line ?? 0) - (b.line ?? 0) ||
		(a.column ?? 0) - (b.column ?? 0) ||
		compareText(a.rule, b.rule) ||
		compareText(a.message, b.message)
	);
}

/** The order of texts by their UTF-16 code units, which is the same in every locale. */
export function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** Thrown if a command cannot run at all: no settings, no content, a full disk. The CLI prints its message and its remedy, and exits with 2. */
export class CannotRun extends Error {
	constructor(
		message: string,
		/** What the user can do. */
		readonly remedy: string,
		/** The page of the documentation that helps most, a path within this package; else that of the command. */
		readonly page?: string,
	) {
		super(message);
		this.name = "CannotRun";
	}
}

/** Thrown where the files of stories are no longer as they were read, or are gone: their text would stand under the fields of another. */
export class StoriesChanged extends Error {
	constructor(
		/** Paths below the content folder. */
		readonly files: readonly string[],
	) {
		super(`${files.join(", ")} changed while the site was made.`);
		this.name = "StoriesChanged";
	}
}

/** The code of a system error, such as `ENOENT`; of any other error, its text. */
export function codeOf(error: unknown): string {
	return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
