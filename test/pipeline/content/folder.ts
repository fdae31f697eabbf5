import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Article } from "../../../src/article/article.ts";
import { findContent } from "../../../src/pipeline/content/find.ts";
import { openContent, storiesToRead } from "../../../src/pipeline/content/load.ts";
import { readStoryFiles } from "../../../src/pipeline/content/story.ts";
import type { Problem } from "../../../src/problem.ts";

/** Files of a content folder, by their paths. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Makes a content folder for one test, gives it to that test, and deletes it. */
export function inFolder<T>(files: Files, use: (folder: string) => T): T {
	const folder = mkdtempSync(path.join(os.tmpdir(), "backfile-content-"));
	try {
		writeFiles(folder, files);
		return use(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function writeFiles(folder: string, files: Files): void {
	for (const [file, data] of Object.entries(files)) {
		mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
		writeFileSync(path.join(folder, file), data);
	}
}

/** What a build reads from a content folder. */
export interface ReadFolder {
	/** The articles, by their files. */
	readonly articles: Readonly<Record<string, Article>>;
	/** The status of each story's file; `held` where it is left out. */
	readonly status: Readonly<Record<string, Article["status"] | "held">>;
	/** All problems, as `severity rule file:line`. */
	readonly told: readonly string[];
	readonly problems: readonly Problem[];
}

/** Reads a content folder as a build does. */
export function readFolder(folder: string): ReadFolder {
	const { found, sidecars, problems } = openContent(folder, findContent(folder));
	const files = [...found.stories, ...found.pages];
	const stories = storiesToRead(files, sidecars).map(
		(story) => [story.file, readStoryFiles(folder, { zone: "UTC", hosts: [] }, story)?.read] as const,
	);
	const all = [...problems, ...stories.flatMap(([, read]) => read?.problems ?? [])];
	return {
		articles: Object.fromEntries(stories.flatMap(([file, read]) => (read?.article ? [[file, read.article]] : []))),
		status: Object.fromEntries(stories.map(([file, read]) => [file, read?.article?.status ?? "held"])),
		told: all.map(({ severity, rule, file, line }) => `${severity} ${rule} ${file}${line === undefined ? "" : `:${line}`}`).sort(),
		problems: all,
	};
}

/** Writes files into a content folder, and reads it as a build does. */
export function readFiles(files: Files): ReadFolder {
	return inFolder(files, readFolder);
}
