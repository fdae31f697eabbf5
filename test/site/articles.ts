import { collate } from "../../src/archive/archive.ts";
import { noTermNotes } from "../../src/archive/termnotes.ts";
import type { Article } from "../../src/article/article.ts";
import { type ArchiveSettings, defineArchive, type Settings } from "../../src/settings.ts";
import type { Carried } from "../../src/site/material.ts";
import type { Rendered } from "../../src/site/output.ts";
import { type Plan, plan } from "../../src/site/plan.ts";
import { story } from "../archive/articles.ts";

/** An article named `id`, with the fields given. */
export function article(id: string, date?: string, fields: Partial<Article> = {}): Article {
	return story(id, date, { headline: `Headline of ${id}`, ...fields });
}

export function settings(own: Partial<ArchiveSettings> = {}): Settings {
	return defineArchive({ title: "Test", url: "https://example.org/", ...own });
}

/** Plans a site of articles, for a moment after all of them. */
export function planOf(
	articles: readonly Article[],
	own: Partial<ArchiveSettings> = {},
	pages: readonly Article[] = [],
	files: readonly Carried[] = [],
): Plan {
	const given = settings(own);
	const archive = collate(articles, { ...given, termNotes: noTermNotes, at: Date.UTC(2100, 0) });
	return plan({ archive, pages: { stories: pages, tombstones: [], withheld: [] }, files, settings: given });
}

/** The rendered outputs of a plan, by path. */
export function byPath({ outputs }: Plan): ReadonlyMap<string, Rendered> {
	return new Map(outputs.flatMap((output) => (output.sort === "rendered" ? [[output.path, output] as const] : [])));
}

/** A plan as text, with the data of all its outputs. */
export function written({ site, outputs, problems, missing }: Plan): string {
	const filled = outputs.map((output) => (output.sort === "copied" ? output : { ...output, data: output.data() }));
	return JSON.stringify({ site, outputs: filled, problems, missing });
}

/** The paths of outputs whose data differ between two plans, or that only one has. */
export function changed(before: Plan, after: Plan): string[] {
	const [old, now] = [before, after].map(byPath) as [ReadonlyMap<string, Rendered>, ReadonlyMap<string, Rendered>];
	const paths = new Set([...old.keys(), ...now.keys()]);
	return [...paths].filter((path) => JSON.stringify(old.get(path)?.data()) !== JSON.stringify(now.get(path)?.data())).sort();
}
