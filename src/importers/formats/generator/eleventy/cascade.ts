import type { ImportProblem } from "../../../importer.ts";
import { membersOf } from "../../../reading/values.ts";
import { readDataFile } from "../datafile.ts";
import type { SiteFolder } from "../folder.ts";

/** What files of data beside a page and in the folders above it say of it. */
export interface Cascade {
	/** Of its folders, from the top down, then of the page itself. */
	dataOf(path: string): Readonly<Record<string, unknown>>;
	/** The tags of its folders, which name collections. */
	collectionsOf(path: string): readonly string[];
	/** What is wrong with those files: nobody knows whether they hold the page back. */
	faultsOf(path: string): readonly ImportProblem[];
}

/** The files of data beside a page or a folder: what they say, and what is wrong with them. */
interface Beside {
	readonly values: Readonly<Record<string, unknown>>;
	readonly faults: readonly ImportProblem[];
}

/** @param input the folder of the pages, with `/` at its end; empty for the folder itself */
export function readCascade(folder: SiteFolder, input: string): Cascade {
	const known = new Map<string, Beside>();
	/** `posts/posts.json`, `posts/posts.11tydata.json`, `posts/posts.11tydata.js`. */
	const beside = (stem: string): Beside => {
		const found = known.get(stem);
		if (found) return found;
		const values: Record<string, unknown> = {};
		const faults: ImportProblem[] = [];
		for (const ending of [".json", ".11tydata.json", ".yml", ".yaml"]) {
			const file = readDataFile(folder, stem + ending);
			if (file && "problem" in file) faults.push(file.problem);
			else if (file) Object.assign(values, membersOf(file.value));
		}
		for (const ending of [".11tydata.js", ".11tydata.cjs", ".11tydata.mjs"]) Object.assign(values, literalsIn(folder.read(stem + ending)));
		known.set(stem, { values, faults });
		return { values, faults };
	};
	const folders = (path: string): Beside[] => {
		const parts = path.slice(input.length).split("/").slice(0, -1);
		return parts.map((name, index) => beside(`${input}${parts.slice(0, index + 1).join("/")}/${name}`));
	};
	const all = (path: string): Beside[] => [...folders(path), beside(path.replace(/\.[^./]+$/, ""))];
	return {
		dataOf: (path) => merged(all(path)),
		collectionsOf: (path) => tagsIn(merged(folders(path)).tags),
		faultsOf: (path) => all(path).flatMap(({ faults }) => faults),
	};
}

/** Later values count; lists of tags are put together. */
function merged(all: readonly Beside[]): Readonly<Record<string, unknown>> {
	const tags = [...new Set(all.flatMap(({ values }) => tagsIn(values.tags)))];
	return { ...Object.assign({}, ...all.map(({ values }) => values)), ...(tags.length > 0 && { tags }) } as Readonly<
		Record<string, unknown>
	>;
}

/** A tag is a text, or a list of them; Eleventy does not split a text at commas. */
export function tagsIn(value: unknown): string[] {
	return [value ?? []].flat().filter((tag): tag is string => typeof tag === "string" && tag !== "");
}

/** The values that a program of data gives, as far as they are written out. */
function literalsIn(text: string | undefined): Record<string, unknown> {
	const values: Record<string, unknown> = {};
	if (text === undefined) return values;
	for (const [, name = "", double, single, list, truth] of text.matchAll(
		/\b(tags|layout|permalink|author|authors|lang|language|section|category|date|draft)["']?\s*:\s*(?:"([^"\n]*)"|'([^'\n]*)'|\[([^[\]]*)\]|(true|false)\b)/g,
	)) {
		if (Object.hasOwn(values, name)) continue;
		const items = list === undefined ? undefined : [...list.matchAll(/["'`]([^"'`]*)["'`]/g)].map(([, item]) => item);
		const value = double ?? single ?? items ?? (name === "draft" ? truth === "true" : undefined);
		if (value !== undefined) values[name] = value;
	}
	return values;
}
