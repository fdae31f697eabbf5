import { close, createIndex } from "pagefind";
import { knownDate } from "../../article/date.ts";
import { CannotRun } from "../../problem.ts";
import type { Searchable, Shard } from "../../site/search/shard.ts";
import { type DateWords, dateWords } from "../../view/dates.ts";
import { loadWords } from "../../view/words.ts";
import { type Staged, type StagingPlace, stageText } from "../publish/staging.ts";
import { loadSearchText } from "./text.ts";
import { readTexts } from "./texts.ts";

/** A shard of the search index to be made and staged: plain data. */
export interface IndexTask extends Shard {
	/** Folders of templates, absolute: they have the words that dates are written with. */
	readonly templates: readonly string[];
	/** The script that writes text for the index, absolute. */
	readonly script: string;
	/** The shard's folder below the output folder. */
	readonly folder: string;
	readonly place: StagingPlace;
	/** The SHA-256 of each file that is in this folder now, by path below the output folder. */
	readonly before: ReadonlyMap<string, string>;
	/** The files that have the texts of its stories, absolute. */
	readonly texts: readonly string[];
}

/** How many records Pagefind is given before it has taken the first of them. */
const UNDERWAY = 32;

/** The largest number of files that hold the texts of a shard. Without it every story would be a file more. */
const FRAGMENTS = 250;

/** Files that Pagefind makes and our search page does not use. */
const UNUSED = /^pagefind-(worker|highlight|ui|modular-ui|component-ui)\.(js|css)$/;

/** Languages whose text Pagefind would divide by a dictionary that no browser has. The script divides it, so Pagefind is told of no language. */
const DIVIDED: ReadonlySet<string> = new Set(["ja", "th", "zh"]);
const NO_LANGUAGE = "und";

/**
 * Indexes a shard with Pagefind and stages its files. Pagefind keeps the memory of a shard, so each has a Pagefind of its own.
 * @throws {CannotRun} where the index cannot be made
 */
export async function indexShard(task: IndexTask): Promise<Staged[]> {
	const primary = task.language.toLowerCase().split("-")[0] ?? "";
	const language = DIVIDED.has(primary) ? NO_LANGUAGE : primary;
	const dates = dateWords(loadWords(task.templates, task.language), task.timeZone);
	try {
		const { indexed } = await loadSearchText(task.script);
		const texts = readTexts(task.texts);
		const bodyAt = (position: number) => {
			const text = texts.get(position);
			if (text === undefined) throw new Error(`the text of ${task.stories[position]?.url} is missing`);
			return text;
		};
		const write = (text: string) => indexed(text, task.language);
		const { index, errors } = await createIndex({ maxFragments: FRAGMENTS });
		if (!index) throw new Error(errors.join("; "));
		// In their order, since it changes the result. While Pagefind takes some, the next are made here.
		const underway: Promise<void>[] = [];
		for (const [position, story] of task.stories.entries()) {
			const record = recordOf({ story, position, body: bodyAt(position), language, dates, write });
			const taken = index.addCustomRecord(record).then(refuse);
			// Where an earlier one fails, nobody waits for this one.
			taken.catch(() => {});
			underway.push(taken);
			if (underway.length >= UNDERWAY) await underway.shift();
		}
		await Promise.all(underway);
		const files = await index.getFiles();
		refuse(files);
		const engines = enginesIn(files.files);
		return files.files
			.filter(({ path: file }) => !UNUSED.test(file) && (!file.startsWith("wasm.") || engines.has(file)))
			.map((file) => stageText(task.place, `${task.folder}/${file.path}`, file.content, task.before.get(`${task.folder}/${file.path}`)));
	} catch (error) {
		if (error instanceof CannotRun || (error instanceof Error && "syscall" in error)) throw error;
		throw failed(task.folder, error);
	} finally {
		await close();
	}
}

/** The WebAssembly that the index asks for: that of its language, or where Pagefind has no stemmer for it, that of none. */
function enginesIn(files: readonly { readonly path: string; readonly content: Uint8Array }[]): ReadonlySet<string> {
	const entry = files.find(({ path: file }) => file === "pagefind-entry.json");
	if (!entry) throw new Error("it has no pagefind-entry.json");
	const { languages } = JSON.parse(Buffer.from(entry.content).toString()) as { languages: Record<string, { wasm: string | null }> };
	return new Set(Object.values(languages).map(({ wasm }) => `wasm.${wasm ?? "unknown"}.pagefind`));
}

function refuse({ errors }: { readonly errors: readonly string[] }): void {
	if (errors.length > 0) throw new Error(errors.join("; "));
}

/** What a story's record is made from. */
interface Indexable {
	readonly story: Searchable;
	/** Its place in the shard. */
	readonly position: number;
	readonly body: string;
	/** The one under which Pagefind has all stories. */
	readonly language: string;
	readonly dates: DateWords;
	/** Writes text for the index. */
	write(text: string): string;
}

/** A story as Pagefind takes it. Its texts are searched, and shown with a result. */
function recordOf({ story, position, body, language, dates, write }: Indexable) {
	const { article, url, section, authors, tags, decade } = story;
	const { headline, slug, published, standfirst, byline, dateline } = article;
	const meta = {
		title: headline,
		date: dates.dateText(published),
		datetime: knownDate(published),
		section,
		author: byline ?? authors.join(", "),
		language: article.language,
	};
	const text = [standfirst, dateline && `${dateline} —`, body].filter(hasWords).join("\n") || (hasWords(headline) ? headline : slug);
	return {
		url,
		content: write(text),
		// The same language for all: otherwise a search would find the stories of one language only.
		language,
		meta: Object.fromEntries(Object.entries(meta).flatMap(([name, value]) => (value ? [[name, write(value)]] : []))),
		filters: { section: section === undefined ? [] : [section], author: [...authors], tag: [...tags], decade: [decade] },
		// Numbers, in the order of the archive.
		sort: { date: String(position) },
	};
}

/** Pagefind leaves out a text without words. */
function hasWords(text: string | undefined): text is string {
	return text !== undefined && /[\p{L}\p{N}]/u.test(text);
}

function failed(folder: string, error: unknown): CannotRun {
	const message = error instanceof Error ? error.message : String(error);
	return new CannotRun(
		`The search index ${folder} could not be made (${message}).`,
		"Build again, or without one: --no-search. Nothing was published.",
	);
}
