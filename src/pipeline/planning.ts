import path from "node:path";
import { collate, releaseAll } from "../archive/archive.ts";
import { type Span, steadySpan } from "../archive/release.ts";
import type { ReadStory } from "../article/read.ts";
import { compareProblems, compareText, type Problem } from "../problem.ts";
import type { Settings } from "../settings.ts";
import type { Carried } from "../site/material.ts";
import { mediaPath } from "../site/media/media.ts";
import { type Plan, plan } from "../site/plan.ts";
import { type Found, filesBelow } from "./content/find.ts";
import { gathered, type Opened } from "./content/load.ts";

/** The folders of one archive, absolute. */
export interface Folders {
	readonly content: string;
	readonly output: string;
	/** The owner's templates, then ours. */
	readonly templates: readonly string[];
}

/** A site, planned: all that is left is to render and to publish it. */
export interface Assembled {
	readonly plan: Plan;
	/** How many story files were found. */
	readonly files: number;
	/** How many of them are on the site, withdrawn ones with their tombstones among them. */
	readonly articles: number;
	readonly leftOut: number;
	/** Worst first. */
	readonly problems: readonly Problem[];
	/** When the same content makes the same site. */
	readonly steady: Span;
}

/** What was read of a content folder. */
export interface Read {
	readonly stories: readonly ReadStory[];
	readonly pages: readonly ReadStory[];
}

/**
 * Collates and plans what was read.
 * @param files all that is copied
 * @param at the moment for which embargoes and dates in the future are judged: milliseconds since 1970, UTC
 */
export function planSite(opened: Opened, read: Read, settings: Settings, files: readonly Carried[], at: number): Assembled {
	const { found, termNotes } = opened;
	const [stories, standing] = [gathered(read.stories), gathered(read.pages)];
	const archive = collate(stories.articles, { ...settings, termNotes, at });
	const pages = releaseAll(standing.articles, at, settings.timeZone);
	const planned = plan({ archive, pages, files, settings });
	const articles = archive.stories.length + archive.tombstones.length;
	const problems = [opened, stories, standing, archive, pages, planned].flatMap((part) => part.problems);
	return {
		plan: planned,
		files: found.files,
		articles,
		leftOut: found.files - articles,
		problems: problems.sort(compareProblems),
		steady: steadySpan([...stories.articles, ...standing.articles], at, settings.timeZone),
	};
}

/**
 * All that the site carries as it is: pictures and other files beside the articles, and the assets of the templates.
 * @param bytesOf the size of a file of the content folder
 */
export function carriedFiles(found: Found, folders: Folders, bytesOf: (file: string) => number | undefined): Carried[] {
	const media = found.media.map(
		(file): Carried => ({ path: mediaPath(file), from: path.join(folders.content, file), bytes: bytesOf(file) }),
	);
	return [...media, ...assetsOf(folders.templates)];
}

/** Every file of the templates' folders that takes part in rendering: layouts and the owner's own pages with all that they may use. */
export function templatesOf({ templates }: Folders): Carried[] {
	return templates.flatMap((folder) => filesBelow(folder)).filter(({ path: file }) => !file.startsWith("assets/"));
}

/** The style sheet and whatever else lies in assets/; a file of an earlier folder stands over that of a later one. */
export function assetsOf(templates: readonly string[]): Carried[] {
	const assets = new Map<string, string>();
	for (const { path: file, from } of templates.flatMap((folder) => filesBelow(path.join(folder, "assets")))) {
		const to = `assets/${file}`;
		if (!path.basename(file).startsWith(".") && !assets.has(to)) assets.set(to, from);
	}
	return [...assets].map(([to, from]) => ({ path: to, from })).sort((a, b) => compareText(a.path, b.path));
}
