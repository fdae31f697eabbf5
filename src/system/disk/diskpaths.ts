import path, { type PlatformPath } from "node:path";

/** What is asked of `node:path` here. Tests give the rules of another system. */
export type PathRules = Pick<PlatformPath, "isAbsolute" | "relative" | "sep">;

/** A path of the disk with `/`, as Backfile names files on every system. Where `/` separates folders, a `\` is part of a name and stays. */
export function withSlashes(file: string, { sep }: Pick<PathRules, "sep"> = path): string {
	return sep === "/" ? file : file.replaceAll(sep, "/");
}

/** The way from a folder to a file, with `/`; empty for the folder itself. From one drive of Windows to another it is an absolute path. */
export function relativePath(folder: string, file: string, rules: PathRules = path): string {
	return withSlashes(rules.relative(folder, file), rules);
}

/**
 * The path of a file below a folder, with `/`.
 * @returns empty for the folder itself; undefined for what is elsewhere
 */
export function pathBelow(folder: string, file: string, rules: PathRules = path): string | undefined {
	const below = relativePath(folder, file, rules);
	return below === ".." || below.startsWith("../") || rules.isAbsolute(below) ? undefined : below;
}

/** Whether a file is in a folder, at any depth. Windows takes no account of upper and lower case. */
export function isBelow(folder: string, file: string, rules: PathRules = path): boolean {
	return (pathBelow(folder, file, rules) ?? "") !== "";
}

/** Whether a file is a folder or is in it. */
export function isWithin(folder: string, file: string, rules: PathRules = path): boolean {
	return pathBelow(folder, file, rules) !== undefined;
}

/** A file as people are told of it: from a folder, where it is in it, else absolute as the system writes it. The folder itself is `.`. */
export function shownPath(folder: string, file: string, rules: PathRules = path): string {
	const below = pathBelow(folder, file, rules);
	return below === "" ? "." : (below ?? file);
}
