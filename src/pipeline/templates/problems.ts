import { readFileSync } from "node:fs";
import path from "node:path";
import type { Problem } from "../../problem.ts";
import type { Settings } from "../../settings.ts";
import type { Carried } from "../../site/material.ts";
import { relativePath } from "../../system/disk/diskpaths.ts";
import { languagesOf } from "../../view/words.ts";
import { filesBelow, isFile } from "../content/files.ts";
import { strayFolders } from "./strayfolders.ts";
import { oddWords, wordsIn } from "./words.ts";

/**
 * What is odd in the owner's templates and words, and would be shown on no page without a word of why.
 * @param root the folder of the settings, absolute, from which the problems name files
 * @param folders the owner's folder of templates and ours, absolute; or ours alone
 * @param settingsFiles the settings file and all that it imports
 */
export async function templateProblems(
	root: string,
	folders: readonly string[],
	{ language }: Pick<Settings, "language">,
	settingsFiles: readonly Pick<Carried, "from">[],
): Promise<Problem[]> {
	const ours = folders.at(-1) ?? "";
	// The sample archive stands beside our own templates.
	const own = folders[0] === ours ? undefined : folders[0];
	const files = own === undefined ? [] : filesBelow(own);
	const texts = new Map(files.flatMap(({ path: name, from }) => (isText(name) ? [[name, readFileSync(from, "utf8")] as const] : [])));
	const settings = settingsFiles.map(({ from }) => readFileSync(from, "utf8"));
	const strays = own === undefined ? [] : strayFolders(root, own, settings);
	const problems = problemsOfWords(texts, ours, language);
	if (files.length > 0) {
		// Nunjucks takes a moment to load, and most archives have no templates.
		const { problemsOfTemplates } = await import("./templates.ts");
		problems.unshift(...problemsOfTemplates({ files: files.map(({ path: name }) => name), texts, settings }, ours));
	}
	const whole = [...problems.map((problem) => ({ ...problem, file: path.join(own ?? "", problem.file) })), ...strays];
	const named = whole.map((problem) => ({ ...problem, file: relativePath(root, problem.file) }));
	return [...named, ...noWords(folders, language)];
}

function problemsOfWords(texts: ReadonlyMap<string, string>, ours: string, language: string): Problem[] {
	const files = languagesOf(language).flatMap((name) => (texts.has(`words/${name}.yml`) ? [`words/${name}.yml`] : []));
	if (files.length === 0) return [];
	const english = wordsIn(readFileSync(path.join(ours, "words", "en.yml"), "utf8"));
	const templates = [...texts].flatMap(([name, text]) => (/^words\/|^assets\//.test(name) ? [] : [text]));
	const isSaid = (key: string) => templates.some((text) => text.includes(`"${key}"`) || text.includes(`'${key}'`));
	return files.flatMap((file) => oddWords(file, texts.get(file) ?? "", english, isSaid));
}

function noWords(folders: readonly string[], language: string): Problem[] {
	const [base = "en"] = language.split("-");
	const names = languagesOf(language).filter((name) => name !== "en" || base === "en");
	if (names.some((name) => folders.some((folder) => isFile(path.join(folder, "words", `${name}.yml`))))) return [];
	return [
		{
			file: ".eleventy.ts",
			rule: "words-none",
			severity: "info",
			message: `There are no words of the site itself in ${language}, so it says “Calendar” and the like in English.`,
			remedy: `npx backfile eject words/en.yml writes the English ones: call that file words/${base}.yml, and translate it.`,
		},
	];
}

/** Whether a file of the owner's folder is a text that is looked into. */
function isText(name: string): boolean {
	return /\.(njk|html|md|ya?ml|css|11ty\.\w+)$/.test(name);
}
