import type { StoryComment } from "./contract/comment.ts";
import type { CrawlOptions } from "./contract/crawl.ts";
import type { Site, SiteAbout } from "./contract/oldsite.ts";
import type { AuthorStep, Body, MenuStep, Place } from "./contract/parts.ts";
import type { ImportProblem } from "./contract/problems.ts";
import type { Rules } from "./rules/rules.ts";
import type { ListingKind } from "./survey/addresses.ts";

export type { Site, SiteAbout, SiteFiles } from "./contract/oldsite.ts";
export type { AuthorStep, Body, MenuItem, MenuStep, Place } from "./contract/parts.ts";
export { IMPORT_RULES, type ImportProblem, type ImportRule } from "./contract/problems.ts";

/*
 * The contract between the formats and the core.
 *
 * An importer reads a source. It never writes, cleans, copies or fetches anything. It gives steps: plain data, one record at a time,
 * so that memory does not grow with the source. The core (run.ts) reads every source twice, with the same importer and options:
 *
 * 1. The survey, where `options.facts` is undefined. The core learns what stories there are, and gives each its file and its
 *    address, so that links between them can be rewritten. It uses `key`, `name`, `kind` and `addresses`;
 *    of `fields` those that name a story (`headline`, `slug`, `published`, `updated`) and those that it is listed by (`section`, `tags`, `authors`, `series`);
 *    and a hash of the body, to find duplicates. The body may be raw, as long as equal bodies stay equal. The core collects the facts.
 * 2. The stories, where `options.facts` holds every fact of the survey. Here the body must be complete, and the core counts everything.
 *
 * Both passes must give the same story steps in the same order: the core knows a story by its number.
 * The core takes problems and skipped records from the second pass only, so an importer may give them in both.
 * A fault in the source is a problem step, never an exception. After a fault that ends reading, the generator returns.
 */

/** Something to import: a file or a folder that somebody named. */
export interface Source {
	/** Absolute. */
	readonly path: string;
	/** As the user wrote it; for reports. */
	readonly name: string;
	/** What lies at the path. */
	readonly kind: "file" | "folder";
	/** In bytes; 0 for a folder. */
	readonly size: number;
	/** The first 64 KB of a file, by which importers recognise it; empty for a folder. */
	readonly head: Uint8Array;
}

/** What the user asks for. Most options concern some formats only. */
export interface ReadOptions {
	/** The site's IANA time zone, for times without an offset. */
	readonly zone: string;
	/** `--map headline=Title`: the source's own name for each of our fields. */
	readonly map: ReadonlyMap<string, string>;
	/** `--date-from "{year}/{month}-{day}"`: where the paths of files say when their stories were published. */
	readonly dateFrom?: string;
	/** `--rule`, and the rules of earlier imports: what template code and shortcodes become that the importer does not know. */
	readonly rules?: Rules;
	/** `--host`, `--path`, `--from`, `--to`: which pages of a crawl are wanted. */
	readonly crawl?: CrawlOptions;
	/**
	 * `--sample`: only so many records are wanted, spread over all, with `clues`. An importer that can reads no others: then its survey gives
	 * facts and no records. The core chooses among the records of the others.
	 */
	readonly sample?: number;
	/** How many threads may read, this one among them; 1 by default. */
	readonly jobs?: number;
	/** What the survey found; undefined during the survey. */
	readonly facts?: Facts;
}

/**
 * Facts by name. The core uses three names itself: `site` is the address of the old site, which names the import (`imports/NAME.json`)
 * and must be given before the first story; `alias ADDRESS` is the address that this address leads to (a picture's own page leads to the picture);
 * `redirect ADDRESS` is where the old site sent readers from there; `listing ADDRESS` is what the old site listed there, as `OldListing[]`: the core takes the first of them that the new site has; an empty list is gone for good.
 */
export interface Facts extends Iterable<readonly [name: string, value: unknown]> {
	/** The value of a fact by its name; undefined where no fact has that name. */
	get(name: string): unknown;
}

/** What a page or feed of the old site listed: stories of a term, of a year or month (`period`), the newest (`feed`), or all, as a blog's front page does. */
export interface OldListing {
	/** What it listed: the stories of a term of this kind, of a period, the newest, or all. */
	readonly kind: ListingKind | "period" | "feed" | "all";
	/** The name of the term, as stories write it; the path of a period, such as `/2012/03/`; empty for the others. */
	readonly name: string;
	/** Whether it was a feed of the term: then its new address is that of the feed of the new one, else of the site. */
	readonly isFeed?: true;
	/** Whether any published story is listed by it; undefined if the stories of the survey say so. */
	readonly used?: boolean;
}

/** One foreign format. */
export interface Importer {
	/** The name on the command line, such as `wordpress`. */
	readonly name: string;
	/** What it reads, in a few words, for the list of formats. */
	readonly about: string;
	/** By how much the heap may grow before garbage is collected, in percent; for what makes so much of it that a small heap costs a third of the time. */
	readonly heapGrowth?: number;
	/** Whether the survey gives facts of the site as a whole (`aboutFact`): before the first story, or anywhere among the stories; undefined if it gives none. */
	readonly tellsOfSite?: "first" | "anywhere";
	/** Whether the dates of stories have the offset that the site's clock had, as those of WordPress do. */
	readonly tellsClock?: true;
	/** Whether a story keeps its old path as `permalink` unless the user says otherwise. */
	readonly keepsUrls: boolean;
	/** Whether it can read the source. It looks at the name and the head of a file, and at the names in a folder. */
	recognises(source: Source): boolean;
	/** Reads the sources as one archive. */
	read(sources: readonly Source[], options: ReadOptions): AsyncGenerator<Step, void, void>;
}

/** What an importer gives. */
export type Step = StoryStep | SkippedStep | ProblemStep | FactStep | ProgressStep | AuthorStep | MenuStep;

/** A record that becomes a story or a standing page. */
export interface StoryStep {
	/** Tells this step from others. */
	readonly step: "story";
	/** The same in every run and every export. It becomes the story's `id`. If two records have one key, the core gives the second another. */
	readonly key: string;
	/** A name by which the owner knows the record, in one line; for reports. */
	readonly name: string;
	/** Where in the source it stands, for reports. */
	readonly place: Place;
	/** A page has no date and stands in `pages/`. */
	readonly kind: "story" | "page";
	/**
	 * Front matter with the names and forms of docs/fields.md. Fields without a value are left out.
	 * `headline` must be there and not be empty. The core sets `id`, `permalink`, `redirect_from` and `old_addresses`.
	 * `image.src` is an address of the old site, if the picture is on that: the core finds the file.
	 */
	readonly fields: Readonly<Record<string, unknown>>;
	/** As the source has it: the core cleans it. */
	readonly body: Body;
	/**
	 * Every address that it had, whole (`https://…`) or a path. The address that readers know comes first.
	 * An address with a query (`/?p=12`) is recorded and used for links, but no file can answer at it.
	 */
	readonly addresses: readonly string[];
	/** The site that it comes from; undefined if not known. */
	readonly site?: Site;
	/** From what each field and the body (`body`) were taken, in a few words; for a sample. */
	readonly clues?: Readonly<Record<string, string>>;
	/** Whether the source showed it to some readers only, or to none: not a draft that is to be finished. Its pictures and files are not brought over. */
	readonly isPrivate?: boolean;
	/** What readers wrote below it and the old site showed, in its order: the second pass. An importer that never gives any leaves it out. */
	readonly comments?: readonly StoryComment[];
	/** Why its other comments are left out, in a few fixed words for each: reports count them. */
	readonly commentsLeftOut?: readonly string[];
	/** Names of what the record holds and no field carries, such as `sticky`; repeated as often as they are to be counted. */
	readonly notCarried: readonly string[];
	/** Template code and shortcodes in its text that nobody knows: they stay as typed, and the report names each with some of its places. */
	readonly unknown?: readonly UnknownCode[];
}

/** A piece of template code or a shortcode of which nobody knows what it becomes. */
export interface UnknownCode {
	/** As a rule names it, such as `pullquote`. */
	readonly name: string;
	/** 1-based, in the file of the story's place; undefined if not known. */
	readonly line?: number;
	/** Its opening as it stands in the text, with its values; undefined if not known. */
	readonly typed?: string;
}

/** A record that becomes no story. */
export interface SkippedStep {
	/** Tells this step from others. */
	readonly step: "skipped";
	/** The record's name, for reports. */
	readonly record: string;
	/** Why, in one of a few fixed sentences: reports count them. */
	readonly why: string;
	/** How many comments of readers it has: they do not come over either. */
	readonly comments?: number;
}

/** Something that the owner should know. If it is an `error`, the command exits with 1. */
export interface ProblemStep {
	/** Tells this step from others. */
	readonly step: "problem";
	/** What is wrong, where, and how to mend it. */
	readonly problem: ImportProblem;
}

/** Something that the second pass must know from its start; see `ReadOptions.facts`. The last fact of a name counts. */
export interface FactStep {
	/** Tells this step from others. */
	readonly step: "fact";
	readonly name: string;
	/** Plain data, which JSON can hold. */
	readonly value: unknown;
}

const ABOUT = "about";

/** The fact that a source says something of its site as a whole. Several such facts are put together; of two that say the same the first counts. */
export function aboutFact(about: SiteAbout): FactStep {
	return { step: "fact", name: ABOUT, value: about };
}

/** What an `aboutFact` says; undefined for any other fact. */
export function aboutOf({ name, value }: FactStep): SiteAbout | undefined {
	return name === ABOUT ? (value as SiteAbout) : undefined;
}

const LISTING = "listing ";

/** The fact that the old site listed something at an address, and what; nothing where it had no page that we have. See `Facts`. */
export function listingFact(address: string, listed: readonly OldListing[]): FactStep {
	return { step: "fact", name: LISTING + address, value: listed };
}

const ALIAS = "alias ";

/** The fact that one old address leads to another; see `Facts`. */
export function aliasFact(address: string, to: string): FactStep {
	return { step: "fact", name: ALIAS + address, value: to };
}

/** The address of an `aliasFact`; undefined for any other fact. */
export function aliasAddress(name: string): string | undefined {
	return name.startsWith(ALIAS) ? name.slice(ALIAS.length) : undefined;
}

const REDIRECT = "redirect ";

/**
 * The fact that the old site sent readers from one address to another. If a story stands there, the first is one more of its old addresses.
 * @param address whole
 * @param to whole
 */
export function redirectFact(address: string, to: string): FactStep {
	return { step: "fact", name: REDIRECT + address, value: to };
}

/** The address of a `redirectFact`; undefined for any other fact. */
export function redirectAddress(name: string): string | undefined {
	return name.startsWith(REDIRECT) ? name.slice(REDIRECT.length) : undefined;
}

/** The address of a `listingFact`; undefined for any other fact. */
export function listingAddress(name: string): string | undefined {
	return name.startsWith(LISTING) ? name.slice(LISTING.length) : undefined;
}

/** How many bytes of all sources have been read. Importers give this now and then. */
export interface ProgressStep {
	/** Tells this step from others. */
	readonly step: "progress";
	/** How many bytes of all sources were read. */
	readonly bytes: number;
}
