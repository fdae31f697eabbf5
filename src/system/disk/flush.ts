import { execFile } from "node:child_process";
import { open } from "node:fs/promises";
import { codeOf } from "../../problem.ts";
import { eachBatch } from "../batches.ts";

/** The largest number of files and folders that are flushed one by one. For more that would take longer than to make them again. */
const MOST = 2_000;

/** How many files are flushed at a time: a file system writes them together. */
const AT_ONCE = 8;

/**
 * Waits until the disk holds files and folders, so that a power cut cannot lose them. On Linux the file system is flushed as a whole, which takes a fraction of the time.
 * Elsewhere they are flushed one by one, and not at all where there are very many.
 * @param folder on the file system of them all, absolute
 * @param paths lists the files, and then the folders that they are in; absolute
 * @throws an error of the operating system where the disk cannot hold them
 */
export async function flushAll(folder: string, paths: () => readonly string[]): Promise<void> {
	if (process.platform === "linux" && (await syncFileSystem(folder))) return;
	const all = paths();
	if (all.length <= MOST) await flushEach(all);
}

let isBegun = false;

/**
 * Has the disk write what there is so far, without waiting for it: then there is less to wait for in the end. One such flush runs at a time.
 * @param folder on the file system to be flushed, absolute
 */
export function beginFlush(folder: string): void {
	if (isBegun || process.platform !== "linux") return;
	isBegun = true;
	void syncFileSystem(folder).finally(() => {
		isBegun = false;
	});
}

/** Windows flushes only what is open for writing. It flushes no folders, and needs not. */
const MODE = process.platform === "win32" ? "r+" : "r";

/** Flushes files and folders one by one. Flushing a folder has the disk hold the names in it. */
export function flushEach(paths: readonly string[]): Promise<void> {
	return eachBatch(paths, AT_ONCE, async (file) => {
		try {
			const handle = await open(file, MODE);
			await handle.sync().finally(() => handle.close());
		} catch (error) {
			if (!cannotFlush(error)) throw error;
		}
	});
}

/** Whether an error says that this system, or this file system, does not flush such a thing. */
function cannotFlush(error: unknown): boolean {
	return ["EACCES", "EBADF", "EINVAL", "EISDIR", "ENOTSUP", "EPERM"].includes(codeOf(error));
}

/** Runs the system's `sync`; false where it is missing or too old to flush one file system. */
function syncFileSystem(folder: string): Promise<boolean> {
	return new Promise((resolve) => void execFile("sync", ["-f", folder], (error) => resolve(error === null)));
}
