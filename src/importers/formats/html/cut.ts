/** Where a page is cut off, 1-based. */
export interface Cut {
	readonly line: number;
	readonly message: string;
}

/** Where the text of a page is cut off; undefined if it is whole. A page without any end tags may be whole. */
export function cutOff(text: string): Cut | undefined {
	const end = text.slice(-200_000);
	if (/<\/(html|body)\s*>/i.test(end)) return undefined;
	const line = text.trimEnd().split("\n").length;
	const tag = text.lastIndexOf("<");
	if (text.lastIndexOf("<!--") > text.lastIndexOf("-->")) return { line, message: "it ends within a comment" };
	if (tag > text.lastIndexOf(">") && /^<\/?[a-z!]/i.test(text.slice(tag, tag + 3))) return { line, message: "it ends within a tag" };
	const lower = text.toLowerCase();
	if (lower.lastIndexOf("<script") > lower.lastIndexOf("</script")) return { line, message: "it ends within a script" };
	const open = ["article", "main", "div", "section"].find((name) => count(lower, `<${name}`) > count(lower, `</${name}`));
	return open === undefined ? undefined : { line, message: `it ends within <${open}>` };
}

function count(text: string, part: string): number {
	let found = 0;
	for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) found++;
	return found;
}
