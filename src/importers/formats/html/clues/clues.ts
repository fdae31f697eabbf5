import type { LdNode, LinkedData } from "./jsonld.ts";

/** Who wrote a page, as it stands there. */
export interface Writer {
	readonly name: string;
	readonly url?: string;
}

/** A picture that a page names as its own. */
export interface Picture {
	readonly src: string;
	readonly alt?: string;
}

/** What a page says of itself to machines. Each list holds what was found, the best first; nothing is judged yet. */
export interface Clues {
	readonly data: LinkedData;
	/** The story among the linked data. */
	readonly article?: LdNode;
	readonly headlines: readonly string[];
	readonly title?: string;
	readonly published: readonly string[];
	/** Whether it says its date to machines. */
	readonly dated: boolean;
	readonly updated: readonly string[];
	/** Lists of writers: the first that has any counts. */
	readonly writers: readonly (readonly Writer[])[];
	readonly sections: readonly (readonly string[])[];
	readonly tags: readonly (readonly string[])[];
	/** `<meta name=keywords>`, which many sites give every page alike. */
	readonly keywords: readonly string[];
	readonly descriptions: readonly string[];
	readonly pictures: readonly Picture[];
	readonly languages: readonly string[];
	readonly siteNames: readonly string[];
	readonly canonical?: string;
	/** `og:url`. */
	readonly url?: string;
	readonly base?: string;
	/** `og:type`. */
	readonly type?: string;
	readonly license?: string;
	readonly rights?: string;
	readonly noindex: boolean;
	/** Whether all may read it; undefined where it does not say. */
	readonly free?: boolean;
}
