import type { ReadStory } from "../../article/read.ts";
import type { Carried } from "../../site/material.ts";
import { sitePath } from "../../site/media/media.ts";

/** The files that published stories and pages show as pictures. */
export function shownPictures(files: readonly Carried[], stories: readonly ReadStory[], pages: readonly ReadStory[]): Carried[] {
	const paths = new Set([...stories, ...pages].flatMap(picturePaths));
	return paths.size === 0 ? [] : files.filter(({ path: file }) => paths.has(file));
}

function picturePaths({ article }: ReadStory): string[] {
	if (article?.status !== "published") return [];
	return (article.pictures ?? []).flatMap(({ src }) => sitePath(article.file, src) ?? []);
}
