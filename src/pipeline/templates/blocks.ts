import { offerOf } from "../../problem/nearest.ts";
import { compareText, type Problem } from "../../problem.ts";
import { type Node, nameOf, nodesIn, partsOf } from "./syntax.ts";
import { namesIn, type ReadTemplate } from "./uses.ts";

/**
 * Tells of what stands in the owner's templates and is shown nowhere, since these extend others: text outside of all blocks, and blocks that
 * the extended template does not have. For blocks, a template is passed over where not all that it may extend is known.
 * @param read gives a template by its name, as templates name it
 * @returns problems whose files are names of templates
 */
export function unshownParts(own: readonly ReadTemplate[], read: (name: string) => ReadTemplate | undefined): Problem[] {
	return own.flatMap(({ name: file, root: tree }) => {
		const root = tree();
		const parents = root && parentsOf(root);
		if (!root || !parents) return [];
		const outer = outerBlocks(root);
		const known = outer.length > 0 ? blocksOf(parents, read) : undefined;
		const unknown = known ? outer.filter((block) => !known.has(nameOf(block.name))) : [];
		return [...unshownText(file, root), ...unknown.map((block) => unknownBlock(file, block, known ?? new Set()))];
	});
}

/** The templates that a template may extend, undefined among them for one that only a variable names; undefined where it extends none. */
function parentsOf(root: Node): readonly (string | undefined)[] | undefined {
	const all = nodesIn(root).filter(({ typename }) => typename === "Extends");
	return all.length > 0 ? all.flatMap(({ template }) => namesIn(template)) : undefined;
}

/** The blocks of templates and of all that these extend; undefined where one of them is not known. */
function blocksOf(
	names: readonly (string | undefined)[],
	read: (name: string) => ReadTemplate | undefined,
): ReadonlySet<string> | undefined {
	const blocks = new Set<string>();
	const met = new Set(names);
	for (const name of met) {
		const root = name === undefined ? undefined : read(name)?.root();
		if (!root) return undefined;
		for (const node of nodesIn(root)) if (node.typename === "Block") blocks.add(nameOf(node.name));
		for (const parent of parentsOf(root) ?? []) met.add(parent);
	}
	return blocks;
}

/** The blocks of a template that stand in no other block. */
function outerBlocks(node: Node): Node[] {
	return partsOf(node).flatMap((part) => (part.typename === "Block" ? [part] : outerBlocks(part)));
}

function unknownBlock(file: string, block: Node, known: ReadonlySet<string>): Problem {
	const name = nameOf(block.name);
	return {
		file,
		line: block.lineno + 1,
		rule: "block-unknown",
		severity: "warning",
		message: `What stands in the block ${name} is shown nowhere: the template that this one extends has no such block.${offerOf(name, known)}`,
		remedy: `Write it into one of these blocks: ${[...known].sort(compareText).join(", ")}.`,
	};
}

/** The first text outside of all blocks. */
function unshownText(file: string, root: Node): Problem[] {
	const text = partsOf(root)
		.filter(({ typename }) => typename === "Output")
		.flatMap(partsOf)
		.find(({ typename, value }) => typename === "TemplateData" && /\S/.test(String(value)));
	if (!text) return [];
	const before = /^\s*/.exec(String(text.value))?.[0] ?? "";
	return [
		{
			file,
			line: text.lineno + before.split("\n").length,
			rule: "text-unshown",
			severity: "warning",
			message: "The text here is shown nowhere: this template extends another one, and the text stands outside of all blocks.",
			remedy: "Write it into a block, such as {% block main %}…{% endblock %}.",
		},
	];
}
