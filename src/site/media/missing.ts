import type { Article } from "../../article/article.ts";
import { compareText, type Problem } from "../../problem.ts";
import { contentPath, isMedia, sitePath } from "./media.ts";

/** A picture that a story shows, and that is no output of the plan. */
export interface MissingPicture {
	/** Where on the site it would stand. A file that Eleventy copies for the owner may stand there. */
	readonly path: string;
	readonly problem: Problem;
}

/**
 * Finds the pictures that stories show and that are not there.
 * @param paths those of all outputs
 */
export function missingPictures(articles: readonly Article[], paths: readonly string[]): MissingPicture[] {
	const showing = articles.filter(({ pictures }) => pictures);
	if (showing.length === 0) return [];
	const there = new Set(paths);
	let alike: ReadonlyMap<string, string> | undefined;
	return showing.flatMap((article) =>
		(article.pictures ?? []).flatMap(({ src, file = article.file, line }): MissingPicture[] => {
			const path = sitePath(article.file, src);
			if (path === undefined || there.has(path)) return [];
			alike ??= new Map(paths.toSorted(compareText).map((other) => [folded(other), other]));
			const message = `There is no picture ${nameOf(path)}.`;
			const remedy = remedyFor(path, alike.get(folded(path)));
			return [{ path, problem: { file, line, rule: "media-missing", severity: "warning", message, remedy } }];
		}),
	);
}

/** Folds a name, so that two names are equal which people take for the same. */
function folded(path: string): string {
	return path.normalize("NFC").toLowerCase();
}

/** The name of a missing file in messages: its path in the content folder; of a file outside of it, its address. */
function nameOf(path: string): string {
	const name = contentPath(path);
	return name === path ? `/${path}` : name;
}

function remedyFor(path: string, other: string | undefined): string {
	if (other !== undefined) return `There is ${nameOf(other)}: write the name as the file has it, letter by letter.`;
	if (!isMedia(path)) return "Name a picture: a file that ends in .jpg, .png, .webp, .avif, .gif or .svg.";
	const name = nameOf(path);
	if (!name.startsWith("/")) return `Put the file there, in the content folder, or take the picture out of the story.`;
	return "Put the file into the content folder and name it relative to the story, or have Eleventy copy it to that address.";
}
