import type { HOST_NAMES } from "../../settings/hostnames.ts";
import type { Settings } from "../../settings.ts";
import type { WordPressSite } from "./wordpress.ts";

/** The name of a host or a server, as owners write it in the settings. */
export type HostName = (typeof HOST_NAMES)[number];

/** An address at which nothing stands any more. */
export interface OldPlace {
	/** The whole path on the host, decoded, in NFC, without control characters. It begins with the base of the site. */
	readonly path: string;
	/** The query as browsers send it, without `?`; undefined where none is asked for. */
	readonly query?: string | undefined;
	/** Whether a page of the site stands at the same address in another case. */
	readonly isAlike?: boolean | undefined;
	/** The path of a folder without its last slash, where nothing else of the site stands there: a server is to answer there as well. */
	readonly bare?: string | undefined;
}

/** An old address that leads elsewhere (301). */
export interface Moved extends OldPlace {
	/** The whole path on the host, of letters, digits, percent signs and the few signs that no syntax knows. */
	readonly to: string;
	/** Whether a page of the site stands there that leads on. */
	readonly hasPage: boolean;
}

/** An old address whose page is gone for good (410). */
export interface Gone extends OldPlace {
	/** The file that is shown there, below the output folder. */
	readonly page: string;
}

/** Where the rules of a host come from. */
export interface HostSite extends Pick<Settings, "urls" | "url"> {
	/** The path below which the site stands; with a slash at both ends. */
	readonly base: string;
	/** In the same order for the same site. */
	readonly moved: readonly Moved[];
	readonly gone: readonly Gone[];
	/** Old addresses that no rule can have, such as those with control characters. */
	readonly unusable: readonly string[];
	/** Undefined where the site never was one of WordPress. */
	readonly wordpress?: WordPressSite | undefined;
	/** The file of the search page, below the output folder; undefined where there is none. */
	readonly search?: string;
	/** Whether all files below media/webp/ are pictures whose names tell what is in them. */
	readonly hasHashedPictures: boolean;
	/** Paths of outputs whose media types servers do not know from their names. */
	readonly unknownTypes: readonly TypedFile[];
}

/** A file with the media type that it is to be sent as. */
export interface TypedFile {
	/** Below the output folder. */
	readonly path: string;
	readonly type: string;
}

/** Why a host cannot be told of an old address, or not as it should be. */
export type Reason = "case" | "characters" | "gone" | "long" | "many" | "query" | "redirect" | "slash";

/** Old addresses that a host does not answer as they should be. */
export interface Left {
	readonly why: Reason;
	readonly count: number;
	/** The first few, for messages. */
	readonly examples: readonly string[];
}

/** Rules that a host or server reads, as they are written. */
export interface HostFile {
	/** Below the output folder. */
	readonly path: string;
	readonly text: string;
	/** What is to be done with it, in a sentence; it is read by nobody else where this says nothing. */
	readonly use: string;
}

/** What a host is told. */
export interface HostFiles {
	readonly files: readonly HostFile[];
	/** How many rules are in these files. */
	readonly rules: number;
	/** The longest line of a rule, in characters. */
	readonly longest: number;
	readonly left: readonly Left[];
	/** How many old addresses there are. */
	readonly asked: number;
	/** How many rules for headers there are, where they are counted. */
	readonly headerRules?: number;
}

/** Makes what a host is told. */
export type Host = (site: HostSite) => HostFiles;

/** How many old addresses a message names. */
const EXAMPLES = 3;

/** Collects the old addresses that a host cannot be told of. */
export interface LeftCollector {
	add(why: Reason, place: OldPlace | string): void;
	all(): readonly Left[];
}

/** Starts with none. */
export function collectLeft(unusable: readonly string[] = []): LeftCollector {
	const byReason = new Map<Reason, { count: number; readonly examples: string[] }>();
	const collector: LeftCollector = {
		add(why, place) {
			const known = byReason.get(why) ?? { count: 0, examples: [] };
			byReason.set(why, known);
			known.count++;
			if (known.examples.length < EXAMPLES) known.examples.push(typeof place === "string" ? place : shownPlace(place));
		},
		all: () => [...byReason].map(([why, { count, examples }]) => ({ why, count, examples })),
	};
	for (const place of unusable) collector.add("characters", place);
	return collector;
}

/** An old address as people read it. */
function shownPlace({ path, query }: OldPlace): string {
	return query === undefined ? path : `${path}?${query}`;
}
