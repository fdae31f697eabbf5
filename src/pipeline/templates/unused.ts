import { templateLike } from "../../eleventy/templatenames.ts";
import { compareText, type Problem } from "../../problem.ts";
import { KIND_NAMES, KINDS } from "../../site/kinds.ts";
import { frontMatterOf } from "./syntax.ts";
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
	const pages = own.filter(({ name }) => !isInOurFolders(name));
	const misplaced = pages.flatMap((page) => misplacedFile(page.name, misplacedLayout(page, ours)));
	const used = usedFrom([...layouts, ...pages.map(({ name }) => name)], read);
	const isUsed = new Set(used.map(({ name }) => name));
	const knowsAll = used.every(({ isOurs, usesUnknown }) => isOurs || !usesUnknown);
	const unused = [...folder.files].sort(compareText).flatMap((file) => {
		if (isUsed.has(file) || ours.includes(file) || isNamed(file, folder.texts)) return [];
		const why = whyUnused(file, knowsAll, folder);
		return why === undefined ? [] : [unusedFile(file, why, ours)];
	});
	return [...misplaced, ...unused];
}

/** Layouts whose names may well be those of pages of the owner's own. */
const PAGE_NAMES: ReadonlySet<string> = new Set(["calendar", "corrections", "data", "feeds", "index", "page", "search", "undated"]);

/** The template of ours that is meant by a page of the owner's own that has its name, and says nothing of its own address. */
function misplacedLayout({ name, text }: ReadTemplate, ours: readonly string[]): string | undefined {
	if (name.includes("/") || PAGE_NAMES.has(name.slice(0, -".njk".length)) || frontMatterOf(text) !== "") return undefined;
	return ours.find((layout) => layout.startsWith("layouts/") && layout.endsWith(`/${name}`));
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
	const [, style] = /\.(scss|sass|less|styl)$/.exec(file) ?? [];
	// Where the settings speak of such files, something may make CSS of them.
	const speaks = new RegExp(`["'\`.]${style}\\b`);
	if (style !== undefined)
		return texts.some((text) => speaks.test(text)) ? undefined : "browsers read CSS alone, and nothing makes CSS of it";
	if (/^assets\/.*\.css$/.test(file)) return file === "assets/own.css" ? undefined : "no template of yours links to it";
	if (isInOurFolders(file) || PAGES.test(file)) return undefined;
	// The config may have Eleventy copy whole folders.
	return texts.some((text) => text.includes("addPassthroughCopy")) ? undefined : "it is no template, and stands outside of assets/";
}

function unusedFile(file: string, why: string, ours: readonly string[]): Problem {
	const isStyle = /\.(css|scss|sass|less|styl)$/.test(file);
	const names = [...(isStyle ? ["assets/own.css"] : []), ...ours.filter((name) => name.endsWith(".css") === isStyle)];
	const like = templateLike(file, names);
	return {
		file,
		rule: "template-unused",
		severity: "warning",
		message: `Nothing uses this file: ${why}.${like === undefined ? "" : ` Did you mean ${like}?`}`,
		remedy: remedyFor(file, isStyle),
	};
}

function remedyFor(file: string, isStyle: boolean): string {
	if (!isStyle)
		return "Give it the name of what it is to stand over (npx backfile eject lists all names), name it in a template, or take it out.";
	return file.endsWith(".css")
		? "Call it assets/own.css, which every page uses, link to it in a template, or take it out."
		: "Write it as CSS into assets/own.css, which every page uses, or have a program do so; or take it out.";
}

function misplacedFile(file: string, meant: string | undefined): Problem[] {
	if (meant === undefined) return [];
	return [
		{
			file,
			line: 1,
			rule: "template-unused",
			severity: "warning",
			message: `No page of the archive uses this file: it makes a page of its own. Did you mean ${meant}?`,
			remedy: `Move it into the folder layouts beside it; or, where it is to be a page, say its address in front matter, such as permalink: /staff.html`,
		},
	];
}

/** Whether a file is named anywhere: by its path, or by its last name. */
function isNamed(file: string, texts: readonly string[]): boolean {
	const name = file.slice(file.lastIndexOf("/") + 1);
	return texts.some((text) => text.includes(name));
}
