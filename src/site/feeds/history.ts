import type { Article } from "../../article/article.ts";
import { groupBy } from "../listing.ts";

/** A closed part of a feed's history: an archive document (RFC 5005, section 4). */
export interface ArchiveDocument {
	/** `1957-03-1`, `1957-03-2` for the full documents of a month; `1957-03` for the stories that are left. */
	readonly name: string;
	/** Oldest first. Empty where the month's full documents hold all of its stories. */
	readonly articles: readonly Article[];
	/** All stories of its month. */
	readonly month: readonly Article[];
}

/** The dated stories of an archive, cut for a feed that leads back to the first of them. */
export interface History {
	/** Oldest first. Each leads back to the one before it. */
	readonly documents: readonly ArchiveDocument[];
	/** The stories that no document holds yet, oldest first. */
	readonly open: readonly Article[];
}

/** How many stories a document holds at most. */
const DOCUMENT_SIZE = 100;

/**
 * Cuts stories into documents of one month. A document is closed when it is full, or when a story of a later month has come.
 * The address of a document never changes, and the last document of a month has the same name however many there are.
 * So a new story changes only documents of its own month; where it is the first of its month, also the document after it.
 * @param dated stories in the order of the archive; one whose month is not known counts for the month in which its date begins
 */
export function cutHistory(dated: readonly Article[]): History {
	const months = groupBy(dated, ({ published }) => new Date(published?.from ?? 0).toISOString().slice(0, 7));
	const documents: ArchiveDocument[] = [];
	let open: readonly Article[] = [];
	const last = [...months.keys()].at(-1);
	for (const [name, month] of months) {
		const full = Math.floor(month.length / DOCUMENT_SIZE);
		for (let piece = 0; piece < full; piece++) {
			documents.push({ name: `${name}-${piece + 1}`, articles: month.slice(piece * DOCUMENT_SIZE, (piece + 1) * DOCUMENT_SIZE), month });
		}
		const rest = month.slice(full * DOCUMENT_SIZE);
		if (name === last) open = rest;
		else documents.push({ name, articles: rest, month });
	}
	return { documents, open };
}
