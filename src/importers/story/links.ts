import type { Nodes, Root } from "hast";

const ADDRESSES = ["href", "src", "poster"] as const;

/**
 * Gives every address in a text to `rewrite`, in place.
 * @returns those that were there, each once
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

/** Whether an address needs no looking at: a place on the same page, a mailbox. */
export function isSettled(address: string): boolean {
	return address === "" || address.startsWith("#") || /^(?!https?:)[a-z][a-z\d+.-]*:/i.test(address);
}
