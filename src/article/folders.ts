import { DRAFT_WORDS, SECRET_WORDS } from "./fields/draftwords.ts";

/** Folders of what a generator or an editor has put aside, by their whole names. */
const PUT_ASIDE = /^_(draft|private|discarded|trash)$/i;

/** Words that a folder of drafts has in its name beside that for drafts. */
const BESIDE: ReadonlySet<string> = new Set("old new my our story stories article articles post posts news".split(" "));

/** Words that are names of sections or of houses as well: the draft of a league, the magazine Private. */
const AMBIGUOUS: ReadonlySet<string> = new Set(
	"draft concept klad private privat privé privado privato secret secreto segreto geheim confidential embargo".split(" "),
);

const WITHHELD: ReadonlySet<string> = new Set([...DRAFT_WORDS, ...SECRET_WORDS]);

/** Folders of templates, styles and built pages of other generators, and of libraries. */
const NO_STORIES =
	/^(_(layouts?|includes?|sass|data|plugins|templates?|partials|components|shortcodes|site|build|output|public)|node_modules|bower_components|__macosx)$/i;

/** A folder whose stories are drafts. */
export interface DraftsFolder {
	/** Its path below the content folder. */
	readonly folder: string;
	/** Whether it may be a folder of public stories that has such a name. */
	readonly isDoubtful: boolean;
}

/** So many folders are remembered: an archive has few. */
const MOST_FOLDERS = 10_000;

const known = new Map<string, DraftsFolder | undefined>();

/**
 * The folder that makes drafts of the stories in it: `_drafts`, `Drafts 2024`, `Entwürfe`, `private`.
 * @param file a path below the content folder
 * @returns undefined where the story is in no such folder
 */
export function draftsFolderOf(file: string): DraftsFolder | undefined {
	const parent = file.slice(0, Math.max(0, file.lastIndexOf("/")));
	if (parent === "") return undefined;
	if (known.has(parent)) return known.get(parent);
	const found = findDraftsFolder(parent.split("/"));
	if (known.size < MOST_FOLDERS) known.set(parent, found);
	return found;
}

function findDraftsFolder(names: readonly string[]): DraftsFolder | undefined {
	const words = names.map(draftsWordOf);
	const certain = words.findIndex((word) => word !== undefined && !AMBIGUOUS.has(word));
	const at = certain < 0 ? words.findIndex((word) => word !== undefined) : certain;
	return at < 0 ? undefined : { folder: names.slice(0, at + 1).join("/"), isDoubtful: certain < 0 };
}

/** The word by which a name is that of a folder of drafts; years and the like may stand beside it. */
function draftsWordOf(name: string): string | undefined {
	if (PUT_ASIDE.test(name)) return name;
	const words = name
		.normalize("NFKC")
		.toLowerCase()
		.split(/[^\p{L}\p{M}\p{N}]+/u)
		.filter((word) => word !== "" && !/^\d+$/.test(word) && !BESIDE.has(word));
	const [word] = words;
	return words.length === 1 && word !== undefined && WITHHELD.has(word) ? word : undefined;
}

/** Whether a folder of this name never holds stories, such as `_layouts` or `node_modules`. */
export function holdsNoStories(name: string): boolean {
	return NO_STORIES.test(name);
}
