import type { Article } from "../../article/article.ts";
import { once } from "../../system/once.ts";
import { foldedPath } from "../claims.ts";
import type { Kind } from "../kinds.ts";
import type { Address } from "../output.ts";

/** What of an output a link needs to know. */
export interface LinkedOutput extends Address {
	/** Undefined for a copied file. */
	readonly kind?: Kind;
	/** The content file that it comes from. */
	readonly source?: string;
}

/** Where a link leads. */
export interface Target extends Address {
	/** The story or standing page that stands there. */
	readonly article?: Article;
}

/** Finds what stands at a path of the site. */
export interface PageFinder {
	/**
	 * @param path from the root of the site, decoded, such as `/2010/02/03/slug/`
	 * @returns what stands there; at an old address of a story, the story itself
	 */
	at(path: string): Target | undefined;
	/** Whether a host that serves files as they are answers to this path with this very output. */
	isAt(path: string, target: Target): boolean;
}

/**
 * @param outputs everything that the site consists of
 * @param articles the stories and standing pages that have an address, by their file
 */
export function makePageFinder(
	outputs: () => readonly LinkedOutput[],
	articles: ReadonlyMap<string, Article>,
	addressOf: (article: Article) => Address,
	urls: "html" | "clean" | "folders",
): PageFinder {
	const byPath = once(() => new Map(outputs().map((output) => [foldedPath(output.path), output])));
	return {
		at(path) {
			const output = pathsAt(path)
				.map((file) => byPath().get(foldedPath(file)))
				.find((found) => found !== undefined);
			if (!output) return undefined;
			const article = output.source === undefined ? undefined : articles.get(output.source);
			return article && output.kind === "redirect" ? { ...addressOf(article), article } : { url: output.url, path: output.path, article };
		},
		isAt(path, target) {
			const file = path.slice(1);
			if (path.endsWith("/")) return `${file}index.html` === target.path;
			return file === target.path || (urls === "clean" && `${file}.html` === target.path);
		},
	};
}

/** The files that may stand at a path, the likeliest first. Old sites served pages with and without an extension, and as folders. */
export function pathsAt(path: string): string[] {
	const name = path.slice(1).normalize("NFC");
	if (name === "" || name.endsWith("/")) {
		const folder = name.replace(/\/+$/, "");
		return folder === "" ? ["index.html"] : [`${folder}/index.html`, `${folder}.html`, folder];
	}
	const plain = [name, `${name}.html`, `${name}/index.html`];
	const stem = /^(.*?)\.(html?|php|aspx?|md|markdown)$/i.exec(name)?.[1];
	if (stem === undefined) return plain;
	const folder = /^(.*\/)?index$/i.exec(stem);
	return [...plain, ...(folder ? [`${folder[1] ?? ""}index.html`] : [`${stem}.html`, `${stem}/index.html`])];
}
