import type { Format } from "../article/article.ts";
import type { Severity } from "../problem.ts";
import type { ListingKind } from "./survey/addresses.ts";

/*
 * The contract between the formats and the core.
 *
 * An importer reads; it never writes, cleans, copies or fetches. What it gives are steps: plain data, one record at a time,
 * so that memory does not grow with the source. The core reads every source twice, with the same importer and options:
 *
 * 1. The survey, where `options.facts` is undefined. The core learns what stories there are, and gives each its file and its
 *    address, so that links between them can be rewritten. It looks at `key`, `name`, `kind`, `addresses`, of `fields` at those
 *    that name a story (`headline`, `slug`, `published`, `updated`) or that it is listed by (`section`, `tags`, `authors`, `series`), and at a hash of the body for duplicates.
 *    The body may be raw, as long as equal bodies stay equal. Facts are collected.
 * 2. The stories, where `options.facts` holds every fact of the survey. Here the body must be right, and everything is counted.
 *
 * Both passes must give the same story steps in the same order: the core knows a story by its place in the row.
 * Problems and skipped records are taken from the second pass only, so an importer need not hold them back.
 * A fault in the source is a problem step, never an exception; behind a fault that ends reading, the generator returns.
 */

/** Something to import: a file or a folder that somebody named. */
export interface Source {
	/** Absolute. */
	readonly path: string;
	/** As it was named; for reports. */
	readonly name: string;
	readonly kind: "file" | "folder";
	/** In bytes; 0 for a folder. */
	readonly size: number;
	/** The first 64 KB of a file, to recognise it by; empty for a folder. */
	readonly head: Uint8Array;
}

/** What a user asks for. Most of it concerns some formats only. */
export interface ReadOptions {
	/** The site's IANA time zone, for times without an offset. */
	readonly zone: string;
	/** `--map headline=Title`: the source's own name for each of our fields. */
	readonly map: ReadonlyMap<string, string>;
	/** `--date-from "{year}/{month}-{day}"`: where the paths of files say when their stories were published. */
	readonly dateFrom?: string;
	/** What the survey learnt; undefined while it runs. */
	readonly facts?: Facts;
}

/**
 * Facts by name. Three names are the core's: `site`, given before the first story, is the address of the old site, which names
 * the import (`imports/NAME.json`); `alias ADDRESS` is the address that one leads to (a picture's own page to the picture);
 * `listing ADDRESS` is what the old site listed there, as `OldListing[]`: the first of them that the new site has stands for it.
 */
export interface Facts extends Iterable<readonly [name: string, value: unknown]> {
	get(name: string): unknown;
}

/** What a page of the old site listed: the stories of a term, or the newest of all (`feed`). */
export interface OldListing {
	readonly kind: ListingKind | "feed";
	/** As stories name it; empty for the feed. */
	readonly name: string;
	/** Whether published stories are listed by it, where those of the survey do not say. */
	readonly used?: boolean;
}

/** One foreign format. */
export interface Importer {
	/** As it is written on the command line, such as `wordpress`. */
	readonly name: string;
	/** What it reads, in a few words, for the list of formats. */
	readonly about: string;
	/** Whether a story keeps its old path as `permalink` unless the user says otherwise. */
	readonly keepsUrls: boolean;
	/** Whether it can read the source, by its name and its head; looks at nothing else but the names in a folder. */
	recognises(source: Source): boolean;
	/** Reads the sources as one. */
	read(sources: readonly Source[], options: ReadOptions): AsyncGenerator<Step, void, void>;
}

/** What an importer gives. */
export type Step = StoryStep | SkippedStep | ProblemStep | FactStep | ProgressStep;

/** A place in a source. */
export interface Place {
	/** The source's name; the file's own path behind it where it is a folder. */
	readonly file: string;
	/** 1-based, where they are known. */
	readonly line?: number;
	readonly column?: number;
}

/** A record that becomes a story or a standing page. */
export interface StoryStep {
	readonly step: "story";
	/** Stays the same over runs and exports, and becomes the story's `id`. Two records with one key are told apart by the core. */
	readonly key: string;
	/** For reports: what the owner knows it by. One line. */
	readonly name: string;
	readonly place: Place;
	readonly kind: "story" | "page";
	/**
	 * Front matter under our names (docs/fields.md) in the form that is written there; what has no value is left away.
	 * `headline` must be there and not be empty. `id`, `permalink`, `redirect_from` and `old_addresses` are the core's.
	 * `image.src`, if it is one of the old site's, is an old address: the core finds the file.
	 */
	readonly fields: Readonly<Record<string, unknown>>;
	/** Not cleaned: the core does that. */
	readonly body: Body;
	/**
	 * Every address that it had, whole (`https://…`) or a path; the one that readers know first.
	 * Those with a query (`/?p=12`) are recorded and used for links, but no file can answer to them.
	 */
	readonly addresses: readonly string[];
	/** The site that it comes from; undefined where that is not known. */
	readonly site?: Site;
	/** Names of what the record holds and we do not carry, such as `comments`; a name stands as often as it is to be counted. */
	readonly notCarried: readonly string[];
}

/** A story's text as its source has it. */
export interface Body {
	readonly format: Format;
	readonly text: string;
}

/** The site that a story comes from. */
export interface Site {
	/** Its home; addresses below it that no story has are dead links. Relative addresses in a body are meant from the story's first address. */
	readonly url: string;
	/** Addresses that end in `/`, whole: what lies below one is a file below `--media` under the same path. */
	readonly media: readonly string[];
	/** Folders of the source in which files of the site lie; they are looked for there after `--media`. */
	readonly files?: readonly SiteFiles[];
}

/** A folder of the source in which the files below an address lie under the same paths. */
export interface SiteFiles {
	/** An address that ends in `/`. */
	readonly root: string;
	/** Absolute. */
	readonly folder: string;
	/** The folder below `uploads/` that they are brought into, with a `/` at its end; empty for `uploads/` itself. */
	readonly into: string;
}

/** A record that becomes no story. */
export interface SkippedStep {
	readonly step: "skipped";
	/** The record's name, for reports. */
	readonly record: string;
	/** One of few sentences: reports count by it. */
	readonly why: string;
}

/** Something the owner should know. An `error` makes the command exit with 1. */
export interface ProblemStep {
	readonly step: "problem";
	readonly problem: ImportProblem;
}

/** Something that the second pass must know from the start; see `ReadOptions.facts`. A later one of the same name stands. */
export interface FactStep {
	readonly step: "fact";
	readonly name: string;
	readonly value: unknown;
}

const LISTING = "listing ";

/** Tells what the old site listed at an address; see `Facts`. */
export function listingFact(address: string, listed: readonly OldListing[]): FactStep {
	return { step: "fact", name: LISTING + address, value: listed };
}

const ALIAS = "alias ";

/** Tells that one old address leads to another; see `Facts`. */
export function aliasFact(address: string, to: string): FactStep {
	return { step: "fact", name: ALIAS + address, value: to };
}

/** The address that a fact says leads to another; undefined for any other fact. */
export function aliasAddress(name: string): string | undefined {
	return name.startsWith(ALIAS) ? name.slice(ALIAS.length) : undefined;
}

/** The address whose listing a fact tells of; undefined for any other fact. */
export function listingAddress(name: string): string | undefined {
	return name.startsWith(LISTING) ? name.slice(LISTING.length) : undefined;
}

/** How much of all sources has been read, in bytes; given now and then. */
export interface ProgressStep {
	readonly step: "progress";
	readonly bytes: number;
}

/** Every rule that a problem of an import can stand under, with when it does. */
export const IMPORT_RULES = {
	"address-unusable": "An old address cannot be one of the new site; it is recorded only.",
	characters: "Characters that no text may hold, or bytes that are not of its encoding, were dropped.",
	"date-missing": "A record has no date that can be read; the story is undated.",
	"date-odd": "A record's dates contradict each other, or one is impossible; another one was taken.",
	"edited-by-hand": "A story was changed in the archive since it was imported; it is left alone.",
	encoding: "A text is not UTF-8; it was read as another encoding.",
	"field-odd": "A value cannot be what it should be; it was left out.",
	"file-foreign": "Where a story was to be written stands something else.",
	"headline-missing": "A record has no headline; one was made from its text.",
	"key-twice": "Two records have one id; they became two stories.",
	"media-refused": "A file that a story uses cannot be taken: it leads outside, holds scripts, or is of a kind that is not published.",
	"source-refused": "A source is refused unread: it declares entities, or is none of its format.",
	"source-syntax": "A source is damaged; what stands before the fault was read, or the fault was passed over, as the message says.",
	"status-odd": "A status is not known; the story is a draft.",
	"text-missing": "A record has no text under a name that is known, or words of its text could not be read.",
	"value-shared": "Many stories of a mirror have the same date or headline, which may be that of the site.",
} as const satisfies Record<string, string>;

/** The name of a rule. */
export type ImportRule = keyof typeof IMPORT_RULES;

/** A problem of an import: as `Problem`, but its place is one in the source (or a file of the archive). */
export interface ImportProblem extends Place {
	readonly rule: ImportRule;
	readonly severity: Severity;
	/** What is wrong. */
	readonly message: string;
	/** How to mend it. */
	readonly remedy: string;
}
