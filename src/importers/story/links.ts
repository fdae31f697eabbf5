import type { Nodes, Root } from "hast";

const ADDRESSES = ["href", "src", "poster"] as const;

/**
 * Replaces every address in a tree by what `rewrite` returns, in place.
 * @returns the addresses that were there, each once
 */
export function relink(tree: Root, rewrite: (address: string) => string): readonly string[] {
	const used = new Set<string>();
	walk(tree);
	return [...used];

	function walk(node: Nodes): void {
		if (node.type === "element") {
			const { properties } = node;
			for (const name of ADDRESSES) {
				const address = properties[name];
				if (typeof address !== "string" || isSettled(address)) continue;
				used.add(address);
				properties[name] = rewrite(address);
			}
		}
		if ("children" in node) for (const child of node.children) walk(child);
	}
}

/** Whether an address stays as it is: a place on the same page, or a scheme such as `mailto:`. */
export function isSettled(address: string): boolean {
	return address === "" || address.startsWith("#") || /^(?!https?:)[a-z][a-z\d+.-]*:/i.test(address);
}
