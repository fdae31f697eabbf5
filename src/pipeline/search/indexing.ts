import path from "node:path";
import { close, createIndex } from "pagefind";
import type { Article } from "../../article/article.ts";
import { renderBody } from "../../article/body.ts";
import { knownDate } from "../../article/date.ts";
import { bodyOf } from "../../article/read.ts";
import { textOfHtml } from "../../article/text.ts";
import { CannotRun } from "../../problem.ts";
import type { Searchable, Shard } from "../../site/search/shard.ts";
import { type DateWords, dateWords } from "../../view/dates.ts";
import { loadWords } from "../../view/words.ts";
import { readBytes } from "../content/bytes.ts";
import { type Staged, type StagingPlace, stageText } from "../publish/staging.ts";

/** A shard of the search index to be made and staged: plain data. */
export interface IndexTask extends Shard {
	/** The content folder, absolute. */
	readonly content: string;
	/** Folders of templates, absolute: they have the words that dates are written with. */
	readonly templates: readonly string[];
	/** The shard's folder below the output folder. */
	readonly folder: string;
	readonly place: StagingPlace;
	/** The SHA-256 of each file that is in this folder now, by path below the output folder. */
	readonly before: ReadonlyMap<string, string>;
}

/** The largest number of files that hold the texts of a shard. Without it every story would be a file more. */
const FRAGMENTS = 1_000;

/** Files that Pagefind makes and our search page does not use. */
const UNUSED = /^(pagefind-(worker|highlight|ui|modular-ui|component-ui)\.(js|css)|wasm\.unknown\.pagefind)$/;

/**
 * Indexes a shard with Pagefind and stages its files. It runs in a process that ends afterwards, since Pagefind keeps the memory of a shard.
 * @throws {CannotRun} where the index cannot be made
 */
export async function indexShard(task: IndexTask): Promise<Staged[]> {
	const language = task.language.toLowerCase().split("-")[0] ?? "";
	const dates = dateWords(loadWords(task.templates, task.language), task.timeZone);
	try {
		const { index, errors } = await createIndex({ maxFragments: FRAGMENTS });
		if (!index) throw new Error(errors.join("; "));
		// One after the other: the order changes the result.
		for (const [position, story] of task.stories.entries()) {
			refuse(await index.addCustomRecord(recordOf(story, position, textOf(story.article, task.content), language, dates)));
		}
		const files = await index.getFiles();
		refuse(files);
		return files.files
			.filter((file) => !isUnused(file.path, language))
			.map((file) => stageText(task.place, `${task.folder}/${file.path}`, file.content, task.before.get(`${task.folder}/${file.path}`)));
	} catch (error) {
		if (error instanceof CannotRun || (error instanceof Error && "syscall" in error)) throw error;
		throw failed(task.folder, error);
	} finally {
		await close();
	}
}

function isUnused(file: string, language: string): boolean {
	return UNUSED.test(file) && file !== `wasm.${language}.pagefind`;
}

function refuse({ errors }: { readonly errors: readonly string[] }): void {
	if (errors.length > 0) throw new Error(errors.join("; "));
}

/** A story as Pagefind takes it. Its texts are searched, and are shown with a result. */
function recordOf(
	{ article, url, section, authors, tags, decade }: Searchable,
	position: number,
	body: string,
	language: string,
	dates: DateWords,
) {
	const { headline, slug, published, standfirst, byline } = article;
	const meta = {
		title: headline,
		date: dates.dateText(published),
		datetime: knownDate(published),
		section,
		author: byline ?? authors.join(", "),
		language: article.language,
	};
	return {
		url,
		content: [standfirst, body].filter(hasWords).join("\n") || (hasWords(headline) ? headline : slug),
		// The same language for all: otherwise a search would find the stories of one language only.
		language,
		meta: Object.fromEntries(Object.entries(meta).filter((entry): entry is [string, string] => Boolean(entry[1]))),
		filters: { section: section === undefined ? [] : [section], author: [...authors], tag: [...tags], decade: [decade] },
		// Numbers, in the order of the archive.
		sort: { date: String(position) },
	};
}

/** Pagefind leaves out a text without words. */
function hasWords(text: string | undefined): text is string {
	return text !== undefined && /[\p{L}\p{N}]/u.test(text);
}

/** The body of a story as plain text, as a reader sees it. */
function textOf(article: Article, content: string): string {
	const read = readBytes(content, article.file);
	if ("problem" in read) throw new CannotRun(`${path.join(content, article.file)} can no longer be read.`, "Build again.");
	return textOfHtml(renderBody(bodyOf(article, read.bytes), article.format, (address) => address));
}

function failed(folder: string, error: unknown): CannotRun {
	const message = error instanceof Error ? error.message : String(error);
	return new CannotRun(
		`The search index ${folder} could not be made (${message}).`,
		"Build again, or without one: --no-search. Nothing was published.",
	);
}
