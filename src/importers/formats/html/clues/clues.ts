import type { LdNode, LinkedData } from "./jsonld.ts";

/** An author, as the page writes it. */
export interface Writer {
	readonly name: string;
	readonly url?: string;
}

/** A picture that a page names as its own. */
export interface Picture {
	readonly src: string;
	readonly alt?: string;
}

/** What a page says of itself to machines. Each list holds all that was found, the best first. */
export interface Clues {
	readonly data: LinkedData;
	/** The story among the linked data. */
	readonly article?: LdNode;
	readonly headlines: readonly string[];
	readonly title?: string;
	readonly published: readonly string[];
	/** Whether it states its date for machines. */
	readonly dated: boolean;
	readonly updated: readonly string[];
	/** Lists of writers. The first list that is not empty counts. */
	readonly writers: readonly (readonly Writer[])[];
	readonly sections: readonly (readonly string[])[];
	readonly tags: readonly (readonly string[])[];
	/** `<meta name=keywords>`. Many sites have the same on every page. */
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
	/** Whether everybody may read it; undefined if it does not say. */
	readonly free?: boolean;
}
