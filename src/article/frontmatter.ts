import { readFenced } from "./frontmatter/fenced.ts";
import { readHeader } from "./frontmatter/header.ts";
import { readJsonObject } from "./frontmatter/json.ts";
import { NO_FRONT_MATTER, type Split } from "./frontmatter/split.ts";

export type { Split } from "./frontmatter/split.ts";

/**
 * Cuts front matter off a text: YAML between lines of `---`, TOML between lines of `+++`, a JSON object,
 * or header lines as Pelican, MultiMarkdown, Nikola and Hexo have them. Blank lines before it and blanks after a fence are allowed.
 * Never throws, never runs anything.
 */
export function splitFrontMatter(text: string): Split {
	const start = text.search(/\S/);
	if (start < 0) return NO_FRONT_MATTER;
	const head = text.slice(start, start + 200);
	if (/^(---[^\n-]*\n|\+\+\+\s*\n)/.test(head)) return readFenced(text, start) ?? NO_FRONT_MATTER;
	if (/^\{\s*"/.test(head)) return readJsonObject(text, start);
	return readHeader(text, start) ?? NO_FRONT_MATTER;
}
