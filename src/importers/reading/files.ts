import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { compareText } from "../../problem.ts";
import { relativePath } from "../../system/disk/diskpaths.ts";
import { refuseTooManyOpen } from "../../system/openfiles.ts";
import type { ImportRule, Place, ProblemStep, Source, Step } from "../importer.ts";

/** A file to be read: a source, or a file in a folder that is a source. */
export interface SourceFile {
	/** Absolute. */
	readonly path: string;
	/** The name of the source; if that is a folder, followed by the path in it. */
	readonly name: string;
	/** The path in the folder, or the file's own name if the source is a file. It does not depend on where the source lies. */
	readonly relative: string;
	/** In bytes. */
	readonly size: number;
	/** Whether it is a symbolic link or not an ordinary file. Such a file is never opened. */
	readonly odd: boolean;
}

/**
 * The files of the sources, in an order that is the same on any machine. Names that begin with a dot are left out: they belong to the system.
 * @param wanted which files of a folder are given, by their paths; all by default
 */
export async function* filesOf(sources: readonly Source[], wanted?: RegExp): AsyncGenerator<SourceFile, void, void> {
	for (const source of sources) {
		if (source.kind === "file") {
			yield { path: source.path, name: source.name, relative: path.basename(source.path), size: source.size, odd: false };
			continue;
		}
		const entries = await readdir(source.path, { recursive: true, withFileTypes: true });
		const files = entries
			.filter((entry) => !entry.isDirectory())
			.map((entry) => {
				const full = path.join(entry.parentPath, entry.name);
				return { path: full, relative: relativePath(source.path, full), odd: !entry.isFile() };
			})
			.filter(({ relative }) => wanted === undefined || wanted.test(relative))
			.filter(({ relative }) => !relative.split("/").some((part) => part.startsWith(".") || part === "__MACOSX"))
			.sort((a, b) => compareText(a.relative, b.relative));
		for (const file of files) {
			const size = file.odd ? 0 : (await stat(file.path)).size;
			yield { ...file, size, name: `${source.name.replace(/[\\/]+$/, "")}/${file.relative}` };
		}
	}
}

/** Reads the bytes of a file in pieces, without the byte order mark of UTF-8. */
export async function* chunksOf(file: Pick<SourceFile, "path">): AsyncGenerator<Buffer, void, void> {
	let first = true;
	for await (const chunk of createReadStream(file.path, { highWaterMark: 1 << 18 })) {
		const bytes = chunk as Buffer;
		yield first && bytes.length >= 3 && bytes.readUIntBE(0, 3) === 0xefbbbf ? bytes.subarray(3) : bytes;
		first = false;
	}
}

/** A problem at a place in a source. */
export function problemStep(
	place: Place,
	rule: ImportRule,
	severity: "error" | "warning" | "info",
	message: string,
	remedy: string,
): ProblemStep {
	return { step: "problem", problem: { ...place, rule, severity, message, remedy } };
}

/**
 * Reads the files of the sources one after the other, and skips what is not an ordinary file.
 * @param read reads a file; it gets the file's number, from 0, and how many bytes of the sources come before it
 */
export async function* readEach(
	sources: readonly Source[],
	wanted: RegExp,
	read: (file: SourceFile, number: number, before: number) => AsyncGenerator<Step, void, void>,
): AsyncGenerator<Step, void, void> {
	let [number, before] = [0, 0];
	for await (const file of filesOf(sources, wanted)) {
		if (file.odd) {
			yield { step: "skipped", record: file.name, why: "it is a link, or not an ordinary file" };
			continue;
		}
		yield* guarded({ file: file.name }, read(file, number++, before));
		before += file.size;
	}
}

/** Turns a system error (the file is gone, or may not be read) into a problem of the file. */
export async function* guarded(place: Place, steps: AsyncGenerator<Step, void, void>): AsyncGenerator<Step, void, void> {
	try {
		yield* steps;
	} catch (error) {
		refuseTooManyOpen(error);
		if (!(error instanceof Error && "syscall" in error)) throw error;
		yield problemStep(
			place,
			"source-syntax",
			"error",
			`The file cannot be read: ${error.message}.`,
			"Look whether it is there and may be read.",
		);
	}
}
