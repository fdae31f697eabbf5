import { templateLike } from "../../eleventy/templatenames.ts";
import { compareText, type Problem } from "../../problem.ts";
import { KIND_NAMES, KINDS } from "../../site/kinds.ts";
import type { ReadTemplate } from "./uses.ts";
import { usedFrom } from "./uses.ts";

/** The owner's folder of templates, as it is on the disk. */
export interface OwnFolder {
	/** The names of all its files, below the folder. */
	readonly files: readonly string[];
	/** Everything that may name one of them: templates, pages, the settings. */
	readonly texts: readonly string[];
}

/** Files of Eleventy's pages, and of what it reads for them. */
const PAGES = /\.(njk|md|html|11ty\.\w+|11tydata\.\w+|json|liquid|hbs)$|(^|\/)[_.]/;

/**
 * Tells of files in the owner's folder of templates that nothing uses: they have a name that no page asks for, or stand in another folder.
 * A file that is named anywhere in the folder or in the settings is passed over.
 * @param own the owner's templates of Nunjucks
 * @param read gives a template by its name, as templates name it
 * @param ours the names of our templates and assets
 * @returns problems whose files are names of templates
 */
export function unusedFiles(
	folder: OwnFolder,
	own: readonly ReadTemplate[],
	read: (name: string) => ReadTemplate | undefined,
	ours: readonly string[],
): Problem[] {
	const layouts = KIND_NAMES.map((kind) => KINDS[kind].template);
	const pages = own.filter(({ name }) => !isInOurFolders(name)).map(({ name }) => name);
	const used = usedFrom([...layouts, ...pages], read);
	const isUsed = new Set(used.map(({ name }) => name));
	const knowsAll = used.every(({ isOurs, usesUnknown }) => isOurs || !usesUnknown);
	return [...folder.files].sort(compareText).flatMap((file) => {
		if (isUsed.has(file) || ours.includes(file) || isNamed(file, folder.texts)) return [];
		const why = whyUnused(file, knowsAll, folder);
		return why === undefined ? [] : [unused(file, why, ours)];
	});
}

/** Whether a file stands in a folder that holds no pages of the owner's own. */
export function isInOurFolders(file: string): boolean {
	return /^(layouts|partials|feeds|assets|words)\//.test(file);
}

/** Why nothing uses a file; undefined where something may. */
function whyUnused(file: string, knowsAll: boolean, { texts }: OwnFolder): string | undefined {
	if (/^(layouts|partials|feeds)\//.test(file)) return knowsAll ? "no page asks for a template of this name" : undefined;
	if (/^words\//.test(file))
		return /^words\/[a-z]{2,3}(-[A-Za-z0-9]+)*\.yml$/.test(file) ? undefined : "no language has words in a file of this name";
	if (/^assets\/.*\.css$/.test(file)) return file === "assets/own.css" ? undefined : "no template of yours links to it";
	if (isInOurFolders(file) || PAGES.test(file)) return undefined;
	// The config may have Eleventy copy whole folders.
	return texts.some((text) => text.includes("addPassthroughCopy")) ? undefined : "it is no template, and stands outside of assets/";
}

function unused(file: string, why: string, ours: readonly string[]): Problem {
	const names = [
		...ours.filter((name) => name.endsWith(".css") === file.endsWith(".css")),
		...(file.endsWith(".css") ? ["assets/own.css"] : []),
	];
	const like = templateLike(file, names);
	return {
		file,
		rule: "template-unused",
		severity: "warning",
		message: `Nothing uses this file: ${why}.${like === undefined ? "" : ` Did you mean ${like}?`}`,
		remedy: file.endsWith(".css")
			? "Call it assets/own.css, which every page uses, link to it in a template, or take it out."
			: "Give it the name of what it is to stand over (npx backfile eject lists all names), name it in a template, or take it out.",
	};
}

/** Whether a file is named anywhere: by its path, or by its last name. */
function isNamed(file: string, texts: readonly string[]): boolean {
	const name = file.slice(file.lastIndexOf("/") + 1);
	return texts.some((text) => text.includes(name));
}
