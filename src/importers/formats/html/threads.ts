import { AHEAD, lateThreads } from "../../../system/latethreads.ts";
import type { PageFile, RawPage } from "./pages.ts";

/** What is done with pages. */
export interface PageTask<T> {
	/** The function of tasks.ts that does it in a thread; it gets the context and the pages of a batch. */
	readonly name: "glanceAtPages" | "surveyPages" | "textsOfPages";
	readonly context: unknown;
	/** Does the same in this thread. */
	readonly here: (page: RawPage) => T;
	/** What is known of a page; undefined if it is not to be read. */
	readonly known: (page: PageFile) => Pick<RawPage, "isWrong" | "needs"> | undefined;
	/** How many threads work, this one among them. */
	readonly jobs: number;
}

/** A page, with what became of it. */
export interface ReadPage<T> {
	readonly file: PageFile;
	/** Undefined if it was not read. */
	readonly result?: T;
	/** What reading its bytes threw. */
	readonly error?: unknown;
}

/** A batch is sent off when it holds so many pages, or so many bytes. */
const [PAGES, BYTES] = [32, 2_000_000];

/** Fewer pages than this are read sooner than a thread has started. */
const WORTH_A_THREAD = 512;

/** The most that a thread's heap may hold, in MB. */
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 };

interface Batch<T> {
	readonly pages: readonly { readonly file: PageFile; readonly raw?: RawPage; readonly error?: unknown }[];
	readonly results: readonly T[] | Promise<readonly T[]>;
}

/** Does something with each page, in several threads, and gives what became of them in their order. */
export async function* readInThreads<T>(files: AsyncIterable<PageFile>, task: PageTask<T>): AsyncGenerator<ReadPage<T>, void, void> {
	const { name, context, jobs } = task;
	const others = lateThreads(new URL("./tasks", import.meta.url), jobs - 1, LIMITS);
	const queue: Batch<T>[] = [];
	let [batch, bytes, met] = [[] as Batch<T>["pages"][number][], 0, 0];
	const send = () => {
		const raws = batch.flatMap(({ raw }) => raw ?? []);
		// This thread takes a batch itself while the others have enough to do.
		const isAway = met > WORTH_A_THREAD && others.hasRoom();
		queue.push({ pages: batch, results: isAway ? others.run<readonly T[]>(name, { context, pages: raws }) : raws.map(task.here) });
		[batch, bytes] = [[], 0];
	};
	try {
		for await (const file of files) {
			const known = task.known(file);
			const read = known ? await rawOf(file, known) : {};
			batch.push({ file, ...read });
			met++;
			bytes += read.raw?.bytes.length ?? 0;
			if (batch.length < PAGES && bytes < BYTES) continue;
			send();
			yield* finished(queue, met > WORTH_A_THREAD ? others.size * AHEAD + 1 : 0);
		}
		send();
		yield* finished(queue, 0);
	} finally {
		await Promise.allSettled(queue.map(({ results }) => results));
		await others.end();
	}
}

async function rawOf(
	file: PageFile,
	known: Pick<RawPage, "isWrong" | "needs">,
): Promise<{ readonly raw?: RawPage; readonly error?: unknown }> {
	const { name, relative, local, charset } = file;
	try {
		return { raw: { name, relative, local, charset, ...known, bytes: await file.read() } };
	} catch (error) {
		return { error };
	}
}

/** Gives batches from the first. Waits for other threads only where more than `most` batches are left. */
async function* finished<T>(queue: Batch<T>[], most: number): AsyncGenerator<ReadPage<T>, void, void> {
	for (let batch = queue[0]; batch && (queue.length > most || Array.isArray(batch.results)); batch = queue[0]) {
		const results = await batch.results;
		queue.shift();
		let number = 0;
		for (const { file, raw, error } of batch.pages) yield { file, error, ...(raw && { result: results[number++] }) };
	}
}
