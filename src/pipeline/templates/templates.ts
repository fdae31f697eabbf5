import path from "node:path";
import { compareText, type Problem } from "../../problem.ts";
import { filesBelow } from "../content/files.ts";
import { unshownParts } from "./blocks.ts";
import { pagesWithoutHead } from "./heads.ts";
import { frontMatterOf } from "./syntax.ts";
import { isInOurFolders, unusedFiles } from "./unused.ts";
import { templateReader } from "./uses.ts";
import { unknownVariables } from "./variables.ts";

/** The owner's folder of templates, read. */
export interface OwnTemplates {
	/** The names of all its files, below it. */
	readonly files: readonly string[];
	/** The texts of templates, pages, words and style sheets, by name. */
	readonly texts: ReadonlyMap<string, string>;
	/** The texts of the settings file and of all that it imports. */
	readonly settings: readonly string[];
}

/**
 * What is odd in the owner's templates: names of which there is none, parts that are shown nowhere, pages without a head, files that nothing uses.
 * @param ours the folder of our templates, absolute
 * @returns problems whose files are names within the owner's folder
 */
export function problemsOfTemplates({ files, texts, settings }: OwnTemplates, ours: string): Problem[] {
	const isTemplate = (name: string) => name.endsWith(".njk") && !name.startsWith("assets/");
	const read = templateReader(new Map([...texts].filter(([name]) => isTemplate(name))), ours);
	const names = [...texts.keys()].filter(isTemplate).sort(compareText);
	const own = names.flatMap((name) => read(name) ?? []);
	const data = files.flatMap((file) => (file.startsWith("_data/") ? path.posix.basename(file).split(".") : []));
	// Pages of the owner's own have variables of their front matter, and hand them to what they extend.
	const matters = own.map(({ text }) => frontMatterOf(text));
	const added = new Set([...data, ...[...settings, ...matters].flatMap((text) => text.match(/\w+/g) ?? [])]);
	const isPage = (name: string) => !isInOurFolders(name) && !/(^|\/)_/.test(name);
	// What the preview shows beside a page is no template.
	const ourNames = filesBelow(ours).flatMap(({ path: file }) => (file.startsWith("preview/") ? [] : [file]));
	return [
		...pagesWithoutHead(read),
		...unshownParts(own, read),
		...unknownVariables({ own, read, isPage, mayBeAdded: (name) => added.has(name) }),
		...unusedFiles({ files, texts: [...texts.values(), ...settings] }, own, read, ourNames),
	];
}
