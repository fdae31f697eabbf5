import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Settings } from "../settings.ts";
import type { Carried } from "../site/material.ts";
import type { PictureFacts } from "../site/media/pictures.ts";
import { findContent } from "./content/find.ts";
import { openContent, storiesToRead } from "./content/load.ts";
import { readOne } from "./content/story.ts";
import { measure } from "./pictures/measure.ts";
import { shownOf, withFacts } from "./pictures/pictures.ts";
import type { PictureAnswer, PictureOrder } from "./pictures/process.ts";
import { type Assembled, carriedFiles, type Folders, planSite } from "./planning.ts";

/**
 * Reads, collates and plans, all in this thread.
 * @param root the folder of the settings file, absolute: what is remembered of pictures lies there
 * @param at the moment for which embargoes and dates in the future are judged: milliseconds since 1970, UTC
 * @throws {CannotRun} where there is no content folder
 */
export function assemble(settings: Settings, folders: Folders, root: string, at: number): Assembled {
	const opened = openContent(folders.content, findContent(folders.content));
	const { found, beside } = opened;
	const readAll = (files: readonly string[]) =>
		storiesToRead(files, beside).flatMap((story) => readOne(folders.content, settings.timeZone, story)?.read ?? []);
	const read = { stories: readAll(found.stories), pages: readAll(found.pages) };
	const bytesOf = (file: string) => statSync(path.join(folders.content, file), { throwIfNoEntry: false })?.size;
	const carried = carriedFiles(found, folders, bytesOf);
	const shown = shownOf(carried, read);
	const { facts, problems } =
		settings.images === "webp" ? inProcess({ files: shown, root, folders }) : { facts: measured(shown), problems: [] };
	const assembled = planSite(opened, read, settings, withFacts(carried, { facts: new Map(facts) }), at);
	return { ...assembled, problems: [...assembled.problems, ...problems] };
}

function measured(files: readonly Carried[]): [string, PictureFacts][] {
	const sizes = measure({ files: files.map(({ from }) => from), withHash: false });
	return files.flatMap((file, index): [string, PictureFacts][] => {
		const [width, height] = sizes[index] ?? [0, 0];
		return width === 0 ? [] : [[file.path, { width, height }]];
	});
}

/** A plugin cannot wait, and sharp makes one wait: so it runs in a process of its own. */
function inProcess(order: PictureOrder): PictureAnswer {
	if (order.files.length === 0) return { facts: [], problems: [] };
	const file = import.meta.url.endsWith(".ts") ? "pictures/process.mjs" : "pictures/process.js";
	const answer = execFileSync(process.execPath, [fileURLToPath(new URL(file, import.meta.url))], {
		input: JSON.stringify(order),
		encoding: "utf8",
		maxBuffer: Number.POSITIVE_INFINITY,
		stdio: ["pipe", "pipe", "inherit"],
	});
	return JSON.parse(answer) as PictureAnswer;
}
