import path from "node:path";
import type { Format } from "../../../article/article.ts";
import { withoutCode } from "../../../article/body/markdown/codeblocks.ts";
import { percentDecoded } from "../../../article/text.ts";

/** A link that names the file of a page: `[x](../talks.md#first)`, `[x]: talks.md`, `href="talks.md"`, `[x](@/talks.md)`. */
const LINK =
	/(?:\]\(\s*<?|^ {0,3}\[[^\]\n]{1,999}\]:\s*<?|\bhref\s*=\s*["']?)(?![a-z][a-z\d+.-]*:|\/\/)([^\s()<>"'#?]{1,1000}\.(?:md|markdown|mdown|mkd|mdx|rst|ipynb|adoc|org))(?=[#?\s)>"'])/dgim;

/**
 * Puts the addresses of pages in the place of links to their files, relative to the file of the page or from the root of the folder.
 * @param file the path of the page's file below the folder
 * @param addressOf the address of a page, by the path of its file
 */
export function linkToPages(text: string, format: Format, file: string, addressOf: (path: string) => string | undefined): string {
	if (!/\.(md|markdown|mdown|mkd|mdx|rst|ipynb|adoc|org)\b/i.test(text)) return text;
	const plain = format === "markdown" ? withoutCode(text) : text;
	const parts: string[] = [];
	let at = 0;
	for (const { indices } of plain.matchAll(LINK)) {
		const [from, to] = indices?.[1] ?? [0, 0];
		const written = percentDecoded(text.slice(from, to));
		// Zola's begin with `@/`, which stands for the content.
		const inner = written.startsWith("@/")
			? written
			: written.startsWith("/")
				? written.slice(1)
				: path.posix.join(path.posix.dirname(file), written);
		const address = inner.startsWith("../") ? undefined : addressOf(path.posix.normalize(inner));
		if (address === undefined) continue;
		parts.push(text.slice(at, from), address);
		at = to;
	}
	return parts.join("") + text.slice(at);
}
