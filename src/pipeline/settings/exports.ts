import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { TransformOptions } from "jiti";
import type { Configure } from "../../eleventy/render.ts";
import { CannotRun, codeOf } from "../../problem.ts";
import { type Settings, WrongSettings } from "../../settings.ts";
import { sha256Of } from "../../system/hash.ts";
import { refuseTooManyOpen } from "../../system/openfiles.ts";

/** Compiled files as JavaScript, each by a hash of its source and of the compiler's options. To compile a file takes longer than to run it. */
export type Compiled = ReadonlyMap<string, string>;

/** What a file of settings exports. */
export interface Exports {
	readonly archive?: Settings;
	readonly default?: Configure;
	/** Settings of Eleventy itself, which plain Eleventy reads. */
	readonly config?: object;
}

/**
 * Runs a file of settings. Node runs JavaScript by itself; only TypeScript needs jiti.
 * @param backfile what it imports from the package, where that is not installed beside it, or the file is TypeScript
 * @param known files that were compiled before
 * @returns its exports, and all files that were compiled for them
 * @throws {CannotRun} where it fails
 */
export async function importSettings(
	file: string,
	backfile: object,
	known: Compiled,
): Promise<{ readonly exports: Exports; readonly compiled: Compiled }> {
	const whole = path.resolve(file);
	try {
		const exports = file.endsWith(".ts") ? undefined : await importProgram(whole);
		return exports ? { exports, compiled: new Map() } : await importTyped(whole, backfile, known);
	} catch (error) {
		if (error instanceof WrongSettings) throw error.placedIn(path.basename(file), readFileSync(file, "utf8"));
		if (error instanceof Error && error.name === "CannotRun") throw error;
		refuseTooManyOpen(error);
		throw new CannotRun(
			`${file} failed${placeIn(error)}: ${error instanceof Error ? error.message : String(error)}.`,
			"Mend it there.",
			"docs/settings.md",
		);
	}
}

/**
 * Has Node import a file of settings. A thread that imports it again gets what the file is by then, but not what other files are by then.
 * @returns undefined where the package backfile is not installed beside the file: then jiti has to say what it is
 */
async function importProgram(file: string): Promise<Exports | undefined> {
	try {
		const address = `${pathToFileURL(file).href}?${sha256Of(readFileSync(file)).slice(0, 16)}`;
		return exportsOf((await import(/* @vite-ignore */ address)) as Exports);
	} catch (error) {
		if (/^(ERR_)?MODULE_NOT_FOUND$/.test(codeOf(error)) && /'backfile'/.test(String(error))) return undefined;
		throw error;
	}
}

/** The exports of a module, whether it is one of ECMAScript or of CommonJS: `module.exports = config`, with `archive` as a member. */
function exportsOf(module: Exports): Exports {
	const main = (module.default ?? {}) as Exports;
	const configure = typeof module.default === "function" ? module.default : main.default;
	return { archive: module.archive ?? main.archive, config: module.config ?? main.config, ...(configure && { default: configure }) };
}

async function importTyped(file: string, backfile: object, known: Compiled) {
	const { createJiti } = await import("jiti");
	const compiler = createJiti(import.meta.url, { fsCache: false, moduleCache: false });
	const compiled = new Map<string, string>();
	const compile = (options: TransformOptions) => {
		const key = sha256Of(JSON.stringify(options));
		const code = known.get(key) ?? compiler.transform(options);
		compiled.set(key, code);
		return { code };
	};
	const jiti = createJiti(import.meta.url, {
		fsCache: false,
		moduleCache: false,
		transform: compile,
		virtualModules: { backfile },
	});
	return { exports: exportsOf(await jiti.import<Exports>(file)), compiled };
}

/** Where Node could not read a program, it says so on the first line of the stack only. */
function placeIn(error: unknown): string {
	const [, line] = (error instanceof SyntaxError && /^file:\S*?:(\d+)\n/.exec(error.stack ?? "")) || [];
	return line === undefined ? "" : ` in line ${line}`;
}
