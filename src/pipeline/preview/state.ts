import type { Fault } from "./faults.ts";

/** What open pages are told of the archive, beside that they are to reload. */
export interface PreviewState {
	/** What is going on: the first build is at work, the last build published, or it failed and the site is as it was before. */
	readonly is: "building" | "built" | "failed";
	/** What has to be mended: the failure of the build, or the errors in stories. */
	readonly faults: readonly Fault[];
	/** How many errors there are in all. */
	readonly errors: number;
	/** The path of the page that lists all problems. */
	readonly problems?: string;
	/** What a page says of itself where its story is not public yet, and links to it say as well: by address, as `addressKey` writes it. */
	readonly marks: Readonly<Record<string, string>>;
}

/** Before the first build. */
export const BUILDING: PreviewState = { is: "building", faults: [], errors: 0, marks: {} };

/** Of a site that somebody else has built. */
export const BUILT: PreviewState = { is: "built", faults: [], errors: 0, marks: {} };

/**
 * The part of a state that others than the owner may know, whom `--host` lets in: no lines of files, and no links that open them.
 */
export function stateForOthers(state: PreviewState): PreviewState {
	return { ...state, faults: state.faults.map((fault) => ({ ...fault, frame: [], href: undefined })) };
}

/** An address in the one form that all of its spellings have: `/a/index.html` is `/a`, and `/b.html` is `/b`. */
export function addressKey(address: string): string {
	return address.replace(/(?:\/index)?(?:\.html)?\/?$/, "") || "/";
}
