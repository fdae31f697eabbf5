import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import type { BuildReport } from "../../../src/pipeline/build.ts";
import type { Changes } from "../../../src/pipeline/publish/changes.ts";
import { compareText } from "../../../src/problem.ts";
import { hashIn, type Tree } from "../archives.ts";

/** What came of a build: its report, or why it could not run. */
export type Outcome = { readonly report: BuildReport } | { readonly failure: string };

/** What an incremental and a clean build must both say. */
export function said(outcome: Outcome): unknown {
	if ("failure" in outcome) return { failure: true };
	const { files, articles, leftOut, outputs, published, problems } = outcome.report;
	return { files, articles, leftOut, outputs, published, problems: problems.filter(({ rule }) => !rule.startsWith("cache-")) };
}

export function changedPaths({ added, changed, removed }: Changes): string[] {
	const signed = (sign: string, list: Changes["added"]) => list.map((change) => `${sign} ${change.path} ${change.sha256}`);
	return [...signed("+", added), ...signed("~", changed), ...signed("-", removed)];
}

export function changesBetween(before: string, now: string): string[] {
	const [old, fresh] = [treeFrom(before), treeFrom(now)];
	const [oldPaths, freshPaths] = [old, fresh].map((tree) => Object.keys(tree).sort(compareText)) as [string[], string[]];
	return [
		...freshPaths.filter((file) => old[file] === undefined).map((file) => `+ ${file} ${fresh[file]}`),
		...freshPaths.filter((file) => old[file] !== undefined && old[file] !== fresh[file]).map((file) => `~ ${file} ${fresh[file]}`),
		...oldPaths.filter((file) => fresh[file] === undefined).map((file) => `- ${file} ${old[file]}`),
	];
}

export function treeFrom(manifest: string): Tree {
	const { files } = JSON.parse(manifest || '{"files":{}}') as { files: Record<string, { sha256: string }> };
	return Object.fromEntries(Object.entries(files).map(([file, { sha256 }]) => [file, sha256]));
}

export function hashed(tree: Tree): Tree {
	return Object.fromEntries(Object.keys(tree).map((file) => [file, hashIn(tree, file)]));
}

/** The files of a folder, by path with `/`, and when each was written. */
export function filesBelow(folder: string): Readonly<Record<string, number>> {
	if (!existsSync(folder)) return {};
	const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	const names = files.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"));
	return Object.fromEntries(names.sort(compareText).map((name) => [name, statSync(path.join(folder, name)).mtimeMs]));
}

/** How two trees differ, in words; empty where they do not. */
export function sameTree(wanted: Tree, found: Tree): string[] {
	return [...new Set([...Object.keys(wanted), ...Object.keys(found)])].flatMap((file) => {
		if (wanted[file] === found[file]) return [];
		if (wanted[file] === undefined) return [`${file} should not be there`];
		return [found[file] === undefined ? `${file} is missing` : `${file}:\n${firstDifference(wanted[file], found[file])}`];
	});
}

function firstDifference(wanted: string, found: string): string {
	const [a, b] = [wanted.split("\n"), found.split("\n")];
	const line = a.findIndex((text, index) => text !== b[index]);
	const at = line === -1 ? a.length : line;
	return `\twanted ${a[at] ?? "no more"}\n\tfound  ${b[at] ?? "no more"}`;
}

export function same(wanted: unknown, found: unknown): string[] {
	const [a, b] = [wanted, found].map((value) => JSON.stringify(value, null, 1)) as [string, string];
	return a === b ? [] : [firstDifference(a, b)];
}

export function demand(differences: readonly string[], otherwise: string): void {
	if (differences.length > 0) throw new Error(`${otherwise}:\n${differences.slice(0, 5).join("\n")}`);
}
