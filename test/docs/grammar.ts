// The grammar of the blocks of code in the documentation. Each is fenced, with a language:
//
// - `sh`: commands, one a line; a line that ends in `\` goes on in the next. They are run from the top of a page to its end,
//   in a folder of the page's own, where `npx backfile` is at hand. A command may end with a comment:
//   `# exits with 1`, or `# stop with Ctrl-C` where it serves until it is stopped.
// - `text` right after `sh`: what the last of these commands prints, or the last few. `…` stands for anything.
// - any language and a path, such as `yaml content/terms.yml`: the file is written into the folder.
// - any other: a text that the language can read (languages.ts); TypeScript must also fit the types of the package.
//
// Comments of a page: `<!-- folder: built -->` at its top says what the folder holds (FOLDERS in blocks.ts; else `archive`);
// `<!-- not run: WHY -->` on the line before a block says why it is not run.
import { type Block, partsOf } from "./blocks.ts";
import { LANGUAGES } from "./languages.ts";
import type { Page } from "./pages.ts";

/** The comments at the end of a command that say how it ends. */
export const ENDINGS = { exitsWith: /#.*\bexits with (\d+)\s*$/, untilStopped: /# stop with Ctrl-C\s*$/ };

/** What is wrong with the blocks of a page, each with its place and what to do. */
export function grammarFaults(page: Page): string[] {
	const { blocks, faults } = partsOf(page);
	return [...faults, ...blocks.flatMap((block) => faultOf(block) ?? [])];
}

function faultOf(block: Block): string | undefined {
	const place = `${block.page}:${block.line}`;
	if (block.isIndented) return `${place}: fence this block and name its language: \`\`\`sh`;
	if (block.language === "") return `${place}: name the language of this block: \`\`\`sh, \`\`\`yaml, \`\`\`text…`;
	const parse = LANGUAGES[block.language];
	if (parse === undefined) return `${place}: the tests know no language “${block.language}”; add it to test/docs/languages.ts`;
	if (block.file !== undefined && !isInside(block.file)) return `${place}: “${block.file}” is no path below the page's folder`;
	try {
		parse(block.text, block.file);
		return undefined;
	} catch (error) {
		return `${place}: this is not ${block.language}: ${error instanceof Error ? error.message : String(error)}`;
	}
}

/** A path with `/` that does not lead out of its folder. */
function isInside(file: string): boolean {
	return !/\\|^\//.test(file) && !file.split("/").includes("..");
}
