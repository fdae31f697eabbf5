import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { vi } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { inFolder, openStaging, stagedPath } from "../../../src/pipeline/publish/staging.ts";
import { makeDirectory } from "../../../src/pipeline/search/directory.ts";
import { ENTRIES } from "../../../src/pipeline/search/entries.ts";
import { indexShard } from "../../../src/pipeline/search/indexing.ts";
import { ENTRY } from "../../../src/pipeline/search/pagefind.ts";
import { cutByCount } from "../../../src/system/batches.ts";

const templates = path.resolve(import.meta.dirname, "../../../templates");
const scripts = { text: path.join(templates, "assets/search-text.js"), words: path.join(templates, "assets/search-words.js") };

/** A story to be indexed. */
export interface Text {
	readonly headline: string;
	readonly body: string;
	readonly tag?: string;
}

/** An index of some shards, as the search page can ask it. */
export interface Asking {
	/** The names of the shards that may hold what is asked for; undefined where that is not known. */
	holders(text: string, filters?: Readonly<Record<string, string>>): Promise<ReadonlySet<string> | undefined>;
	/** How many stories a shard has. */
	count(shard: string, text: string): Promise<number>;
	asked(text: string): string;
}

/** Indexes texts in shards, and makes their word directory. Their names are their addresses. */
export async function indexTexts(output: string, shards: Readonly<Record<string, readonly Text[]>>, language = "en"): Promise<Asking> {
	const place = openStaging(output);
	const before = new Map<string, string>();
	for (const [name, texts] of Object.entries(shards)) {
		const file = path.join(place.staging, `${name}.jsonl`);
		inFolder(file, () => writeFileSync(file, texts.map(({ body }, position) => JSON.stringify([position, body])).join("\n")));
		const stories = texts.map(({ headline, tag }, position) => ({
			article: { headline, slug: "x", corrections: [] as Article["corrections"] } as Article,
			url: `/${name}-${position}`,
			authors: [],
			tags: tag === undefined ? [] : [tag],
			year: "1957",
		}));
		await indexShard({
			language,
			timeZone: "UTC",
			stories,
			templates: [templates],
			scripts,
			folder: `search/${name}`,
			place,
			before,
			texts: [file],
		});
	}
	const fileOf = (name: string, file: string) => stagedPath(place, `search/${name}/${file}`, undefined);
	const listed = Object.keys(shards).map((name) => ({ url: name, entries: fileOf(name, ENTRIES), entry: fileOf(name, ENTRY) }));
	await makeDirectory({ language, folder: "search/words", place, before, shards: listed });
	return ask(path.dirname(stagedPath(place, "search/words/x", undefined)), language);
}

async function ask(words: string, language: string): Promise<Asking> {
	const { asked } = (await import(scripts.text)) as { asked(text: string, language: string): { text: string } };
	const { openDirectory } = (await import(scripts.words)) as {
		openDirectory(address: string, loadEngine: () => Promise<unknown>): Pick<Asking, "holders">;
	};
	// By its own name, Node would take it for CommonJS.
	copyFileSync(path.join(words, "pagefind.js"), path.join(words, "engine.mjs"));
	const engine = await import(path.join(words, "engine.mjs"));
	const instances = new Map<string, Promise<{ search(text: string): Promise<{ results: unknown[] }> }>>();
	const open = async (shard: string) => engine.createInstance({ basePath: `${path.dirname(words)}/${shard}/`, noWorker: true, language });
	const directory = openDirectory(`${words}/`, async () => engine);
	return {
		holders: (text, filters = {}) => directory.holders(text, filters),
		async count(shard, text) {
			const instance = instances.get(shard) ?? open(shard);
			instances.set(shard, instance);
			return (await (await instance).search(text)).results.length;
		},
		asked: (text) => asked(text, language).text,
	};
}

/** Stands for the page that asks: its language, and files that are read from this disk. */
export function stubPage(language: string): void {
	let wasm: string | undefined;
	vi.stubGlobal("document", { currentScript: null, querySelector: () => ({ getAttribute: () => language }) });
	vi.stubGlobal("fetch", async (address: string) => {
		const file = address.replace(/\?.*$/, "");
		// As the search page has it, every folder has the WebAssembly of the first.
		const isWasm = /\/wasm\.[^/]+\.pagefind$/.test(file);
		if (isWasm) wasm ??= existsSync(file) ? file : wasmIn(path.dirname(path.dirname(file)), path.basename(file));
		return new Response(readFileSync(isWasm && wasm !== undefined ? wasm : file));
	});
}

function wasmIn(folder: string, name: string): string {
	const shard = readdirSync(folder).find((other) => existsSync(path.join(folder, other, name)));
	return path.join(folder, shard ?? "", name);
}

/** Deals texts to shards. */
export function shardsOf(texts: readonly Text[], count: number): Readonly<Record<string, Text[]>> {
	const size = Math.ceil(texts.length / count);
	return Object.fromEntries(cutByCount(texts, size).map((some, index) => [`s${index}`, some]));
}

/** Letters and digits as they are compared. */
const bare = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * Asks for words, each whole and each without its last letters, and compares with what stands in the shards and with what Pagefind finds there.
 * @returns those for which the directory leaves out a shard that has them; and for how many it leaves out any
 */
export async function hiddenHits(index: Asking, shards: Readonly<Record<string, readonly Text[]>>, most: number) {
	const wordsOf = (texts: readonly Text[]) =>
		new Set(texts.flatMap(({ headline, body }) => bare(`${headline} ${body}`).match(/[\p{L}\p{N}]+/gu) ?? []));
	const standing = Object.entries(shards).map(([name, texts]) => ({ name, words: [...wordsOf(texts)] }));
	const all = [...new Set(standing.flatMap(({ words }) => words))].sort();
	const chosen = all.filter((_, at) => at % Math.ceil(all.length / most) === 0);
	const hidden: string[] = [];
	let [asked, narrowed] = [0, 0];
	for (const whole of chosen) {
		for (const word of new Set([whole, whole.slice(0, -1), whole.slice(0, Math.ceil(whole.length / 2))])) {
			const text = index.asked(word);
			const holders = text === "" ? undefined : await index.holders(text);
			if (!holders) continue;
			asked++;
			if (holders.size < standing.length / 2) narrowed++;
			for (const { name, words } of standing) {
				if (holders.has(name)) continue;
				if (words.some((other) => other.startsWith(word))) hidden.push(`${name} has ${word}…`);
				else if ((await index.count(name, `"${text}"`)) > 0) hidden.push(`${name} is found for ${word}`);
			}
		}
	}
	return { asked, narrowed, hidden };
}
