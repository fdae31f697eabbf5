import { readFenced } from "./frontmatter/fenced.ts";
import { readHeader } from "./frontmatter/header.ts";
import { readJsonObject } from "./frontmatter/json.ts";
import { NO_FRONT_MATTER, refused, type Split } from "./frontmatter/split.ts";

export type { Split } from "./frontmatter/split.ts";

/** A line of dashes that is no fence, with what looks like a field on the next line: a word processor makes long dashes of hyphens. */
const WRONG_FENCE = /^([\u2010-\u2015\u2212]{1,3}|--)[^\S\n]*\n[A-Za-z][\w-]{0,40}:\s/;

/** How far below a wrong fence its end is looked for, in characters. */
const MOST_FIELDS = 20_000;

/** The first sign of a text that can be seen: editors and web pages leave marks without a width. */
const VISIBLE = /[^\s\u200b-\u200f\u202a-\u202e\u2060\ufeff]/;

/**
 * Cuts front matter off a text: YAML between lines of `---`, TOML between lines of `+++`, a JSON object,
 * or header lines as Pelican, MultiMarkdown, Nikola and Hexo have them. Blank lines before it and blanks after a fence are allowed.
 * Never throws, never runs anything.
 */
export function splitFrontMatter(text: string): Split {
	const start = text.search(VISIBLE);
	if (start < 0) return NO_FRONT_MATTER;
	const head = text.slice(start, start + 200);
	if (/^(---[^\n-]*\n|\+\+\+\s*\n)/.test(head)) return readFenced(text, start) ?? NO_FRONT_MATTER;
	const [, dashes] = WRONG_FENCE.exec(head) ?? [];
	if (dashes !== undefined && hasLine(text.slice(start + dashes.length, start + MOST_FIELDS), [dashes, "---"])) {
		const message = `The first line is "${dashes}" and not "---", so the lines below it are no front matter.`;
		return refused(
			text,
			start,
			"front-matter-open",
			message,
			"Write three hyphens, ---, on the first line, and on the line behind the last field.",
		);
	}
	if (/^\{\s*"/.test(head)) return readJsonObject(text, start);
	return readHeader(text, start) ?? NO_FRONT_MATTER;
}

/** Whether one of some texts stands on a line of its own. */
function hasLine(text: string, wanted: readonly string[]): boolean {
	return text.split("\n").some((line) => wanted.includes(line.trim()));
}
