import { constants, copyFileSync, mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import type { Source } from "../../importers/importer.ts";
import { CannotRun, codeOf } from "../../problem.ts";
import { counted } from "../output/numbers.ts";

/** The files of a folder that need no import: no generator made a site of them, and some are stories in Markdown. Undefined where there are none. */
export function plainStories(sources: readonly Source[]): readonly string[] | undefined {
	const [source, ...others] = sources;
	if (source?.kind !== "folder" || others.length > 0) return undefined;
	const files = filesBelow(source.path);
	return files.some((file) => /\.(md|markdown)$/i.test(file)) ? files : undefined;
}

/** The files below a folder, relative to it. Links are not followed, and what begins with a dot is about the folder. */
function filesBelow(folder: string): string[] {
	const names = readdirSync(folder, { withFileTypes: true });
	return names.flatMap((entry) => {
		if (entry.name.startsWith(".") || entry.name === "node_modules") return [];
		if (entry.isDirectory()) return filesBelow(path.join(folder, entry.name)).map((file) => path.join(entry.name, file));
		return entry.isFile() ? [entry.name] : [];
	});
}

/**
 * Copies stories into the content folder, and none over another. Prints how many.
 * @param files relative to the source
 * @throws {CannotRun} where one cannot be copied
 */
export function copyStories({ path: from, name }: Source, files: readonly string[], content: string): void {
	for (const file of files) {
		const to = path.join(content, file);
		try {
			mkdirSync(path.dirname(to), { recursive: true });
			copyFileSync(path.join(from, file), to, constants.COPYFILE_EXCL);
		} catch (error) {
			throw new CannotRun(
				`${path.join(from, file)} cannot be copied to ${to} (${codeOf(error)}).`,
				"Look whether a file of that name is there already, and whether the folder may be written to.",
			);
		}
	}
	process.stdout.write(
		[
			`${counted(files.length, "file")} copied into ${path.basename(content)}/, as they are.`,
			"    If a program made a site of them, begin once more in another folder and name it, so that template code and old addresses come over:",
			`    backfile init other-folder --from ${name} --format jekyll`,
			"",
		].join("\n"),
	);
}
