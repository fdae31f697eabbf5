import type { OwnHosts } from "../../article/hosts.ts";
import type { ReadStory } from "../../article/read.ts";
import { type FileFinder, makeFileFinder } from "../../site/links/files.ts";
import type { Carried } from "../../site/material.ts";

/** The files that published stories and pages show as pictures. */
export function shownPictures(
	files: readonly Carried[],
	stories: readonly ReadStory[],
	pages: readonly ReadStory[],
	site: OwnHosts,
): Carried[] {
	const finder = makeFileFinder(
		files.map(({ path }) => path),
		site,
	);
	const paths = new Set([...stories, ...pages].flatMap((story) => picturePaths(story, finder)));
	return paths.size === 0 ? [] : files.filter(({ path: file }) => paths.has(file));
}

function picturePaths({ article }: ReadStory, finder: FileFinder): string[] {
	if (article?.status !== "published") return [];
	return (article.pictures ?? []).flatMap(({ src }) => finder.find(article.file, src) ?? []);
}
