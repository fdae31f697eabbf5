import { type FeedFacts, type FileFacts, isFeedKind, KIND_NAMES, KINDS, type KindFacts } from "../kinds.ts";
import { type Output } from "../output.ts";
import type { TypedFile } from "./host.ts";

const POLICY = (scripts: string) =>
	`default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; manifest-src 'self'; connect-src 'self'; script-src ${scripts}; base-uri 'none'; form-action 'self'`;

/** The content security policy of every page but that of the search. */
export const CSP = POLICY("'self'");

/** The content security policy of the search page, which runs WebAssembly. */
export const SEARCH_CSP = POLICY("'self' 'wasm-unsafe-eval'");

/** How long browsers keep a file whose name tells what is in it: a year, and they need not ask. */
export const FOR_EVER = "public, max-age=31536000, immutable";

/** Browsers may keep any other file, and ask each time whether it has changed. */
export const ASK_FIRST = "no-cache";

/** The media types that servers do not know, by the ends of names: `.jsonl`. Feeds have them by their whole names. */
export interface UnknownTypes {
	readonly byEnd: ReadonlyMap<string, string>;
	readonly byName: ReadonlyMap<string, string>;
}

/** What all outputs of a kind have for the end of their names, or for their name. */
export const UNKNOWN_TYPES: UnknownTypes = unknownTypes();

/** The media types of text, which servers are to pack before they send them; those that servers know, and those that they are told. */
export const PACKED_TYPES: readonly string[] = [
	...new Set([
		"text/html",
		"text/css",
		"text/plain",
		"text/xml",
		"text/javascript",
		"application/javascript",
		"application/json",
		"application/xml",
		"image/svg+xml",
		...UNKNOWN_TYPES.byEnd.values(),
		...UNKNOWN_TYPES.byName.values(),
	]),
];

function unknownTypes(): UnknownTypes {
	const byEnd = new Map([
		[".opml", KINDS.opml.mediaType as string],
		[".webmanifest", KINDS.manifest.mediaType],
	]);
	const byName = new Map([["opensearch.xml", KINDS.opensearch.mediaType as string]]);
	for (const kind of KIND_NAMES) {
		const facts: KindFacts & Partial<FeedFacts & FileFacts> = KINDS[kind];
		if (facts.end !== undefined) byEnd.set(facts.end, facts.mediaType);
		if (facts.file !== undefined) byName.set(facts.file, facts.mediaType);
	}
	return { byEnd, byName };
}

/** The media type of an output that servers do not know from its name; undefined for all others. */
function unknownTypeOf(path: string): string | undefined {
	const name = path.slice(path.lastIndexOf("/") + 1);
	const named = UNKNOWN_TYPES.byName.get(name);
	if (named !== undefined) return named;
	for (const [end, type] of UNKNOWN_TYPES.byEnd) if (name.endsWith(end)) return type;
	return undefined;
}

/** The few outputs that have names of their own and types that servers do not know: feeds of the archive, volumes of data, lists. */
export function typedFiles(outputs: readonly Output[]): TypedFile[] {
	return outputs.flatMap((output) => {
		const isListed = output.sort === "rendered" && (LISTED.has(output.kind) || (isFeedKind(output.kind) && !output.path.includes("/")));
		const type = isListed ? unknownTypeOf(output.path) : undefined;
		return type === undefined ? [] : [{ path: output.path, type }];
	});
}

const LISTED: ReadonlySet<string> = new Set(["opml", "opensearch", "manifest", "data-jsonl", "data-ninjs"]);
