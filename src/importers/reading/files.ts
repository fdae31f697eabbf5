import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { compareText } from "../../problem.ts";
import type { ImportRule, Place, ProblemStep, Source, Step } from "../importer.ts";

/** A file to be read: a source, or one in a folder that is a source. */
export interface SourceFile {
	/** Absolute. */
	readonly path: string;
	/** The source's name, and behind it the path in the folder. */
	readonly name: string;
	/** The path in the folder; for a source that is a file, the file's own name. Stays the same wherever the source lies. */
	readonly relative: string;
	/** In bytes. */
	readonly size: number;
	/** Whether it is a symbolic link or no ordinary file, which is never followed or opened. */
	readonly odd: boolean;
}

/**
 * The files of the sources, in an order that is the same on any machine. What begins with a dot belongs to the system, not to the paper.
 * @param wanted the names of those in a folder that are given; all of them without it
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
				return { path: full, relative: path.relative(source.path, full).split(path.sep).join("/"), odd: !entry.isFile() };
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

/** A file's bytes piece by piece, without a byte order mark of UTF-8. */
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
 * Reads the files of the sources one after the other; what is no ordinary file is skipped.
 * @param read is given each file, its number, and how many bytes stand before it
 */
export async function* readEach(
	sources: readonly Source[],
	wanted: RegExp,
	read: (file: SourceFile, number: number, before: number) => AsyncGenerator<Step, void, void>,
): AsyncGenerator<Step, void, void> {
	let [number, before] = [0, 0];
	for await (const file of filesOf(sources, wanted)) {
		if (file.odd) {
			yield { step: "skipped", record: file.name, why: "it is a link or no ordinary file" };
			continue;
		}
		yield* guarded({ file: file.name }, read(file, number++, before));
		before += file.size;
	}
}

/** Takes what reading throws (a file that was taken away, or may not be read) as a problem of that file. */
async function* guarded(place: Place, steps: AsyncGenerator<Step, void, void>): AsyncGenerator<Step, void, void> {
	try {
		yield* steps;
	} catch (error) {
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
