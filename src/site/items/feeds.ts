import type { Term, TermKind } from "../../archive/terms.ts";
import type { NewsDate } from "../../article/date.ts";
import type { FeedEntry } from "../feeds/entries.ts";
import type { Link } from "../views.ts";

/** A feed: of the whole archive, of a term, or of corrections. */
export interface FeedItem {
	/** The term that it is about; undefined where it is about the whole archive. */
	readonly term?: Pick<Term, "kind" | "name" | "description">;
	/** Whether it is the feed of corrections. */
	readonly isOfCorrections?: true;
	/** A URI that stays the same when the address changes. */
	readonly id: string;
	/** The address of the page whose stories it lists. */
	readonly home: string;
	/** Whether entries hold the whole story. */
	readonly full: boolean;
	/** When any of its stories was last changed. */
	readonly updated?: NewsDate;
	/** Its stories, the latest first. */
	readonly entries: readonly FeedEntry[];
	/** The address of the document before this one (RFC 5005, section 4). */
	readonly previous?: string;
	/** The address of the document after this one. Only the first document has it, because it would be one more change in the others. */
	readonly next?: string;
	/** Of a document: the address of the feed that it belongs to. */
	readonly current?: string;
}

/** A closed part of the history of the Atom feed. */
export type ArchiveDocumentItem = FeedItem;

/** The terms of a kind that have feeds. */
export interface FeedGroup {
	/** Which terms they are. */
	readonly kind: TermKind;
	/** The address of the index of this kind. */
	readonly url: string;
	/** The terms, by name; on the page of feeds empty where there are too many to name. */
	readonly terms: readonly Link[];
}

/** The terms of a kind on the page of feeds. */
export interface NamedFeedGroup extends FeedGroup {
	/** How many terms there are. */
	readonly of: number;
}

/** The page that tells of the feeds. */
export interface FeedsItem {
	/** The kinds of term that have feeds. */
	readonly groups: readonly NamedFeedGroup[];
	/** Whether the Atom feed leads back through the whole archive. */
	readonly history: boolean;
}

/** The list of all feeds for programs. */
export interface OpmlItem {
	/** The kinds of term that have feeds. */
	readonly groups: readonly FeedGroup[];
}
