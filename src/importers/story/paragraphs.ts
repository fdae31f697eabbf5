import type { ElementContent } from "hast";

const BLOCKS = new Set(
	"address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul".split(
		" ",
	),
);

/** Whether a node is part of a line: text, emphasis, a link, a picture. */
export function isPhrasing(node: ElementContent): boolean {
	return node.type !== "element" || !BLOCKS.has(node.tagName);
}

/** Puts nodes between blocks into paragraphs of their own. Nodes without any block become one paragraph. */
export function paragraphs(nodes: readonly ElementContent[]): ElementContent[] {
	const result: ElementContent[] = [];
	let loose: ElementContent[] = [];
	for (const node of nodes) {
		if (isPhrasing(node) && !holdsBlock(node)) {
			loose.push(node);
			continue;
		}
		close();
		result.push(node);
	}
	close();
	return result;

	function close(): void {
		if (loose.some(isSomething)) result.push({ type: "element", tagName: "p", properties: {}, children: loose });
		else result.push(...loose.filter(({ type }) => type === "text"));
		loose = [];
	}
}

/** A link around a heading, or sound with its tracks, counts as a block. */
function holdsBlock(node: ElementContent): boolean {
	if (node.type !== "element") return false;
	if (node.tagName === "video" || node.tagName === "audio") return true;
	return node.children.some((child) => !isPhrasing(child) || holdsBlock(child));
}

function isSomething(node: ElementContent): boolean {
	if (node.type === "text") return node.value.trim() !== "";
	return node.type === "element" && node.tagName !== "br";
}
