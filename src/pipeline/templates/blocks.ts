import { readFileSync } from "node:fs";
import path from "node:path";
import { lineAt } from "../../article/text.ts";
import { OURS } from "../../eleventy/nunjucks.ts";
import { offerOf } from "../../problem/nearest.ts";
import { compareText, type Problem } from "../../problem.ts";

/** A block of a template, outside of all other blocks. */
interface Block {
	readonly name: string;
	/** 1-based. */
	readonly line: number;
}

/** What is known of a template without running it. */
interface Outline {
	/** The templates that it may extend, by name; undefined where it extends none. */
	readonly parents: readonly string[] | undefined;
	readonly outer: readonly Block[];
	/** The names of all its blocks. */
	readonly blocks: readonly string[];
}

/**
 * Tells of blocks in the owner's templates that the extended template does not have: Nunjucks shows nothing of what stands in them.
 * A template is passed over where not all that it may extend is known.
 * @param texts the texts of the owner's templates, by name
 * @param ours the folder of our templates, absolute
 * @returns problems whose files are names of templates
 */
export function unknownBlocks(texts: ReadonlyMap<string, string>, ours: string): Problem[] {
	const outlines = new Map<string, Outline | undefined>();

	function outlineOf(name: string): Outline | undefined {
		if (!outlines.has(name)) {
			const isOurs = name.startsWith(OURS);
			const text = (isOurs ? undefined : texts.get(name)) ?? textOfOurs(ours, isOurs ? name.slice(OURS.length) : name);
			outlines.set(name, text === undefined ? undefined : outlineIn(text));
		}
		return outlines.get(name);
	}

	/** The blocks of templates and of all that these extend; undefined where one of them is not known. */
	function blocksOf(names: readonly string[]): ReadonlySet<string> | undefined {
		const blocks = new Set<string>();
		const met = new Set(names);
		for (const name of met) {
			const outline = outlineOf(name);
			if (!outline || outline.parents?.length === 0) return undefined;
			for (const block of outline.blocks) blocks.add(block);
			for (const parent of outline.parents ?? []) met.add(parent);
		}
		return blocks;
	}

	return [...texts.keys()].sort(compareText).flatMap((file) => {
		const { parents = [], outer = [] } = outlineOf(file) ?? {};
		const known = parents.length > 0 && outer.length > 0 ? blocksOf(parents) : undefined;
		return known ? outer.filter(({ name }) => !known.has(name)).map((block) => unknownBlock(file, block, known)) : [];
	});
}

function unknownBlock(file: string, { name, line }: Block, known: ReadonlySet<string>): Problem {
	return {
		file,
		line,
		rule: "block-unknown",
		severity: "warning",
		message: `What stands in the block ${name} is shown nowhere: the template that this one extends has no such block.${offerOf(name, known)}`,
		remedy: `Write it into one of these blocks: ${[...known].sort(compareText).join(", ")}.`,
	};
}

function textOfOurs(folder: string, name: string): string | undefined {
	try {
		return readFileSync(path.join(folder, name), "utf8");
	} catch {
		return undefined;
	}
}

/** Comments, and what is shown as it is typed. */
const NOT_RUN = /\{#.*?#\}|\{%-?\s*(raw|verbatim)\s*-?%\}.*?\{%-?\s*end\1\s*-?%\}/gs;

const TAGS = /\{%-?\s*(?:(extends)\s+([^%]*)|block\s+(\w+)|(endblock)\b)/g;

function outlineIn(text: string): Outline {
	const run = text.replace(NOT_RUN, (part) => part.replace(/[^\n]/g, " "));
	let parents: readonly string[] | undefined;
	let depth = 0;
	const outer: Block[] = [];
	const blocks: string[] = [];
	for (const { index, 1: isExtends, 2: named = "", 3: block, 4: isEnd } of run.matchAll(TAGS)) {
		if (isExtends) parents = templatesNamedIn(named);
		else if (isEnd) depth = Math.max(0, depth - 1);
		else if (block !== undefined) {
			blocks.push(block);
			if (depth++ === 0) outer.push({ name: block, line: lineAt(text, index) });
		}
	}
	return { parents, outer, blocks };
}

/** The templates that an expression gives: `"a.njk" if item.url == "/x/" else "b.njk"`; none where a variable may be one. */
function templatesNamedIn(expression: string): string[] {
	const choices = expression.split(/\belse\b/).map((choice) => /^\s*-?(["'])([^"']+)\1/.exec(choice)?.[2]);
	return choices.includes(undefined) ? [] : choices.flatMap((name) => name ?? []);
}
