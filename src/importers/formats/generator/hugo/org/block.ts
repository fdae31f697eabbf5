import { codeBlock } from "../../code/show.ts";
import { orgLine } from "./inline.ts";

/** What a block of Org mode becomes in Markdown, by the name behind `#+begin_`. A block of another name is its words. */
export function orgBlock(
	name: string,
	value: string,
	held: readonly string[],
	tell: (what: string) => void,
	read: (text: string) => string,
): readonly string[] {
	if (name === "src" || name === "example") {
		// Org mode puts a comma before what would be a headline or a keyword.
		const code = dedented(held).map((line) => line.replace(/^([ \t]*),(?=[*#,])/, "$1"));
		return codeBlock(`${code.join("\n")}\n`, name === "src" ? (value.split(/\s/)[0] ?? "") : "", "markdown").split("\n");
	}
	if (name === "comment" || (name === "export" && !/^html\b/i.test(value))) {
		tell(name === "comment" ? "comment of Org mode" : `text for ${value.split(/\s/)[0] || "another program"} only`);
		return ["", ...held.map(() => ""), ""];
	}
	if (name === "export") return ["", ...held, ""];
	if (name === "verse") return ["", ...held.map((line) => (line.trim() === "" ? "" : `${orgLine(line.trim())}\\`)), ""];
	const inner = read(dedented(held).join("\n")).split("\n");
	return name === "quote" ? ["", ...inner.map((line) => `> ${line}`.trimEnd()), ""] : ["", ...inner, ""];
}

/** Lines without the blanks with which all of them begin. */
function dedented(lines: readonly string[]): string[] {
	const indents = lines.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length);
	const least = indents.reduce((least, indent) => Math.min(least, indent), Number.POSITIVE_INFINITY);
	return lines.map((line) => line.slice(Math.min(least, line.length)));
}
