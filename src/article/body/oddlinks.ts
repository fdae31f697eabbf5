import type Token from "markdown-it/lib/token.mjs";
import { FOLLOWED, mayFollow, mayShow } from "./schemes.ts";

/** A link or a picture whose address is of a scheme that no page of ours has. */
export interface OddLink {
	readonly address: string;
	/** 1-based, in the body. */
	readonly line: number;
}

/** Markdown without a match links to no address of another scheme. */
export const ODD_SCHEME = new RegExp(String.raw`(?:\]\(\s*<?|\]:\s*<?|<)(?!(?:${FOLLOWED.join("|")}):)[a-z][a-z\d+.-]*:`, "i");

/** Finds the links and pictures of Markdown whose addresses are dropped. */
export function linksWithOddSchemes(tokens: readonly Token[]): OddLink[] {
	const found: OddLink[] = [];
	let line = 1;
	for (const token of tokens) {
		if (token.map) line = token.map[0] + 1;
		let within = line;
		for (const child of token.children ?? []) {
			const address = child.attrGet(child.type === "image" ? "src" : "href") ?? "";
			const isOdd = child.type === "image" ? !mayShow(address) : child.type === "link_open" && !mayFollow(address);
			if (isOdd) found.push({ address, line: within });
			within += child.type === "softbreak" || child.type === "hardbreak" ? 1 : child.content.split("\n").length - 1;
		}
	}
	return found;
}
