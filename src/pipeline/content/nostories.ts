import { compareText, type Problem } from "../../problem.ts";
import type { Sort } from "./sorts.ts";

/** As many extensions are told, the most frequent first. */
const MOST_EXTENSIONS = 6;

/** Says that there is no story in a content folder, and what there is instead. Files that could have been stories count with the others. */
export function noStoriesProblem(found: Readonly<Record<Sort | "refused", readonly string[]>>): Problem {
	const { stories, pages, media, sidecars, tables, unread, refused } = found;
	const counts = [
		...(pages.length > 0 ? [`standing pages: ${pages.length}`] : []),
		...countByExtension([...stories, ...media, ...unread, ...sidecars, ...tables, ...refused]),
	];
	const what = counts.length === 0 ? "Nothing else was found either." : `These files were found: ${counts.join(", ")}.`;
	return {
		file: ".",
		rule: "no-stories",
		severity: "error",
		message: `There is no story in the content folder. ${what}`,
		remedy: "Name the folder of your articles with --content, or in the settings; stories are files that end in .md, .html or .txt.",
	};
}

/** How many files there are of each extension, the most frequent first. */
function countByExtension(files: readonly string[]): string[] {
	const counts = new Map<string, number>();
	for (const file of files) {
		const extension = /[^/](\.[^./]+)$/.exec(file)?.[1]?.toLowerCase() ?? "no extension";
		counts.set(extension, (counts.get(extension) ?? 0) + 1);
	}
	const sorted = [...counts].sort(([a, many], [b, more]) => more - many || compareText(a, b));
	const rest = sorted.slice(MOST_EXTENSIONS).reduce((sum, [, count]) => sum + count, 0);
	return [
		...sorted.slice(0, MOST_EXTENSIONS).map(([extension, count]) => `${extension}: ${count}`),
		...(rest > 0 ? [`others: ${rest}`] : []),
	];
}
