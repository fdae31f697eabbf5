import { deserialize, serialize } from "node:v8";
import type { Article } from "../../article/article.ts";
import { isArticle } from "../../site/fingerprint.ts";
import type { RenderedWithData } from "../../site/output.ts";
import type { Shard } from "../../site/search/shard.ts";
import type { StoryFile } from "./storyfiles.ts";

/** What is rendered at a time of a part: plain data. */
export type Piece = PagesPiece | ShardPiece;

/** A batch of outputs. */
export interface PagesPiece {
	readonly sort: "pages";
	readonly outputs: readonly RenderedWithData[];
	/** The fingerprint of each output. */
	readonly fingerprints: readonly string[];
}

/** A shard of the search index. */
export interface ShardPiece {
	readonly sort: "shard";
	/** Its folder below the output folder. */
	readonly path: string;
	readonly fingerprint: string;
	readonly shard: Shard;
}

/** A piece with all that it needs beside the kit. */
export type WithStories<P extends Piece> = P & { readonly stories: readonly StoryFile[] };

/** The bytes of a piece. Objects that outputs share stay one. */
export function bytesOfPiece(piece: Piece): Uint8Array {
	return serialize(piece);
}

/** The bytes that stand in a store for a piece: its own, and the files of its stories. */
export function objectOf(piece: Uint8Array, stories: readonly StoryFile[]): Uint8Array {
	return serialize([piece, stories]);
}

/** The piece for which bytes stand in a store. */
export function pieceOf<P extends Piece>(object: Uint8Array): WithStories<P> {
	const [piece, stories] = deserialize(object) as readonly [Uint8Array, readonly StoryFile[]];
	return { ...(deserialize(piece) as P), stories };
}

/** The files, below the content folder, of the stories that are somewhere in data, and of their comments; each once. */
export function storiesIn(data: object): string[] {
	const articles = new Set<Article>();
	const seen = new Set<object>();
	const waiting: object[] = [data];
	for (let value = waiting.pop(); value; value = waiting.pop()) {
		if (seen.has(value)) continue;
		seen.add(value);
		if (isArticle(value)) articles.add(value);
		else for (const field of Object.values(value) as unknown[]) if (typeof field === "object" && field !== null) waiting.push(field);
	}
	return [...new Set([...articles].flatMap(({ file, readFrom = file, comments }) => (comments ? [readFrom, comments.file] : [readFrom])))];
}
