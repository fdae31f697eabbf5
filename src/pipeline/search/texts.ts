import { appendFileSync } from "node:fs";
import type { Article } from "../../article/article.ts";
import type { CommentNames } from "../../article/comments/comment.ts";
import { CannotRun, StoriesChanged } from "../../problem.ts";
import { bodyRenderer, type ReadStory, type RenderStory, storyReader } from "../../view/bodies.ts";
import { commentReader, textOfComments } from "../../view/comments/comments.ts";
import { loadWords } from "../../view/words.ts";
import { readerOf, type StoryFile } from "../parts/storyfiles.ts";
import { inFolder, type StagingPlace } from "../publish/staging.ts";
import { textWithWholeWords } from "./text.ts";
import { textFile } from "./textfiles.ts";

export { textWithWholeWords } from "./text.ts";

/** A story of which a shard needs the text. */
export interface WantedText {
	readonly article: Article;
	/** The path of the shard's folder. */
	readonly shard: string;
	/** The place of the story in the shard. */
	readonly position: number;
}

/** The texts of some stories, to be written into staging until their shards are indexed: plain data. */
export interface TextTask {
	/** The content folder, absolute. */
	readonly content: string;
	/** The files of its stories, where they are not to be read from that folder. */
	readonly files?: readonly StoryFile[];
	/** Folders of templates, absolute: they have the words above boxes. */
	readonly templates: readonly string[];
	/** The language of the site, BCP 47. */
	readonly language: string;
	/** How the comments of stories are written, where their words are searched too. */
	readonly comments?: { readonly timeZone: string; readonly names: CommentNames } | undefined;
	readonly place: StagingPlace;
	/** Names the files that are written, one for each shard. No other task has the same. */
	readonly name: string;
	readonly stories: readonly WantedText[];
}

/**
 * Writes the texts of stories.
 * @param made texts that were made already, by the files of their stories
 * @throws {StoriesChanged} where stories are no longer as they were read
 * @throws {CannotRun} where a body cannot be rendered
 */
export function stageTexts(task: TextTask, made: ReadonlyMap<string, string> = new Map()): void {
	const { content, files, templates, language, place, name, stories } = task;
	let render: RenderStory | undefined;
	const read = files ? readerOf(files) : storyReader(content);
	const comments = commentTexts(task, read);
	const lines = new Map<string, string[]>();
	for (const { article, shard, position } of stories) {
		render ??= bodyRenderer(read, loadWords(templates, language));
		const text = (made.get(article.file) ?? textOf(article, render)) + comments(article);
		const list = lines.get(shard) ?? [];
		list.push(`${JSON.stringify([position, text])}\n`);
		lines.set(shard, list);
	}
	for (const [shard, list] of lines) inFolder(textFile(place, shard, name), (file) => appendFileSync(file, list.join("")));
}

/** Makes what gives the words of a story's comments, behind a word that says what they are; nothing where they are not searched. */
function commentTexts({ comments, templates, language }: TextTask, read: ReadStory): (article: Article) => string {
	if (!comments) return () => "";
	const title = loadWords(templates, language).say("comments");
	const commentsOf = commentReader(read, { base: "/", timeZone: comments.timeZone, commentNames: comments.names });
	return (article) => (article.comments ? `\n${title}:\n${textOfComments(commentsOf(article))}` : "");
}

/** The body of a story as plain text, as a reader sees it. */
function textOf(article: Article, render: RenderStory): string {
	try {
		return textWithWholeWords(render(article, (address) => address));
	} catch (error) {
		if (error instanceof StoriesChanged || error instanceof CannotRun) throw error;
		throw new CannotRun(
			`The text of ${article.file} cannot be made for the search index (${error instanceof Error ? error.message : String(error)}).`,
			"Leave the story out of the index with noindex, or build without one: --no-search. Nothing was published.",
			"docs/search.md#what-it-takes",
		);
	}
}
