import type { TermNotes } from "../../archive/terms.ts";
import type { OwnHosts } from "../../article/hosts.ts";
import type { ReadStory } from "../../article/read.ts";
import { type FileFinder, makeFileFinder } from "../../site/links/files.ts";
import type { Carried } from "../../site/material.ts";
import { AUTHORS_FILE } from "../../site/media/authors.ts";

/** The files that published stories and pages, and the pages of authors, show as pictures. */
export function shownPictures(
	files: readonly Carried[],
	stories: readonly ReadStory[],
	pages: readonly ReadStory[],
	{ author }: Pick<TermNotes, "author">,
	site: OwnHosts,
): Carried[] {
	const finder = makeFileFinder(
		files.map(({ path }) => path),
		site,
	);
	const ofAuthors = author.flatMap(({ about }) => (about?.image === undefined ? [] : (finder.find(AUTHORS_FILE, about.image) ?? [])));
	const paths = new Set([...[...stories, ...pages].flatMap((story) => picturePaths(story, finder)), ...ofAuthors]);
	return paths.size === 0 ? [] : files.filter(({ path: file }) => paths.has(file));
}

function picturePaths({ article }: ReadStory, finder: FileFinder): string[] {
	if (article?.status !== "published") return [];
	return (article.pictures ?? []).flatMap(({ src }) => finder.find(article.file, src) ?? []);
}
