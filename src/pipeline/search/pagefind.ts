import { close, createIndex, type PagefindIndex } from "pagefind";
import { CannotRun } from "../../problem.ts";

/** Languages whose text Pagefind would divide by a dictionary that no browser has. The script divides it, so Pagefind is told of no language. */
const DIVIDED: ReadonlySet<string> = new Set(["ja", "th", "zh"]);
const NO_LANGUAGE = "und";

/**
 * The language under which Pagefind has all stories of a site.
 * @param language of the site, BCP 47
 */
export function languageForPagefind(language: string): string {
	const primary = language.toLowerCase().split("-")[0] ?? "";
	return DIVIDED.has(primary) ? NO_LANGUAGE : primary;
}

/** @throws an error where Pagefind tells of some */
export function refuse({ errors }: { readonly errors: readonly string[] }): void {
	if (errors.length > 0) throw new Error(errors.join("; "));
}

/**
 * Opens an empty index.
 * @param options see Pagefind's `createIndex`
 * @throws {Error} where Pagefind does not start; its message has what Pagefind says
 */
export async function openIndex(options: Parameters<typeof createIndex>[0]): Promise<PagefindIndex> {
	const { index, errors } = await createIndex(options);
	if (!index) throw new Error(errors.join("; "));
	return index;
}

/** The file that says what an index holds. */
export const ENTRY = "pagefind-entry.json";

/** What stands in it. */
export interface IndexEntry {
	readonly version: string;
	/** For each language the name of its index, that of its WebAssembly, and how many stories there are. */
	readonly languages: Readonly<Record<string, { readonly hash: string; readonly wasm: string | null; readonly page_count: number }>>;
	readonly include_characters: readonly string[];
}

/** @param content the contents of `ENTRY` */
export function entryIn(content: Uint8Array): IndexEntry {
	return JSON.parse(Buffer.from(content).toString()) as IndexEntry;
}

/** A file as Pagefind gives it. */
export interface IndexFile {
	readonly path: string;
	readonly content: Uint8Array;
}

/** The files of a finished index. */
export async function filesOf(index: PagefindIndex): Promise<readonly IndexFile[]> {
	const made = await index.getFiles();
	refuse(made);
	return made.files;
}

/**
 * Does some work with a Pagefind of its own, which ends with it.
 * @param folder of the search index, for the message
 * @throws {CannotRun} where Pagefind fails; errors of the operating system as they are
 */
export async function withPagefind<T>(folder: string, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof CannotRun || (error instanceof Error && "syscall" in error)) throw error;
		throw failed(folder, error);
	} finally {
		await close();
	}
}

function failed(folder: string, error: unknown): CannotRun {
	const message = error instanceof Error ? error.message : String(error);
	return new CannotRun(
		`The search index ${folder} could not be made (${message}).`,
		"Build again, or without one: --no-search. Nothing was published.",
		"docs/search.md#what-it-takes",
	);
}
