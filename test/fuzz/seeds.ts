import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** A real file. */
export interface Seed {
	readonly name: string;
	readonly bytes: Buffer;
}

/** Larger files are cut. */
const LARGEST = 60_000;

/** So many files of a folder are taken, spread over all of it. */
const MOST = 300;

const repository = path.resolve(import.meta.dirname, "../..");

/** Real archives lie beside the project on some machines. */
const corpora = ["cases", "corpora"].map((name) => path.resolve(repository, "../shared", name));

function seedsIn(folder: string, isWanted: RegExp): Seed[] {
	if (!existsSync(folder)) return [];
	const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
		.filter((name) => isWanted.test(name))
		.map((name) => path.join(folder, name))
		.filter((file) => statSync(file).isFile())
		.sort();
	const step = Math.max(1, Math.floor(files.length / MOST));
	return files
		.filter((_, index) => index % step === 0)
		.map((file) => ({ name: path.basename(file), bytes: readFileSync(file).subarray(0, LARGEST) }));
}

/** Files that are read as stories, or beside them. */
export function storySeeds(): Seed[] {
	const isStory = /\.(md|markdown|mdx|html?|txt|ya?ml|csv)$/;
	return [path.join(repository, "content"), path.join(repository, "test/fixtures"), ...corpora].flatMap((folder) =>
		seedsIn(folder, isStory),
	);
}

/** Files that importers read. */
export function exportSeeds(): Seed[] {
	const isExport = /\.(xml|rss|atom|json|jsonl|csv|html?)$/;
	return [...corpora, path.join(repository, "test/fixtures")].flatMap((folder) => seedsIn(folder, isExport));
}
