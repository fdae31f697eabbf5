import { readFileSync } from "node:fs";
import path from "node:path";
import type { Problem } from "../../problem.ts";
import type { Settings } from "../../settings.ts";
import { relativePath } from "../../system/disk/diskpaths.ts";
import { languagesOf } from "../../view/words.ts";
import { isFile } from "../content/files.ts";
import { templatesOf } from "../settings/templates.ts";
import { unknownBlocks } from "./blocks.ts";
import { oddWords, wordsIn } from "./words.ts";

/**
 * What is odd in the owner's templates and words, and would be shown on no page without a word of why.
 * @param root the folder of the settings, absolute, from which the problems name files
 * @param folders the owner's folder of templates and ours, absolute; or ours alone
 */
export function templateProblems(root: string, folders: readonly string[], { language }: Pick<Settings, "language">): Problem[] {
	const ours = folders.at(-1) ?? "";
	const own = folders.length > 1 ? (folders[0] ?? "") : undefined;
	const texts = own === undefined ? new Map<string, string>() : textsBelow(own);
	const problems = [
		...unknownBlocks(new Map([...texts].filter(([name]) => name.endsWith(".njk"))), ours),
		...problemsOfWords(texts, ours, language),
	];
	const named = problems.map((problem) => ({ ...problem, file: relativePath(root, path.join(own ?? "", problem.file)) }));
	return [...named, ...noWords(folders, language)];
}

function problemsOfWords(texts: ReadonlyMap<string, string>, ours: string, language: string): Problem[] {
	const files = languagesOf(language).flatMap((name) => (texts.has(`words/${name}.yml`) ? [`words/${name}.yml`] : []));
	if (files.length === 0) return [];
	const english = wordsIn(readFileSync(path.join(ours, "words", "en.yml"), "utf8"));
	const templates = [...texts].flatMap(([name, text]) => (name.startsWith("words/") ? [] : [text]));
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

/** The texts of all templates of a folder, by their names within it. */
function textsBelow(folder: string): Map<string, string> {
	return new Map(
		templatesOf([folder]).flatMap(({ path: name, from }) =>
			/\.(njk|html|md|ya?ml)$/.test(name) ? [[name, readFileSync(from, "utf8")]] : [],
		),
	);
}
