import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { CannotRun, codeOf } from "../../problem.ts";
import { reasonOf } from "../../system/answers.ts";
import { onceNotInUse } from "../../system/disk/inuse.ts";
import { refuseTooManyOpen } from "../../system/openfiles.ts";
import { checkName, type Store } from "./store.ts";

/** Objects are written in this folder of the store, and moved to their place when they are whole. */
const UNFINISHED = "unfinished";

/** What an object is called while it is written. */
const UNFINISHED_NAME = /^[0-9]+-[0-9a-f]{32}$/;

/** What is written for longer than this belongs to a program that was killed; in milliseconds. */
const LONGEST = 24 * 60 * 60 * 1000;

/**
 * Opens a store in a folder, local or on NFS, which is made where it is missing. Other files in the folder are left alone.
 * No lock is taken: an object is written under a name of its own and renamed, so that several machines can write at once. Nothing is flushed:
 * what a power cut damages, `getObject` and `getRecord` find by its hash.
 * @param place the folder's path
 * @throws {CannotRun} where it is no folder, or cannot be made
 */
export async function openFolder(place: string): Promise<Store> {
	const folder = path.resolve(place);
	await refusing(place, "written", async () => {
		await mkdir(folder, { recursive: true });
		await removeLeftovers(path.join(folder, UNFINISHED));
	});
	const fileOf = (name: string) => {
		checkName(name);
		return path.join(folder, name);
	};
	return {
		place,
		write: async (name, bytes) => {
			const file = fileOf(name);
			const part = path.join(folder, UNFINISHED, `${process.pid}-${randomBytes(16).toString("hex")}`);
			await refusing(place, "written", () => writeAndMove(file, part, bytes));
		},
		read: async (name) => {
			const file = fileOf(name);
			return refusing(place, "read", () => ifThere(() => againIfReplaced(() => readFile(file))));
		},
		has: async (name, size) => {
			const file = fileOf(name);
			const stats = await refusing(place, "read", () => ifThere(() => againIfReplaced(() => stat(file))));
			return stats?.isFile() === true && (size === undefined || stats.size === size);
		},
		remove: async (name) => {
			const file = fileOf(name);
			await refusing(place, "written", () => onceNotInUse(() => rm(file, { force: true })));
		},
		close: async () => {},
	};
}

async function writeAndMove(file: string, part: string, bytes: Uint8Array): Promise<void> {
	try {
		await inFolderOf(part, () => writeFile(part, bytes, { flag: "wx" }));
		await inFolderOf(file, () => onceNotInUse(() => rename(part, file)));
	} catch (error) {
		// The first error says more than one that comes of it.
		await rm(part, { force: true }).catch(() => {});
		throw error;
	}
}

/** Does something with a file whose folder may be missing: then the folder is made first. */
async function inFolderOf(file: string, act: () => Promise<void>): Promise<void> {
	try {
		await act();
	} catch (error) {
		if (codeOf(error) !== "ENOENT") throw error;
		await mkdir(path.dirname(file), { recursive: true });
		await act();
	}
}

/** Undefined where a file is missing. */
async function ifThere<T>(read: () => Promise<T>): Promise<T | undefined> {
	try {
		return await read();
	} catch (error) {
		if (codeOf(error) === "ENOENT") return undefined;
		throw error;
	}
}

/** Reads again where another machine replaced the file in the meantime: NFS then says that it is stale. */
export async function againIfReplaced<T>(read: () => Promise<T>): Promise<T> {
	try {
		return await read();
	} catch (error) {
		if (codeOf(error) !== "ESTALE") throw error;
		return read();
	}
}

/** Removes what programs that were killed long ago left half written. */
async function removeLeftovers(unfinished: string): Promise<void> {
	const names = (await ifThere(() => readdir(unfinished))) ?? [];
	for (const file of names.filter((name) => UNFINISHED_NAME.test(name)).map((name) => path.join(unfinished, name))) {
		// Another machine may remove it at the same time, and what cannot be removed does no harm.
		const age = await stat(file).then(
			({ mtimeMs }) => Date.now() - mtimeMs,
			() => 0,
		);
		if (age > LONGEST) await rm(file, { force: true }).catch(() => {});
	}
}

/** Turns an error of the system into one that says what to do. */
async function refusing<T>(place: string, verb: "read" | "written", act: () => Promise<T>): Promise<T> {
	try {
		return await act();
	} catch (error) {
		refuseTooManyOpen(error);
		throw refusal(place, verb, error);
	}
}

/** Why a store cannot be used, and what to do. An error that is not of the system is given back as it is. */
export function refusal(place: string, verb: "read" | "written", error: unknown): unknown {
	const code = codeOf(error);
	if (!/^E[A-Z]+$/.test(code)) return error;
	const { path: file = place } = error as { readonly path?: string };
	if (code === "ENOTDIR" || code === "EEXIST" || code === "EISDIR") {
		const wanted = code === "EISDIR" ? "a folder stands where it needs a file" : "a file stands where it needs a folder";
		return new CannotRun(
			`The store ${place} cannot be ${verb}: ${wanted} (${file}).`,
			"Name another folder with --store, or move that away.",
			"docs/scale.md#stores",
		);
	}
	return new CannotRun(
		`The store ${place} cannot be ${verb}: ${code}${reasonOf(code)} (${file}).`,
		remedyFor(code),
		"docs/scale.md#stores",
	);
}

function remedyFor(code: string): string {
	if (code === "ENOSPC" || code === "EDQUOT") {
		return "Make room on its disk, or name a store elsewhere with --store, and run the command again: what was written before stays good.";
	}
	if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
		return "Give the user that runs the command the right to read and write in this folder, or name another folder with --store.";
	}
	return "Check that the disk of the store is there and in order, and run the command again.";
}
