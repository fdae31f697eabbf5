import { closeSync, lstatSync, openSync, readdirSync, readFileSync, readSync } from "node:fs";
import path from "node:path";
import { decode } from "../../../article/encoding.ts";
import { compareText } from "../../../problem.ts";

/** The folder of a site. Folders of libraries and of built pages are left out, and so is all that begins with a dot. Links are never followed. */
export interface SiteFolder {
	/** As the user wrote it; for problems. */
	readonly name: string;
	/** Absolute. */
	readonly path: string;
	/** The paths of all files below it, with `/`, in one order on any machine. */
	files(): readonly string[];
	/** The file whose path ends so, such as `/wall.png`, if there is only one. */
	fileEndingIn(end: string): string | undefined;
	/** Whether a file or a folder is there: no link. */
	has(path: string): boolean;
	/** The first letters of a file, by which it can be told what it is; empty where it is not there, or is a link. */
	head(path: string, bytes?: number): string;
	/** The text of a small file, such as a configuration; undefined where it is not there, is a link, or is too large. */
	read(path: string): string | undefined;
}

/** Folders that hold no pages, wherever they are. */
const LIBRARIES = /^(node_modules|bower_components|__MACOSX)$/;

/** Folders at the top that generators write to, or that hold libraries. */
const BUILT = /^(vendor|_site|public|output|cache|dist|resources|env|venv|target)$/i;

/** No configuration is larger, in bytes. */
const LARGEST = 4_000_000;

/** So much of a file tells what it is, in bytes. */
const HEAD = 200;

/** No folder of a site is deeper. */
const DEEPEST = 60;

/** Opens the folder of a site. Nothing is read before it is asked for. */
export function openSiteFolder({ name, path: full }: { readonly name: string; readonly path: string }): SiteFolder {
	let found: readonly string[] | undefined;
	let byName: ReadonlyMap<string, readonly string[]> | undefined;
	return {
		name: name.replace(/[\\/]+$/, ""),
		path: full,
		files: () => (found ??= walk(full)),
		fileEndingIn(end) {
			byName ??= filesByName((found ??= walk(full)));
			const files = byName.get(end.slice(end.lastIndexOf("/") + 1))?.filter((file) => file.endsWith(end)) ?? [];
			return files.length === 1 ? files[0] : undefined;
		},
		has: (inner) => statOf(full, inner)?.isSymbolicLink() === false,
		head(inner, bytes = HEAD) {
			if (!statOf(full, inner)?.isFile()) return "";
			const descriptor = openSync(path.join(full, inner), "r");
			try {
				const head = Buffer.alloc(bytes);
				return head.subarray(0, readSync(descriptor, head, 0, bytes, 0)).toString("utf8");
			} finally {
				closeSync(descriptor);
			}
		},
		read(inner) {
			const stat = statOf(full, inner);
			if (!stat?.isFile() || stat.size > LARGEST) return undefined;
			return decode(readFileSync(path.join(full, inner))).text;
		},
	};
}

function statOf(folder: string, inner: string) {
	if (path.isAbsolute(inner) || inner.split("/").includes("..")) return undefined;
	return lstatSync(path.join(folder, inner), { throwIfNoEntry: false });
}

function filesByName(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
	const byName = new Map<string, string[]>();
	for (const file of files) {
		const name = file.slice(file.lastIndexOf("/") + 1);
		const known = byName.get(name);
		if (known) known.push(file);
		else byName.set(name, [file]);
	}
	return byName;
}

function walk(folder: string): string[] {
	const found: string[] = [];
	const open: { readonly inner: string; readonly depth: number }[] = [{ inner: "", depth: 0 }];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		for (const entry of readdirSync(path.join(folder, next.inner), { withFileTypes: true })) {
			if (entry.name.startsWith(".") || LIBRARIES.test(entry.name)) continue;
			const inner = next.inner === "" ? entry.name : `${next.inner}/${entry.name}`;
			if (!entry.isDirectory()) found.push(inner);
			else if (next.depth < DEEPEST && !(next.depth === 0 && BUILT.test(entry.name))) open.push({ inner, depth: next.depth + 1 });
		}
	}
	return found.sort(compareText);
}
