import { readFileSync } from "node:fs";
import { sha256Of } from "../../system/hash.ts";
import { type Staged, type StagingPlace, stageText } from "../publish/staging.ts";
import { readAscending, steps, writeNumbers } from "./entries.ts";
import { entryIn, filesOf, languageForPagefind, openIndex, refuse, withPagefind } from "./pagefind.ts";

/** The word directory to be made and staged: plain data. */
export interface DirectoryTask {
	/** The language of the site, BCP 47. */
	readonly language: string;
	/** The directory's folder below the output folder. */
	readonly folder: string;
	readonly place: StagingPlace;
	/** The SHA-256 of each file that is in this folder now, by path below the output folder. */
	readonly before: ReadonlyMap<string, string>;
	/** The shards, in the order in which the directory numbers them. */
	readonly shards: readonly {
		readonly url: string;
		/** The file that has the numbers of its entries, absolute. */
		readonly entries: string;
		/** Its `ENTRY`, absolute. */
		readonly entry: string;
	}[];
}

/** The bits of an entry's number. */
const BITS = 24;

/** How many entries of shards a file of the directory holds at most on average: it has some twenty kilobytes then. */
const ENTRIES = 16_000;

/** The most files that a directory has, as bits. */
const MOST_FILES = 10;

/** The public functions of Pagefind's script, and how it tells the stems of words: nothing but the mode of its playground does. */
const PUBLIC = "init:()=>wrapper.waitForInit()";
const OPENED = `${PUBLIC},enterPlaygroundMode:()=>wrapper.enterPlaygroundMode()`;

/** Makes the directory, from what the shards say of their entries. */
export async function makeDirectory(task: DirectoryTask): Promise<Staged[]> {
	const { folder, place, before, shards } = task;
	const language = languageForPagefind(task.language);
	const files = new Map<string, string | Uint8Array>(await withPagefind(folder, () => stemmerFiles(language)));
	const parts = divideEntries(shards.map(({ entries }) => readAscending(readFileSync(entries))));
	const names = parts.map((part, index) => {
		const name = `${index}-${sha256Of(part).slice(0, 8)}.bin`;
		files.set(name, part);
		return name;
	});
	files.set("words.json", JSON.stringify({ shards: shards.map(knownOf), files: names }));
	return [...files].map(([name, contents]) => stageText(place, `${folder}/${name}`, contents, before.get(`${folder}/${name}`)));
}

/** What the search page need not ask a shard for. */
function knownOf({ url, entry }: DirectoryTask["shards"][number]): readonly [url: string, hash: string, stories: number] {
	const [index] = Object.values(entryIn(readFileSync(entry)).languages);
	if (!index) throw new Error(`${url} has no index`);
	return [url, index.hash, index.page_count];
}

/** An index of one word, and the script: with them the search page learns the stems of words. The WebAssembly is that of the shards. */
async function stemmerFiles(language: string): Promise<[string, Uint8Array | string][]> {
	const index = await openIndex({});
	refuse(await index.addCustomRecord({ url: "/", content: "word", language }));
	const made = await filesOf(index);
	return made
		.filter(({ path: file }) => /^(pagefind\.js|pagefind-entry\.json|.*\.pf_(meta|index))$/.test(file))
		.map(({ path: file, content }) => [file, file === "pagefind.js" ? opened(Buffer.from(content).toString()) : content]);
}

function opened(script: string): string {
	if (!script.includes(PUBLIC)) throw new Error("pagefind.js has an unknown form");
	return script.replace(PUBLIC, OPENED);
}

/**
 * Puts the entries of all shards together, and divides them by their numbers.
 * @param entries those of each shard, ascending
 * @returns files that templates/assets/search-words.js reads; their number is a power of two
 */
export function divideEntries(entries: readonly Uint32Array[]): Uint8Array[] {
	const count = entries.reduce((sum, { length }) => sum + length, 0);
	const bits = Math.min(MOST_FILES, Math.max(0, Math.ceil(Math.log2(count / ENTRIES))));
	const from = entries.map(() => 0);
	return Array.from({ length: 2 ** bits }, (_, file) => {
		const end = (file + 1) * 2 ** (BITS - bits);
		const shards = new Map<number, number[]>();
		for (const [shard, numbers] of entries.entries()) {
			let at = from[shard] ?? 0;
			for (let number = numbers[at]; number !== undefined && number < end; number = numbers[++at]) {
				const list = shards.get(number);
				if (list) list.push(shard);
				else shards.set(number, [shard]);
			}
			from[shard] = at;
		}
		return writeNumbers(written(shards, entries.length));
	});
}

/** The numbers that a file of the directory consists of. */
function* written(shards: ReadonlyMap<number, readonly number[]>, all: number): Generator<number> {
	let before = 0;
	for (const [number, list] of [...shards].sort(([a], [b]) => a - b)) {
		yield number - before;
		before = number;
		if (list.length === all) yield 0;
		else {
			yield list.length;
			yield* steps(list);
		}
	}
}
