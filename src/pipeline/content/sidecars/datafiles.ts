import path from "node:path";
import { parseDate } from "../../../article/date.ts";
import { plainName } from "../../../article/fields/names.ts";
import { textOf as dateText } from "../../../article/fields/releasedates.ts";
import { truthOf } from "../../../article/fields/truths.ts";
import { fieldNote } from "../../../article/fields.ts";
import { parseToml } from "../../../article/frontmatter/toml.ts";
import { splitFrontMatter } from "../../../article/frontmatter.ts";
import type { FieldSource } from "../../../article/metadata.ts";
import { parseYaml } from "../../../article/yaml.ts";
import { once } from "../../../system/once.ts";
import { saysWhatIsPublic } from "../fieldkeys.ts";
import { indexNames } from "../names.ts";
import { isSectionIndex } from "../sorts.ts";

/** Data of other programs beside a story, or in its folder. */
const DATA_END = /(?:\.11tydata)?\.json$|\.toml$/i;

/** Whether a file that is no story may hold what `readDataFiles` reads, so that a build depends on it. */
export function mayBeDataFile(file: string): boolean {
	return isSectionIndex(file) || DATA_END.test(file);
}

/** What a story is told by files of other programs, that of the nearest first. */
export type DataFiles = (story: string) => readonly FieldSource[];

/**
 * Reads what files of other programs say against publishing stories: JSON and TOML of a story's name, the data that Eleventy gives to a
 * folder (`posts/posts.json`, `posts/posts.11tydata.json`), and `cascade` in Hugo's `_index.md`. All else that they hold is not read.
 * @param unread the files that are no stories
 * @param textOf reads a file of the content folder
 */
export function readDataFiles(
	unread: readonly string[],
	stories: readonly string[],
	textOf: (file: string) => string | undefined,
): DataFiles {
	const byStory = new Map<string, FieldSource[]>();
	const byFolder = new Map<string, FieldSource[]>();
	const aboutOf = subjectsAmong(stories);
	for (const file of unread) {
		const { own, isOfFolder, folder } = aboutOf(file);
		if (isSectionIndex(file)) {
			if (isOfFolder) add(byFolder, folder, cascadeOf(file, textOf(file) ?? ""));
		} else if (own.length > 0 || isOfFolder) {
			const sources = secretsIn(file, valuesOf(file, textOf(file) ?? ""));
			for (const story of own) add(byStory, story, sources);
			if (isOfFolder) add(byFolder, folder, sources);
		}
	}
	if (byStory.size === 0 && byFolder.size === 0) return () => [];
	return (story) => [...(byStory.get(story) ?? []), ...foldersOf(story).flatMap((folder) => byFolder.get(folder) ?? [])];
}

/** Finds out whether a file holds data of another program about one of these stories, or about all of its folder. */
export function dataFilesAmong(stories: readonly string[]): (file: string) => boolean {
	const aboutOf = once(() => subjectsAmong(stories));
	return (file) => {
		if (!DATA_END.test(file)) return false;
		const { own, isOfFolder } = aboutOf()(file);
		return own.length > 0 || isOfFolder;
	};
}

/** What a file of another program is about. */
interface Subject {
	/** The stories of its name. */
	readonly own: readonly string[];
	/** Whether it is about all stories in its folder, and there are some. */
	readonly isOfFolder: boolean;
	readonly folder: string;
}

function subjectsAmong(stories: readonly string[]): (file: string) => Subject {
	const names = indexNames(stories);
	const folders = new Set(stories.flatMap(foldersOf));
	return (file) => {
		const [folder, stem] = [path.posix.dirname(file), file.replace(DATA_END, "")];
		if (isSectionIndex(file)) return { own: [], isOfFolder: folders.has(folder), folder };
		if (stem === file) return { own: [], isOfFolder: false, folder };
		const hasItsName = path.posix.basename(stem) === path.posix.basename(folder) && !/\.toml$/i.test(file);
		return { own: names.findAll(stem), isOfFolder: hasItsName && folders.has(folder), folder };
	};
}

function add(sources: Map<string, FieldSource[]>, key: string, more: readonly FieldSource[]): void {
	if (more.length > 0) sources.set(key, [...(sources.get(key) ?? []), ...more]);
}

/** The folders that a story lies in, the nearest first; the last is the content folder itself, `.`. */
/** The folders that a file is in, the nearest first; `.` is the content folder. */
export function foldersOf(story: string): string[] {
	const folder = path.posix.dirname(story);
	return folder === "." ? ["."] : [folder, ...foldersOf(folder)];
}

function valuesOf(file: string, text: string): unknown {
	const read = /\.toml$/i.test(file) ? parseToml(text) : parseYaml(text);
	return "fault" in read ? undefined : read.value;
}

/** Hugo gives the fields below `cascade`, one set or several, to all pages below a folder. */
function cascadeOf(file: string, text: string): FieldSource[] {
	const { fields } = splitFrontMatter(text);
	const { cascade } = fields;
	return [cascade].flat().flatMap((members) => secretsIn(file, members));
}

/** The members of a value that say whether or when something is public. */
function secretsIn(file: string, values: unknown): FieldSource[] {
	if (typeof values !== "object" || values === null || Array.isArray(values)) return [];
	const { params } = values as { readonly params?: unknown };
	const inner = typeof params === "object" && params !== null && !Array.isArray(params) ? params : {};
	const kept = Object.entries({ ...inner, ...values }).flatMap(([key, value]): [string, unknown][] => {
		if (value === null || value === "") return [];
		// So Eleventy keeps pages off a site.
		if (plainName(key) === "permalink" && truthOf(value) === false) return [[key, value]];
		if (!saysWhatIsPublic(key)) return [];
		if (!isDateKey(key) || truthOf(value) !== undefined) return [[key, value]];
		// Such a file does not date a story: the file's own name may. Eleventy has words such as "Last Modified" for dates.
		return parseDate(dateText(value), "UTC") ? [["embargo", value]] : [];
	});
	return kept.length === 0 ? [] : [{ file, values: Object.fromEntries(kept), line: 1 }];
}

const DATE_KEYS: ReadonlySet<string> = new Set(["published", ...(fieldNote("published").aliases ?? [])].map(plainName));

function isDateKey(key: string): boolean {
	return DATE_KEYS.has(plainName(key));
}
