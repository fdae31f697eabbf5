import type { Showing } from "../../article/showing.ts";
import type { Problem } from "../../problem.ts";
import type { Carried, Material } from "../material.ts";
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
 * embargo, withdrawn ones, those that cannot be read) and by no other. A file that no story shows is published.
 */
export function publishedFiles({ archive, pages, unread = [], files }: Material, finder: FileFinder): PublishedFiles {
	const tombstones = [...archive.tombstones, ...pages.tombstones].map(({ article }) => article);
	const hidden: readonly Showing[] = [...archive.withheld, ...pages.withheld, ...tombstones, ...unread];
	const byStory = hidden.map((story) => ({ file: story.file, paths: filesOf(story, finder) })).filter(({ paths }) => paths.size > 0);
	if (byStory.length === 0) return { files, problems: [] };
	const shown = new Set([...archive.stories, ...pages.stories].flatMap((story) => [...filesOf(story, finder)]));
	const withheld = new Set<string>();
	const problems: Problem[] = [];
	for (const { file, paths } of byStory) {
		const own = [...paths].filter((path) => !shown.has(path));
		for (const path of own) withheld.add(path);
		if (own.length > 0) problems.push(note(file, own.length));
	}
	return { files: files.filter(({ path }) => !withheld.has(path)), problems };
}

/** The files of the content folder that a story shows or links to. */
function filesOf({ file, pictures = [], links = [] }: Showing, finder: FileFinder): Set<string> {
	const linked = links.map(({ href }) => href).filter((href) => isMedia(withoutEnd(href)));
	const found = [...pictures.map(({ src }) => src), ...linked].map((address) => finder.find(file, address));
	return new Set(found.filter((path) => path?.startsWith(mediaPath(""))) as string[]);
}

function note(file: string, count: number): Problem {
	const message =
		count === 1
			? "One file that only unpublished stories show is not published."
			: `${count} files that only unpublished stories show are not published.`;
	return { file, rule: "media-unpublished", severity: "info", message, remedy: "They are published with the first story that shows them." };
}
