import type { Article } from "../../article/article.ts";
import type { Showing } from "../../article/references.ts";
import type { Problem } from "../../problem.ts";
import type { Carried, Material } from "../material.ts";
import { AUTHORS_FILE, authorPictures, hiddenAuthorPictures } from "../media/authors.ts";
import { isMedia, mediaPath } from "../media/media.ts";
import { type FileFinder, withoutEnd } from "./files.ts";

/** The files that the site carries, without those that only unpublished stories show. */
export interface PublishedFiles {
	readonly files: readonly Carried[];
	/** A note for each unpublished story that keeps files back. */
	readonly problems: readonly Problem[];
}

/**
 * Keeps back the files of the content folder that are shown or linked to by stories of which nothing is published (drafts, those under
 * embargo, withdrawn ones, those that cannot be read) and by no other; and files that no story shows and that lie in a folder of such stories
 * only. Any other file that no story shows is published.
 */
export function publishedFiles({ archive, pages, unread = [], files, termNotes }: Material, finder: FileFinder): PublishedFiles {
	const tombstones = [...archive.tombstones, ...pages.tombstones].map(({ article }) => article);
	const authors = termNotes ? hiddenAuthorPictures(termNotes, archive.terms) : { file: AUTHORS_FILE, pictures: [] };
	const hiddenAuthors = authors.pictures?.length ? [authors] : [];
	const hidden: readonly Showing[] = [...archive.withheld, ...pages.withheld, ...tombstones, ...unread, ...hiddenAuthors];
	if (hidden.length === 0) return { files, problems: [] };
	const published: readonly Showing[] = [...archive.stories, ...pages.stories, authorPictures(archive.terms)];
	const shown = new Set(published.flatMap((story) => [...filesOf(story, finder)]));
	const withheld = new Map<string, string>();
	for (const story of hidden) {
		for (const path of filesOf(story, finder)) if (!shown.has(path) && !withheld.has(path)) withheld.set(path, story.file);
	}
	const storyOf = storiesByFolder(hidden, published);
	for (const { path } of files) {
		const story = shown.has(path) || withheld.has(path) ? undefined : storyOf(path);
		if (story !== undefined) withheld.set(path, story);
	}
	if (withheld.size === 0) return { files, problems: [] };
	const kept = files.filter(({ path }) => !withheld.has(path));
	const counts = new Map<string, number>();
	for (const story of withheld.values()) counts.set(story, (counts.get(story) ?? 0) + 1);
	return { files: kept, problems: [...counts].map(([file, count]) => note(file, count)) };
}

/** Finds for a file of the site the story of the nearest folder with stories, where all of them are hidden. */
function storiesByFolder(hidden: readonly Showing[], published: readonly Showing[]): (path: string) => string | undefined {
	const open = new Set(published.map(({ file }) => folderOf(file)));
	const closed = new Map<string, string>();
	for (const { file } of hidden) if (!open.has(folderOf(file)) && !closed.has(folderOf(file))) closed.set(folderOf(file), file);
	return (path) => {
		if (closed.size === 0 || !path.startsWith(mediaPath(""))) return undefined;
		// What lies in the content folder itself belongs to no story.
		for (let folder = folderOf(path.slice(mediaPath("").length)); folder !== ""; folder = folderOf(folder)) {
			if (open.has(folder)) return undefined;
			const story = closed.get(folder);
			if (story !== undefined) return story;
		}
		return undefined;
	};
}

function folderOf(file: string): string {
	return file.slice(0, Math.max(0, file.lastIndexOf("/")));
}

/** The files of the content folder that a story shows or links to, or names in a field that we do not know, such as `gallery`. */
function filesOf({ file, pictures = [], links = [], extra }: Showing & Partial<Pick<Article, "extra">>, finder: FileFinder): Set<string> {
	const linked = links.map(({ href }) => href).filter(namesMedia);
	const found = [...pictures.map(({ src }) => src), ...linked, ...namedIn(extra)].map((address) => finder.find(file, address));
	return new Set(found.filter((path) => path?.startsWith(mediaPath(""))) as string[]);
}

function namesMedia(address: string): boolean {
	return isMedia(withoutEnd(address));
}

/** Fields within fields are looked at this deep. */
const DEEPEST = 4;

/** The names of files among the values of a field. */
function namedIn(value: unknown, depth = 0): string[] {
	if (typeof value === "string") return value.length <= 500 && namesMedia(value) ? [value] : [];
	if (typeof value !== "object" || value === null || depth > DEEPEST) return [];
	return Object.values(value).flatMap((inner) => namedIn(inner, depth + 1));
}

function note(file: string, count: number): Problem {
	const message =
		count === 1
			? "One file that only unpublished stories show is not published."
			: `${count} files that only unpublished stories show are not published.`;
	return { file, rule: "media-unpublished", severity: "info", message, remedy: "They are published with the first story that shows them." };
}
