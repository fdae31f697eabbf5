// Writes a synthetic archive: node --import tsx test/bench/corpus.ts FOLDER [ARTICLES] [SEED]
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setImmediate as breathe } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type Random, randomOf } from "./random.ts";

/** What a corpus is made from. The same plan gives the same bytes. */
export interface CorpusPlan {
	/** How many stories. */
	readonly articles: number;
	readonly seed: number;
}

/** One story as a file. */
export interface StoryFile {
	/** The path below the content folder, with `/`. */
	readonly path: string;
	readonly text: string;
}

/** The date of an added story: after all others, or in the middle of them. */
export type Place = "newest" | "backdated";

/** The corpus covers the years 1995 to 2025, in UTC. */
const [BEGIN, END] = [Date.UTC(1995, 0), Date.UTC(2026, 0)];

const SECTIONS = ["news", "region", "economy", "sport", "arts", "knowledge"];

/** How many authors there are. */
const AUTHORS = 40;

/** The fewest tags that an archive has, however small it is. */
const FEWEST_TAGS = 60;

const WORDS = `above across after against agreement along autumn avenue bakery balance ballot bank bay beyond bicycle border bread
	brewery bridge brother budget butcher calendar campaign canal captain carpenter castle cathedral ceiling century chamber charter
	children choir citizens clinic coast college committee concert corner cottage council country craft crew crowd customs dairy
	daughter deadline debate decade decision demand deputy design district doctor downstream early engine evening exhibition factory
	farmers ferry fifty figures fishing former fortnight foundation frost garden gather glass goods grain granted guild half hall
	hammer harvest heritage highway hillside horses hotel hundred inquiry island journal judge kitchen ladder lantern laundry
	lawyer league lease library lighthouse lowland machine many market meadow measure meeting member mill mineral morning museum
	nearly neighbours nobody northern notice office opened orchard orchestra owner pavement pension petition pilot platform players
	plumber postal printed promise province public quarry quiet railway receipt record reform region repair reservoir residents
	river rooftop sailors salary school season second session shelter signal silver sisters southern spring square stage station
	storm street summer surgeon survey tailor teacher tenants theatre thousand timber tonnes tower township traffic train treasurer
	tunnel twelve upland valley verdict village visitors volunteers voted wages warden warehouse water weather western wheat winter
	witness workshop yesterday young`.split(/\s+/);

/** Makes every story of a corpus, from the oldest to the newest; about 3 KB each. */
export function* corpus(plan: CorpusPlan): Generator<StoryFile> {
	for (let index = 0; index < plan.articles; index++) {
		const date = new Date(BEGIN + Math.floor((index / plan.articles) * (END - BEGIN)));
		yield storyFile(plan, index, date);
	}
}

/** Makes a story that is not in the corpus, dated in its last second or in the middle of its time. */
export function oneMore(plan: CorpusPlan, place: Place): StoryFile {
	return storyFile(plan, plan.articles, new Date(place === "newest" ? END - 1000 : (BEGIN + END) / 2));
}

/**
 * Writes a corpus below a folder.
 * @throws the signal's reason when it is aborted
 */
export async function writeCorpus(folder: string, plan: CorpusPlan, signal?: AbortSignal): Promise<void> {
	let count = 0;
	for (const story of corpus(plan)) {
		writeStory(folder, story);
		// Let Ctrl-C be handled between stories.
		if (++count % 1000 === 0) await breathe(undefined, { signal });
	}
}

/** Writes one story below a folder, and returns the path of its file. */
export function writeStory(folder: string, { path: name, text }: StoryFile): string {
	const file = path.join(folder, name);
	mkdirSync(path.dirname(file), { recursive: true });
	writeFileSync(file, text);
	return file;
}

function storyFile({ articles, seed }: CorpusPlan, index: number, date: Date): StoryFile {
	const random = randomOf(seed, index);
	const published = `${date.toISOString().slice(0, 19)}Z`;
	const paragraphs = Array.from({ length: random.from(5, 8) }, () => paragraph(random));
	const [opening, ...others] = paragraphs;
	const lines = [
		"---",
		`title: "${capital(words(random, random.from(5, 7)))}"`,
		`date: ${published}`,
		`author: Reporter ${random.from(1, AUTHORS)}`,
		`section: ${random.pick(SECTIONS)}`,
		`tags: [${tagsOf(random, Math.max(FEWEST_TAGS, Math.floor(articles / 100))).join(", ")}]`,
		`summary: "${sentence(random)}"`,
		"---",
		"",
		`${opening} The [minutes](https://council.example/minutes/${index}) are *public*.`,
		...others.flatMap((text) => ["", text]),
		"",
	];
	return { path: `${published.slice(0, 4)}/${published.slice(5, 7)}/story-${index}.md`, text: lines.join("\n") };
}

/** Picks two to five tags; tags with low numbers have the most stories. */
function tagsOf(random: Random, of: number): string[] {
	const count = random.from(2, 5);
	const numbers = new Set<number>();
	while (numbers.size < count) numbers.add(Math.floor(random.next() * random.next() * of));
	return [...numbers].map((number) => `${WORDS[number % WORDS.length]}-${number}`);
}

function paragraph(random: Random): string {
	return Array.from({ length: random.from(3, 5) }, () => sentence(random)).join(" ");
}

function sentence(random: Random): string {
	return `${capital(words(random, random.from(8, 19)))}.`;
}

function words(random: Random, count: number): string {
	return Array.from({ length: count }, () => random.pick(WORDS)).join(" ");
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const [folder, articles = "1000", seed = "1"] = process.argv.slice(2);
	if (folder === undefined) throw new Error("Name the folder to write to.");
	await writeCorpus(folder, { articles: Number(articles), seed: Number(seed) });
}
