import { splitFrontMatter } from "../../../../article/frontmatter.ts";
import { membersOf } from "../../../reading/values.ts";
import { withLowerKeys } from "../datafile.ts";
import type { SiteFolder } from "../folder.ts";
import type { HugoConfig } from "./config.ts";
import type { Content, ContentFile } from "./content.ts";
import { globMatches } from "./permalinks.ts";

/** Front matter that a page has from the lists above it. */
export interface Cascaded {
	/** The file that it stands in, below the site; undefined for that of the configuration. */
	readonly file?: string;
	/** With keys in lower case. */
	readonly values: Readonly<Record<string, unknown>>;
}

/** Front matter of the lists of a site, such as sections and terms: what they say, and what they give to pages below. */
export interface Lists {
	/** The front matter of a list by its file, with keys in lower case. */
	readonly values: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
	/** What a page has from above; the nearest comes first. */
	cascadeOf(page: ContentFile): readonly Cascaded[];
	/** Whether the front matter of a list above a page cannot be read: nobody knows whether it holds the page back. */
	isUnknownAbove(page: ContentFile): boolean;
	/** The title of a list of a language by its path, such as `/posts`. */
	titleOf(logical: string, language: string): string | undefined;
}

/** Keys that no page takes from above. */
const OWN = /^(cascade|_target|target|title|aliases|url|slug|date)$/;

/** Reads the front matter of all lists. What cannot be read is told where the list itself is read. */
export function readLists(folder: SiteFolder, config: HugoConfig, content: Content): Lists {
	const values = new Map<string, Readonly<Record<string, unknown>>>();
	const unread = new Set<string>();
	const byPath = new Map<string, ContentFile>();
	for (const page of content.pages.values()) {
		if (page.kind === "page") continue;
		const text = folder.read(page.file);
		const { fields, fault } = splitFrontMatter(text ?? "");
		if (text === undefined || fault) unread.add(page.file);
		values.set(page.file, membersOf(withLowerKeys(fields)));
		byPath.set(`${page.language.key} ${page.logical.toLowerCase()}`, page);
	}
	const listAt = (logical: string, language: string) => byPath.get(`${language} ${logical.toLowerCase()}`);
	/** The lists that a page lies in, the nearest first. */
	const listsAbove = ({ logical, language }: ContentFile): ContentFile[] => {
		const parts = logical.split("/").filter((part) => part !== "");
		const paths = parts.map((_, index) => `/${parts.slice(0, index).join("/")}`).reverse();
		return paths.flatMap((path) => listAt(path, language.key) ?? []);
	};
	return {
		values,
		isUnknownAbove: (page) => listsAbove(page).some(({ file }) => unread.has(file)),
		cascadeOf(page) {
			const found: Cascaded[] = [];
			for (const list of listsAbove(page)) {
				const given = values.get(list.file)?.cascade;
				if (given !== undefined) found.push(...applying(given, page).map((one) => ({ file: list.file, values: one })));
			}
			return [...found, ...applying(config.cascade, page).map((one) => ({ values: one }))];
		},
		titleOf(logical, language) {
			const title = values.get(listAt(logical, language)?.file ?? "")?.title;
			return typeof title === "string" && title.trim() !== "" ? title.trim() : undefined;
		},
	};
}

/** The members of a cascade that are for a page. */
function applying(cascade: unknown, page: ContentFile): readonly Readonly<Record<string, unknown>>[] {
	return [cascade].flat().flatMap((one) => {
		const given = membersOf(one);
		const { path, kind, lang } = membersOf(given.target ?? given["_target"]);
		if (typeof kind === "string" && !globMatches(kind, page.kind)) return [];
		if (typeof lang === "string" && !globMatches(lang, page.language.key)) return [];
		if (typeof path === "string" && !globMatches(path, page.logical.toLowerCase())) return [];
		const params = membersOf(given.params);
		const values = Object.entries({ ...params, ...given }).filter(([key]) => !OWN.test(key) && key !== "params");
		return values.length === 0 ? [] : [Object.fromEntries(values)];
	});
}
