import type { Role } from "../table.ts";
import type { PelicanConfig } from "./config.ts";

const MARKDOWN = /\.(?:md|markdown|mkd|mdown)$/i;
const HTML = /\.html?$/i;
const RST = /\.rst$/i;

/** Texts that other programs must read, with why they are left out. */
const FOREIGN: readonly (readonly [pattern: RegExp, why: string])[] = [
	[/\.(?:ipynb|nbdata|ipynb-meta)$/i, "it is a notebook (.ipynb), which is not read"],
	[/\.(?:adoc|asciidoc|asc)$/i, "it is AsciiDoc, which is not read"],
	[/\.(?:org)$/i, "it is a text of Org mode, which is not read"],
	[/\.(?:textile|creole|wiki)$/i, "it is wiki text, which is not read"],
	[/\.(?:docx?|odt|tex)$/i, "it is a text of another program, which is not read"],
];

/** What a file of a site of Pelican is. */
export function pelicanRole(path: string, config: PelicanConfig): Role {
	const inside = path.startsWith(config.content) ? path.slice(config.content.length) : undefined;
	if (inside === undefined) return { role: "file" };
	const folder = inside.slice(0, Math.max(0, inside.lastIndexOf("/")));
	const isIn = (roots: readonly string[]) => roots.some((root) => root === "" || folder === root || folder.startsWith(`${root}/`));
	const isPage = isIn(config.pages.filter((root) => root !== ""));
	if (!isPage && !isIn(config.articles)) return { role: "file" };
	const isStatic = isIn(config.statics.filter((root) => root !== "")) || config.statics.includes(inside);
	if (isIn(config.excluded.filter((root) => root !== ""))) return { role: "file" };
	if (isStatic && !MARKDOWN.test(path) && !RST.test(path) && !HTML.test(path)) return { role: "file" };
	if (isIgnored(inside, config)) return { role: "none", why: "the configuration says that it is ignored (IGNORE_FILES)" };
	const why = FOREIGN.find(([pattern]) => pattern.test(path))?.[1];
	if (why !== undefined) return { role: "none", why };
	const format = MARKDOWN.test(path) ? "markdown" : HTML.test(path) || RST.test(path) ? "html" : undefined;
	if (format === undefined) return { role: "file" };
	if (config.content === "" && /^(?:readme|license|changelog|contributing|todo)\b|^(?:themes?|plugins|output|docs)\//i.test(inside))
		return { role: "file" };
	return { role: isPage ? "page" : "story", format };
}

function isIgnored(path: string, { settings }: PelicanConfig): boolean {
	const name = path.slice(path.lastIndexOf("/") + 1);
	return (settings.texts("IGNORE_FILES") ?? []).some((pattern) => {
		// Patterns of file names: few signs, and only `*` and `?` of them.
		if (pattern.length > 100 || (pattern.match(/\*/g)?.length ?? 0) > 3) return false;
		const expression = new RegExp(
			`^${pattern
				.replace(/[\\^$.+()[\]{}|/]/g, "\\$&")
				.replaceAll("*", ".*")
				.replaceAll("?", ".")}$`,
		);
		return expression.test(name) || expression.test(path);
	});
}
