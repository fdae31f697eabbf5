import type { PagefindIndex } from "pagefind";
import { knownDate } from "../../article/date.ts";
import type { Searchable, Shard } from "../../site/search/shard.ts";
import { type DateWords, dateWords } from "../../view/dates.ts";
import { loadWords } from "../../view/words.ts";
import { type Staged, type StagingPlace, stageText } from "../publish/staging.ts";
import { ENTRIES, writeAscending } from "./entries.ts";
import { keysIn } from "./keys.ts";
import { ENTRY, entryIn, filesOf, type IndexFile, languageForPagefind, openIndex, refuse, withPagefind } from "./pagefind.ts";
import { loadSearchText, loadSearchWords } from "./scripts.ts";
import { readTexts } from "./textfiles.ts";

/** A shard of the search index to be made and staged: plain data. */
export interface IndexTask extends Shard {
	/** Folders of templates, absolute: they have the words that dates are written with. */
	readonly templates: readonly string[];
	/** The scripts that write text for the index and entries of the word directory, absolute. */
	readonly scripts: { readonly text: string; readonly words: string };
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

/**
 * Indexes a shard with Pagefind and stages its files. Pagefind keeps the memory of a shard, so each has a Pagefind of its own.
 * @throws {CannotRun} where the index cannot be made
 */
export function indexShard(task: IndexTask): Promise<Staged[]> {
	return withPagefind(task.folder, async () => {
		const index = await openIndex({ maxFragments: FRAGMENTS });
		const words = await addRecords(index, task);
		const made = await filesOf(index);
		const engines = enginesIn(made);
		const used = made.filter(({ path: file }) => !UNUSED.test(file) && (!file.startsWith("wasm.") || engines.has(file)));
		const entries = { path: ENTRIES, content: writeAscending(await entriesOf(task, used, words)) };
		return [...used, entries].map(({ path: name, content }) => {
			const file = `${task.folder}/${name}`;
			return stageText(task.place, file, content, task.before.get(file));
		});
	});
}

/**
 * Hands stories to Pagefind in their order, since it changes the result. While Pagefind takes some, the next are made here.
 * @returns the words of all stories, as they are written for the index
 */
async function addRecords(index: PagefindIndex, task: IndexTask): Promise<ReadonlySet<string>> {
	const { indexed } = await loadSearchText(task.scripts.text);
	const language = languageForPagefind(task.language);
	const said = loadWords(task.templates, task.language);
	const dates = dateWords(said, task.timeZone);
	const corrected = said.say("corrected");
	const write = (text: string) => indexed(text, task.language);
	const texts = readTexts(task.texts);
	const words = new Set<string>();
	const underway: Promise<void>[] = [];
	for (const [position, story] of task.stories.entries()) {
		const body = texts.get(position);
		if (body === undefined) throw new Error(`the text of ${story.url} is missing`);
		const record = recordOf({ story, position, body, language, dates, corrected, write });
		for (const text of [record.content, ...Object.values(record.meta)]) for (const word of text.split(" ")) words.add(word);
		const taken = index.addCustomRecord(record).then(refuse);
		// Where an earlier one fails, nobody waits for this one.
		taken.catch(() => {});
		underway.push(taken);
		if (underway.length >= UNDERWAY) await underway.shift();
	}
	await Promise.all(underway);
	return words;
}

/** The numbers under which the word directory has the words of a shard, their stems, and the values of its filters; ascending. */
async function entriesOf({ scripts, stories }: IndexTask, files: readonly IndexFile[], words: ReadonlySet<string>): Promise<Uint32Array> {
	const [{ searched = asItIs }, { filterNumber, formsOf, numbersOf }] = await Promise.all([
		loadSearchText(scripts.text),
		loadSearchWords(scripts.words),
	]);
	const numbers = new Set<number>();
	const add = (word: string) => {
		for (const number of numbersOf(word)) numbers.add(number);
	};
	for (const { path: file, content } of files) if (file.endsWith(".pf_index")) keysIn(content).forEach(add);
	for (const word of words) formsOf(searched(word)).forEach(add);
	for (const story of stories) {
		for (const [name, values] of Object.entries(filtersOf(story))) for (const value of values) numbers.add(filterNumber(name, value));
	}
	return Uint32Array.from(numbers).sort();
}

/** The WebAssembly that the index asks for: that of its language, or where Pagefind has no stemmer for it, that of none. */
function enginesIn(files: readonly IndexFile[]): ReadonlySet<string> {
	const entry = files.find(({ path: file }) => file === ENTRY);
	if (!entry) throw new Error(`it has no ${ENTRY}`);
	return new Set(Object.values(entryIn(entry.content).languages).map(({ wasm }) => `wasm.${wasm ?? "unknown"}.pagefind`));
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
	/** What a result says of a story that was corrected. */
	readonly corrected: string;
	/** Writes text for the index. */
	write(text: string): string;
}

/** A story as Pagefind takes it. Its texts are searched, and shown with a result. */
function recordOf({ story, position, body, language, dates, corrected, write }: Indexable) {
	const { article, url, section, authors } = story;
	const { headline, slug, published, standfirst, byline, dateline } = article;
	const meta = {
		title: headline,
		date: dates.dateText(published),
		datetime: knownDate(published),
		section,
		// A byline is shown as it was printed; else the page says who wrote the story, by the names in the filters.
		...(byline ? { byline } : { author: authors.join(", ") }),
		language: article.language,
		corrected: article.corrections.length > 0 && corrected,
	};
	const text = [standfirst, dateline && `${dateline} —`, body].filter(hasWords).join("\n") || (hasWords(headline) ? headline : slug);
	return {
		url,
		content: write(text),
		// The same language for all: otherwise a search would find the stories of one language only.
		language,
		meta: Object.fromEntries(Object.entries(meta).flatMap(([name, value]) => (value ? [[name, write(value)]] : []))),
		filters: filtersOf(story),
		// Numbers, in the order of the archive.
		sort: { date: String(position) },
	};
}

/** What is searched of a word where an owner's script writes every word as it is. */
const asItIs = (word: string): string => word;

/** What searches can be narrowed by. */
function filtersOf({ section, authors, tags, year }: Searchable): Record<string, string[]> {
	return { section: section === undefined ? [] : [section], author: [...authors], tag: [...tags], year: [year] };
}

/** Pagefind leaves out a text without words. */
function hasWords(text: string | undefined): text is string {
	return text !== undefined && /[\p{L}\p{N}]/u.test(text);
}
