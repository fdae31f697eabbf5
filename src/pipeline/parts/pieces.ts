import { readFileSync } from "node:fs";
import path from "node:path";
import type { Article } from "../../article/article.ts";
import { StoriesChanged } from "../../problem.ts";
import { isArticle } from "../../site/fingerprint.ts";
import type { RenderedWithData } from "../../site/output.ts";
import type { Shard } from "../../site/search/shard.ts";
import type { StoryFile } from "./storyfiles.ts";

/** What is rendered at a time of a part, with all that it needs beside the kit: plain data. */
export type Piece = PagesPiece | ShardPiece;

/** A batch of outputs. */
export interface PagesPiece {
	readonly sort: "pages";
	readonly outputs: readonly RenderedWithData[];
	/** The fingerprint of each output. */
	readonly fingerprints: readonly string[];
	readonly stories: readonly StoryFile[];
}

/** A shard of the search index. */
export interface ShardPiece {
	readonly sort: "shard";
	/** Its folder below the output folder. */
	readonly path: string;
	readonly fingerprint: string;
	readonly shard: Shard;
	readonly stories: readonly StoryFile[];
}

/**
 * The files of the stories that are somewhere in data.
 * @param content the content folder, absolute
 * @throws {StoriesChanged} where one is gone
 */
export function storiesIn(data: object, content: string): StoryFile[] {
	const files = new Set([...articlesIn(data)].map(({ file }) => file));
	return [...files].map((file) => ({ file, bytes: bytesOf(content, file) }));
}

function articlesIn(data: object): Set<Article> {
	const articles = new Set<Article>();
	const seen = new Set<object>();
	const waiting: object[] = [data];
	for (let value = waiting.pop(); value; value = waiting.pop()) {
		if (seen.has(value)) continue;
		seen.add(value);
		if (isArticle(value)) articles.add(value);
		else for (const field of Object.values(value) as unknown[]) if (typeof field === "object" && field !== null) waiting.push(field);
	}
	return articles;
}

function bytesOf(content: string, file: string): Uint8Array {
	try {
		return readFileSync(path.join(content, file));
	} catch {
		throw new StoriesChanged([file]);
	}
}
