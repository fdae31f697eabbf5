/** Folders of drafts, as Jekyll, Hexo and people have them, and others of stories that nobody is meant to see. */
const DRAFTS = /^(_?(drafts|unpublished)|_(draft|private|discarded|trash))$/i;

/** What the path of a file holds if such a folder is in it. */
const MAYBE_DRAFT = /drafts|unpublished|_(draft|private|discarded|trash)/i;

/** Folders of templates, styles and built pages of other generators, and of libraries. */
const NO_STORIES =
	/^(_(layouts?|includes?|sass|data|plugins|templates?|partials|components|shortcodes|site|build|output|public)|node_modules|bower_components|__macosx)$/i;

/**
 * The folder that makes drafts of the stories in it.
 * @param file a path below the content folder
 * @returns its path below the content folder; undefined where the story is in no such folder
 */
export function draftsFolderOf(file: string): string | undefined {
	if (!MAYBE_DRAFT.test(file)) return undefined;
	const folders = file.split("/").slice(0, -1);
	const at = folders.findIndex((name) => DRAFTS.test(name));
	return at < 0 ? undefined : folders.slice(0, at + 1).join("/");
}

/** Whether a folder of this name never holds stories, such as `_layouts` or `node_modules`. */
export function holdsNoStories(name: string): boolean {
	return NO_STORIES.test(name);
}
