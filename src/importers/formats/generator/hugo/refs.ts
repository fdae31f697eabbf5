import type { CodeContext } from "../code/call.ts";
import type { ContentFile } from "./content.ts";

/** Names under which other pages refer to one, of the surest kind first. */
export function referenceNames({ file, logical, base, language, dir, inContent, isBundle }: ContentFile): readonly string[] {
	const path = logical.toLowerCase();
	const short = base === "" || dir === "" ? [] : [keyOf(base.toLowerCase(), language.key)];
	// A bundle may be linked as if it were a file.
	const asFile = isBundle ? [file.replace(/\/_?index(\.[^/]*)$/, "$1")] : [];
	return [keyOf(path, language.key), ...short, ...(inContent === undefined ? [] : [inContent]), ...asFile];
}

function keyOf(path: string, language: string): string {
	return `ref ${language} ${path}`;
}

/**
 * The address of the page that a reference names, with the place on it: `/posts/a.md#b`, `a`, `../b/index.md`, `#c`.
 * @returns undefined if there is none
 */
export function referencedAddress(
	written: string,
	from: ContentFile,
	{ addressOf }: Pick<CodeContext, "addressOf">,
	language = from.language.key,
): string | undefined {
	const [, path = "", query = "", hash = ""] = /^([^#?]*)(\?[^#]*)?(#.*)?$/.exec(written.trim()) ?? [];
	if (path === "") return hash === "" ? undefined : hash;
	if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(path)) return written.trim();
	const plain = withoutEnding(path, language);
	const candidates = plain.startsWith("/")
		? [normal(plain)]
		: [normal(`${from.isBundle ? from.logical : `/${from.dir}`}/${plain}`), normal(`/${from.dir}/${plain}`), normal(`/${plain}`)];
	for (const candidate of candidates) {
		const found = addressOf(keyOf(candidate, language));
		if (found !== undefined) return found + query + hash;
	}
	if (plain.startsWith("/")) return undefined;
	const found = addressOf(keyOf(plain.split("/").at(-1) ?? "", language));
	return found === undefined ? undefined : found + query + hash;
}

/** The path of a page, in lower case, without the name of a bundle's file, its language and its ending. */
function withoutEnding(path: string, language: string): string {
	const plain = path.toLowerCase().replace(/\.(md|markdown|html?)$/, "");
	const own = plain.endsWith(`.${language}`) ? plain.slice(0, -language.length - 1) : plain;
	return own.replace(/(^|\/)_?index$/, "$1").replace(/(?!^)\/+$/, "");
}

/** A path without `.` and `..`, and without a slash at its end. */
function normal(path: string): string {
	const parts: string[] = [];
	for (const part of path.toLowerCase().split("/")) {
		if (part === "..") parts.pop();
		else if (part !== "" && part !== ".") parts.push(part);
	}
	return `/${parts.join("/")}`;
}
