import type { FieldSource } from "../fields/written.ts";
import { splitFrontMatter } from "../frontmatter.ts";
import { lineAt } from "../text.ts";
import { withholds } from "./metatags.ts";

/** How far below the front matter a second one is looked for, in characters. */
const MOST = 20_000;

/**
 * What a second front matter says against publishing the story, or against publishing it yet: programs that change files put one
 * before that which is there. All else in it is text, as other generators have it.
 * @param bodyAt where in the text the first one ends; 0 where there is none
 * @param zone the site's time zone
 * @returns a source for each such field
 */
export function secondFrontMatter(file: string, text: string, bodyAt: number, zone: string): FieldSource[] {
	if (bodyAt === 0) return [];
	const rest = text.slice(bodyAt, bodyAt + MOST);
	if (!/^\s*(?:---|\+\+\+)[^\S\n]*\n/.test(rest)) return [];
	const { fields, fault, line } = splitFrontMatter(rest);
	if (fault) return [];
	return Object.entries(fields).flatMap(([name, value]) => {
		const key = withholds(name, String(value), zone);
		return key === undefined ? [] : [{ file, values: { [key]: value }, line: lineAt(text, bodyAt) + line - 1 }];
	});
}
