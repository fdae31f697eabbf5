import type { Article } from "../../article/article.ts";
import type { Derived, RenderedWithData } from "../../site/output.ts";
import { cutByCount } from "../../system/batches.ts";
import { textFile } from "./textfiles.ts";
import type { TextTask, WantedText } from "./texts.ts";

/** Where the text of a story belongs: the number of its shard, and its place in it. */
const PLACES = 1_000_000;

/** How many stories a task has that makes texts and nothing else. */
const BATCH = 250;

/** Knows which texts the shards wait for that are to be indexed. */
export interface WantedTexts {
	/** The task to write the texts of the stories whose pages are rendered now; undefined where no shard waits for any of them. */
	ofPages(outputs: readonly RenderedWithData[]): TextTask | undefined;
	/** Tasks to write the texts of the stories whose pages are not rendered now. */
	ofOthers(isRendered: (article: Article) => boolean): TextTask[];
	/** Tells that the texts of a task are written. */
	made(task: TextTask): void;
}

/** A shard that waits for texts. */
type WantingShard = Pick<Derived, "path" | "articles">;

/**
 * Notes which stories the shards have.
 * @param shared what all tasks have in common
 * @param onComplete is called with the number of a shard when all its texts are written, and with their files
 */
export function wantTexts(
	shards: readonly WantingShard[],
	shared: Omit<TextTask, "name" | "stories">,
	onComplete: (shard: number, files: readonly string[]) => void,
): WantedTexts {
	// Numbers, since there may be a million stories.
	const places = new Map<string, number>();
	for (const [number, { articles }] of shards.entries()) {
		for (const [position, { file }] of articles.entries()) places.set(file, number * PLACES + position);
	}
	const missing = shards.map(({ articles }) => articles.length);
	const files = shards.map((): Set<string> => new Set());
	let tasks = 0;
	const taskOf = (stories: readonly WantedText[]): TextTask => ({ ...shared, name: `${++tasks}.jsonl`, stories });
	return {
		ofPages(outputs) {
			const stories = places.size === 0 ? [] : outputs.flatMap((output) => wanted(output, shards, places));
			return stories.length === 0 ? undefined : taskOf(stories);
		},
		ofOthers(isRendered) {
			const others = shards.flatMap(({ path: shard, articles }) =>
				articles.flatMap((article, position) => (isRendered(article) ? [] : [{ article, shard, position }])),
			);
			return others.length === 0 ? [] : cutByCount(others, BATCH).map(taskOf);
		},
		made({ name, place: staging, stories }) {
			for (const { article, shard } of stories) {
				const place = places.get(article.file);
				if (place === undefined) continue;
				places.delete(article.file);
				const number = Math.floor(place / PLACES);
				files[number]?.add(textFile(staging, shard, name));
				missing[number] = (missing[number] ?? 0) - 1;
				if (missing[number] === 0) onComplete(number, [...(files[number] ?? [])]);
			}
		},
	};
}

/** The story of an output, if it is the page of one whose text is wanted. */
function wanted(output: RenderedWithData, shards: readonly WantingShard[], places: ReadonlyMap<string, number>): WantedText[] {
	const place = output.kind === "story" && output.source !== undefined ? places.get(output.source) : undefined;
	if (place === undefined) return [];
	const position = place % PLACES;
	const { path: shard = "", articles } = shards[Math.floor(place / PLACES)] ?? {};
	const article = articles?.[position];
	return article ? [{ article, shard, position }] : [];
}
