import path from "node:path";
import type { FieldSource } from "../../../article/metadata.ts";
import type { Problem } from "../../../problem.ts";
import { once } from "../../../system/once.ts";
import { saysWhatIsPublic } from "../fieldkeys.ts";
import { SIDECAR_END } from "../sorts.ts";
import { effectOfSources } from "../tables/effect.ts";
import { indexNear } from "../tables/near.ts";
import { foldersOf } from "./datafiles.ts";
import { readSidecar } from "./fields.ts";

/** What sidecars say whose names are those of no story. */
export interface LostSidecars {
	/** Why a story must be left out: such a sidecar may be about it, and says that it is not public. */
	waitOf(story: string): Problem | undefined;
	/** The date for which a story must wait, because such a sidecar may be about it and dates it. */
	sourcesOf(story: string): readonly FieldSource[];
	readonly problems: readonly Problem[];
}

/**
 * Finds the stories that sidecars may mean which have the name of none: those of their folder that have almost that name, or of other folders that have
 * it; and all in the folder whose name they have (`posts/posts.yml`), since Eleventy has such files.
 * @param stories the files of all stories
 * @param hasSidecar whether a sidecar has a story's name
 */
export function loseSidecars(
	files: readonly { readonly file: string; readonly text: string }[],
	stories: readonly string[],
	hasSidecar: (story: string) => boolean,
): LostSidecars {
	const alone = once(() => stories.filter((story) => !hasSidecar(story)));
	const near = indexNear(stories, alone);
	const ofFolders = files.map(({ file }) => file).filter(isOfItsFolder);
	const within = once(() => storiesWithin(new Set(ofFolders.map(path.posix.dirname)), alone()));
	const waits = new Map<string, Problem>();
	const dates = new Map<string, FieldSource[]>();
	const problems = files.map(({ file, text }): Problem => {
		const read = readSidecar(text, file);
		const source = "source" in read ? read.source : undefined;
		const key = Object.keys(source?.values ?? {}).find(saysWhatIsPublic);
		if (!source || key === undefined) return lostProblem(file, undefined, []);
		const effect = effectOfSources([source]);
		if (effect === undefined) return lostProblem(file, key, []);
		const folder = path.posix.dirname(file);
		const { slipped, moved } = near.find(file.replace(SIDECAR_END, ""), folder);
		const meant = [...slipped, ...moved, ...(isOfItsFolder(file) ? (within().get(folder) ?? []) : [])];
		for (const story of meant) {
			if (effect === "hides") waits.set(story, waits.get(story) ?? waitProblem(story, file));
			else dates.set(story, [...(dates.get(story) ?? []), { file, line: 1, values: { embargo: effect.written } }]);
		}
		return lostProblem(file, key, meant);
	});
	return { waitOf: (story) => waits.get(story), sourcesOf: (story) => dates.get(story) ?? [], problems };
}

/** Whether a sidecar has the name of the folder that it is in. */
function isOfItsFolder(file: string): boolean {
	return path.posix.basename(file).replace(SIDECAR_END, "") === path.posix.basename(path.posix.dirname(file));
}

function storiesWithin(folders: ReadonlySet<string>, stories: readonly string[]): ReadonlyMap<string, readonly string[]> {
	const within = new Map([...folders].map((folder): [string, string[]] => [folder, []]));
	for (const story of stories) for (const folder of foldersOf(story)) within.get(folder)?.push(story);
	return within;
}

function waitProblem(story: string, file: string): Problem {
	const message = `${file} may be about this story, since there is no story of its name; the story is left out: that file says that it is not public.`;
	const remedy = `Give ${file} the name of its story, or delete it; or write a sidecar of this story's own name.`;
	return { file: story, rule: "sidecar-broken", severity: "error", message, remedy };
}

/** A file that says what is public weighs more: its name may be misspelt. */
function lostProblem(file: string, key: string | undefined, [meant]: readonly string[]): Problem {
	const question =
		meant === undefined
			? ""
			: isOfItsFolder(file)
				? " It may be about all stories of its folder: they are left out, or wait for its date."
				: ` Did you mean ${path.posix.relative(path.posix.dirname(file), meant)}?`;
	return {
		file,
		rule: "sidecar-no-story",
		severity: key === undefined ? "info" : "warning",
		message: `There is no story of this name${key === undefined ? "" : `, so its ${key} counts for none`}.${question}`,
		remedy: "Give it the name of its story, or delete it.",
	};
}
