import { type Dirent, existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { formatOf, maybeWireCopy, unreadMarkupOf } from "../../article/article.ts";
import { CannotRun, codeOf, compareText, type Problem, type Rule } from "../../problem.ts";
import { isMedia } from "../../site/media.ts";
import type { Carried } from "../../site/plan.ts";

/** What lies in a content folder: paths below it, with `/`, in order. */
export interface Found {
	readonly stories: readonly string[];
	/** Standing pages, below `pages/`. */
	readonly pages: readonly string[];
	readonly media: readonly string[];
	/** Sidecars, by the path of their story without extension. */
	readonly sidecars: ReadonlyMap<string, string>;
	/** Every articles.csv. */
	readonly tables: readonly string[];
	/** terms.yml at the top, where there is one. */
	readonly terms?: string;
	/** How many story files there are, those among them that cannot be read. */
	readonly files: number;
	readonly problems: readonly Problem[];
}

/**
 * Looks through a content folder. Links that leave it or go round, and files that are no files, are problems; names that begin with a dot are skipped.
 * @throws {CannotRun} where there is no such folder
 */
export function findContent(content: string): Found {
	if (!statSync(content, { throwIfNoEntry: false })?.isDirectory()) {
		throw new CannotRun(`There is no content folder ${content}.`, "Name the folder of your articles with --content, or in the settings.");
	}
	const root = realpathSync(content);
	const found = {
		stories: [] as string[],
		pages: [] as string[],
		media: [] as string[],
		sidecars: new Map<string, string>(),
		tables: [] as string[],
	};
	const problems: Problem[] = [];
	let terms: string | undefined;
	let refused = 0;
	walk("", [root]);
	return { ...found, terms, files: found.stories.length + refused, problems };

	function walk(folder: string, open: readonly string[]): void {
		for (const entry of entriesOf(folder)) {
			if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
			const file = folder === "" ? entry.name : `${folder}/${entry.name}`;
			const kind = entry.isSymbolicLink() ? follow(file, open) : kindOf(entry);
			if (kind === "folder") {
				if (formatOf(file))
					report(
						file,
						"folder-named-as-story",
						"warning",
						"This is a folder with the name of a story.",
						"Rename it; what lies in it is read.",
					);
				walk(file, [...open, realpathSync(path.join(root, file))]);
			} else if (kind === "file") sort(file);
			else if (kind === "other") refuse(file, "not-a-file", "This is no ordinary file.", "Put a file in its place, or delete it.");
		}
	}

	function entriesOf(folder: string): Dirent[] {
		try {
			return readdirSync(path.join(root, folder), { withFileTypes: true }).sort((a, b) => compareText(a.name, b.name));
		} catch (error) {
			report(
				folder,
				"unreadable",
				"error",
				`The folder cannot be read (${codeOf(error)}).`,
				"Give the user who builds the right to read it.",
			);
			return [];
		}
	}

	function sort(file: string): void {
		const name = path.posix.basename(file);
		if (/^readme(\.|$)/i.test(name)) report(file, "readme", "info", "A README is not read as a story.", "Rename it if it is one.");
		else if (formatOf(file) || maybeWireCopy(file)) (file.startsWith("pages/") ? found.pages : found.stories).push(file);
		else if (file === "terms.yml") terms = file;
		else if (/^articles\.csv$/i.test(name)) found.tables.push(file);
		else if (/\.ya?ml$/i.test(name)) addSidecar(file);
		else if (isMedia(file)) found.media.push(file);
		else if (unreadMarkupOf(file))
			refuse(
				file,
				"markup-not-read",
				`Stories in ${unreadMarkupOf(file)} are not read.`,
				`Convert it to Markdown, for instance with pandoc: pandoc -s -t gfm ${name} -o ${name.replace(/\.\w+$/, ".md")}`,
			);
		else
			report(
				file,
				"not-read",
				"info",
				"This file is neither a story nor a picture; it is not published.",
				"Rename it to .md, .html or .txt if it is a story.",
			);
	}

	function addSidecar(file: string): void {
		const story = file.replace(/\.ya?ml$/i, "");
		const other = found.sidecars.get(story);
		if (other === undefined) found.sidecars.set(story, file);
		else
			report(
				file,
				"sidecar-twice",
				"warning",
				`The story has a sidecar ${other} already; this one is not read.`,
				"Put all fields into one of them.",
			);
	}

	/** What a symbolic link stands for, where it may be followed. */
	function follow(file: string, open: readonly string[]): ReturnType<typeof kindOf> | undefined {
		try {
			const target = realpathSync(path.join(root, file));
			if (target !== root && !target.startsWith(root + path.sep)) {
				return refuse(
					file,
					"link-outside",
					"This link leads out of the content folder; it is not followed.",
					"Copy the file into the folder.",
				);
			}
			if (open.includes(target)) return refuse(file, "link-loop", "This link leads back to a folder that it lies in.", "Delete it.");
			return kindOf(statSync(target));
		} catch (error) {
			const loop = codeOf(error) === "ELOOP";
			return refuse(
				file,
				loop ? "link-loop" : "link-broken",
				loop ? "This link goes round in a loop." : "This link leads nowhere.",
				"Delete it.",
			);
		}
	}

	function refuse(file: string, rule: Rule, message: string, remedy: string): undefined {
		if ((formatOf(file) || unreadMarkupOf(file)) && !file.startsWith("pages/")) refused++;
		report(file, rule, "error", message, remedy);
		return undefined;
	}

	function report(file: string, rule: Rule, severity: Problem["severity"], message: string, remedy: string): void {
		problems.push({ file, rule, severity, message, remedy });
	}
}

function kindOf(entry: { isDirectory(): boolean; isFile(): boolean }): "folder" | "file" | "other" {
	if (entry.isDirectory()) return "folder";
	return entry.isFile() ? "file" : "other";
}

/** Whether a path is that of a file. */
export function isFile(file: string): boolean {
	try {
		return statSync(file).isFile();
	} catch {
		return false;
	}
}

/** Every file of a folder, below it, by path, through symbolic links as well; none where there is no such folder. */
export function filesBelow(folder: string): Carried[] {
	return below("", []).sort((a, b) => compareText(a.path, b.path));

	function below(inner: string, open: readonly string[]): Carried[] {
		const full = path.join(folder, inner);
		if (!existsSync(full)) return [];
		const real = realpathSync(full);
		// A link that leads back to a folder that it lies in goes round.
		if (open.includes(real)) return [];
		return readdirSync(full, { withFileTypes: true }).flatMap((entry) => {
			const file = inner === "" ? entry.name : `${inner}/${entry.name}`;
			const from = path.join(folder, file);
			const kind = kindOf(entry.isSymbolicLink() ? (statSync(from, { throwIfNoEntry: false }) ?? entry) : entry);
			if (kind === "folder") return below(file, [...open, real]);
			return kind === "file" ? [{ path: file, from }] : [];
		});
	}
}
