import { statSync } from "node:fs";
import path from "node:path";
import type { Settings } from "../settings.ts";
import { findContent } from "./find.ts";
import { openContent, storiesToRead } from "./load.ts";
import { type Assembled, type Folders, planSite } from "./planning.ts";
import { readOne } from "./story.ts";

/**
 * Reads, collates and plans, all in this thread.
 * @param at the moment for which embargoes and dates in the future are judged: milliseconds since 1970, UTC
 * @throws {CannotRun} where there is no content folder
 */
export function assemble(settings: Settings, folders: Folders, at: number): Assembled {
	const opened = openContent(folders.content, findContent(folders.content));
	const { found, beside } = opened;
	const read = (files: readonly string[]) =>
		storiesToRead(files, beside).flatMap((story) => readOne(folders.content, settings.timeZone, story)?.read ?? []);
	return planSite(
		opened,
		{ stories: read(found.stories), pages: read(found.pages) },
		settings,
		folders,
		at,
		(file) => statSync(path.join(folders.content, file), { throwIfNoEntry: false })?.size,
	);
}
