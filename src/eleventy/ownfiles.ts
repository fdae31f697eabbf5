import { statSync } from "node:fs";
import path from "node:path";
import type { EleventyConfig } from "./config.ts";

/** What Eleventy copies for the owner, as its config has it. */
type Copies = EleventyConfig["passthroughCopies"];

/**
 * Tells which files Eleventy will make or copy for the owner, before it has done so: plain Eleventy copies while it renders.
 * Of patterns such as `img/*.png` only those are understood that keep the place of a file.
 * @param input the input folder, relative to where Eleventy runs; it is no part of the places of what is copied
 * @param urls the URLs of all pages
 * @returns whether a file will stand at a path below the output folder
 */
export function expectedFiles(copies: Copies, input: string, urls: readonly string[]): (file: string) => boolean {
	const pages = new Set(urls);
	const copied = (file: string) => Object.entries(copies).some(([from, { outputPath }]) => isCopied(from, outputPath, input, file));
	return (file) => !file.split("/").includes("..") && (pages.has(`/${file}`) || copied(file));
}

function isCopied(from: string, to: unknown, input: string, file: string): boolean {
	const pattern = from.search(/[*?{[(!]/);
	const source = slashed(pattern < 0 ? from : from.slice(0, pattern).replace(/[^/]*$/, ""));
	if (typeof to !== "string" && (to !== true || (pattern < 0 && source === ""))) return false;
	if (to !== true) return pattern < 0 && copiesTo(source, slashed(to), file);
	const isBelow = source === input || source.startsWith(`${input}/`);
	return copiesTo(source, isBelow ? source.slice(input.length + 1) : source, file);
}

/** Whether a file, or a folder with what is in it, will stand at a path. */
function copiesTo(from: string, to: string, file: string): boolean {
	if (isFile(from)) return file === to || file === path.posix.join(to, path.posix.basename(from));
	return (to === "" || file.startsWith(`${to}/`)) && isFile(path.posix.join(from, to === "" ? file : file.slice(to.length + 1)));
}

function isFile(file: string): boolean {
	try {
		return statSync(file).isFile();
	} catch {
		// It is not there, or its name is none that a file can have.
		return false;
	}
}

/** A path without `./` before it and `/` behind it. */
function slashed(file: string): string {
	const plain = path.posix.normalize(file.replaceAll("\\", "/")).replace(/^\/+|\/+$/g, "");
	return plain === "." ? "" : plain;
}
