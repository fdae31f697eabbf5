import type { Role } from "../table.ts";
import type { NikolaConfig, TextFolder } from "./config.ts";

/** What the path of a text says of it. */
export interface TextPlace {
	readonly of: TextFolder;
	/** Its path without language and extension. */
	readonly stem: string;
	/** With a dot, in lower case. */
	readonly extension: string;
	/** Its language, where it is a translation. */
	readonly language?: string;
}

/** Where a text of the site stands; undefined for other files. */
export function placeOf(path: string, config: NikolaConfig): TextPlace | undefined {
	const { base, language } = withoutLanguage(path, config);
	const name = base.slice(base.lastIndexOf("/") + 1);
	const of = config.texts.find(({ folder, name: pattern }) => base.startsWith(folder) && pattern.test(name));
	const extension = /\.[^./]+$/.exec(base)?.[0] ?? "";
	if (!of) return undefined;
	return {
		of,
		stem: base.slice(0, base.length - extension.length),
		extension: extension.toLowerCase(),
		...(language !== undefined && { language }),
	};
}

/** The path of the text in the default language. */
export function withoutLanguage(
	path: string,
	{ translations, isLanguageLast }: NikolaConfig,
): { readonly base: string; readonly language?: string } {
	const found = isLanguageLast ? /^([^]*\.[^./]+)\.([^./]+)()$/.exec(path) : /^([^]*)\.([^./]+)(\.[^./]+)$/.exec(path);
	const [, before = "", language = "", extension = ""] = found ?? [];
	return translations.has(language) ? { base: before + extension, language } : { base: path };
}

/** The file with the fields of a text. */
export function metaFileOf(path: string, config: NikolaConfig): string {
	const { base, language } = withoutLanguage(path, config);
	const stem = base.replace(/\.[^./]+$/, "");
	if (language === undefined) return `${stem}.meta`;
	return config.isLanguageLast ? `${stem}.meta.${language}` : `${stem}.${language}.meta`;
}

const MARKDOWN = /^(?:markdown|commonmark|misaka|mistune|pandoc_md)$/;

/** What a file of a site of Nikola is. */
export function nikolaRole(path: string, config: NikolaConfig): Role {
	if (/\.meta(?:\.[^./]+)?$/i.test(path)) return { role: "file" };
	const place = placeOf(path, config);
	const compiler = place && config.compilers.get(place.extension);
	if (!place || compiler === undefined) return { role: "file" };
	const role = place.of.isPost ? "story" : "page";
	if (compiler === "ipynb") return { role: "none", why: "it is a notebook (.ipynb), which is not read" };
	if (MARKDOWN.test(compiler)) return { role, format: "markdown" };
	if (compiler === "rest" || compiler === "html") return { role, format: "html" };
	return { role: "none", why: `it is written for ${compiler}, which is not read` };
}

/** Whether a text is reStructuredText. */
export function isRst(path: string, config: NikolaConfig): boolean {
	const place = placeOf(path, config);
	return place !== undefined && config.compilers.get(place.extension) === "rest";
}
