import type { Nodes } from "hast";
import { toHtml } from "hast-util-to-html";

/**
 * A sanitised tree as HTML. HTML lets `<` stand in an attribute as it is; there it would begin a program for servers that look for those in
 * every page: `<?php`, `<%`, `<!--#exec`. The tree holds neither comments nor declarations, so these signs stand in attributes alone.
 */
export function htmlOf(tree: Nodes): string {
	return toHtml(tree).replace(/<(?=[?%!])/g, "&#x3C;");
}
