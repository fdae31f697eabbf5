import { isCommon, needlesOf } from "./names.ts";
import { type Places, type Searched, searchPlaces } from "./places.ts";
import { addHits, type Hit } from "./search.ts";

/** What a caller may tell a search. */
export interface ProveOptions {
	/** How many threads; else one for each core. */
	readonly jobs?: number;
	readonly signal?: AbortSignal;
	onProgress?(done: number, of: number): void;
}

/** What a search of published files says. */
export interface ProveReport {
	readonly output: string;
	/** How many files were searched, and how many bytes. */
	readonly files: number;
	readonly bytes: number;
	/** The things that were looked for, in the order in which they were given. */
	readonly things: readonly ProvedThing[];
	/** What could not be looked into: nothing is said of it. */
	readonly unread: readonly UnreadPlace[];
	/** What the person who asked should know of what was asked. */
	readonly warnings: readonly string[];
}

/** A name, a phrase, or a part of a story that should not be public. */
export interface ProvedThing {
	/** The name, or the file of the story. */
	readonly what: string;
	readonly places: readonly FoundPlace[];
}

/** A place where a thing stands. */
export interface FoundPlace {
	/** Path below the output folder, or beside the settings. */
	readonly path: string;
	/** Where in the file, where it is packed there. */
	readonly inside?: string;
	/** The address of a page. */
	readonly address?: string;
	readonly forms: readonly string[];
	readonly count: number;
	readonly context: string;
}

/** Something that could not be looked into. */
export interface UnreadPlace {
	readonly path: string;
	readonly inside?: string;
	/** A clause, such as `it is encrypted`. */
	readonly why: string;
}

/**
 * Searches all that is published for names and phrases.
 * @throws {CannotRun} where a name is too short, or there is no output folder
 */
export async function proveNames(names: readonly string[], places: Places, options: ProveOptions = {}): Promise<ProveReport> {
	const needles = names.flatMap((name, of) => needlesOf(name, of));
	const searched = await searchPlaces(places, needles, options);
	const things = names.map((what, of): ProvedThing => ({ what, places: placesOf(searched, of) }));
	return {
		output: places.output,
		...countsOf(searched),
		things,
		unread: unreadIn(searched),
		warnings: warningsFor(things, searched.files),
	};
}

/** Where one of the things was found. */
export function placesOf({ places }: Searched, of: number): FoundPlace[] {
	return places.flatMap(({ path, found }) =>
		found.flatMap(({ inside, hits }): FoundPlace[] => {
			const own = hits.filter((hit) => hit.of === of);
			const [hit] = own.reduce<readonly Hit[]>((all, each) => addHits(all, [each]), []);
			return hit ? [{ path, ...(inside !== "" && { inside }), forms: hit.forms, count: hit.count, context: hit.context }] : [];
		}),
	);
}

/** How many files were searched, and how many bytes they have. */
export function countsOf({ files, bytes }: Searched): Pick<ProveReport, "files" | "bytes"> {
	return { files, bytes };
}

/** What could not be looked into. */
export function unreadIn({ places }: Searched): UnreadPlace[] {
	return places.flatMap(({ path, unread }) => unread.map(({ name, why }) => ({ path, ...(name !== "" && { inside: name }), why })));
}

/** A name that stands in so many of the files is a word rather than a name. */
const COMMON_SHARE = 0.3;
const MANY_FILES = 20;

function warningsFor(things: readonly ProvedThing[], files: number): string[] {
	return things.flatMap(({ what, places }) => {
		if (isCommon(what)) return [`"${what}" is short: it may be a word or a part of other names. Type the whole name.`];
		const held = new Set(places.map(({ path }) => path)).size;
		return held >= MANY_FILES && held > files * COMMON_SHARE
			? [`"${what}" stands in ${held} of ${files} files: it may be a common word. Type the whole name.`]
			: [];
	});
}
