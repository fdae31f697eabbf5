import path from "node:path";
import { slugOf } from "../../article/slug.ts";
import type { Problem } from "../../problem.ts";
import { SETTINGS_NAMES, settingsFileIn, settingsNamesIn } from "../../settings/filenames.ts";
import { defineArchive, type Settings } from "../../settings.ts";
import { isWithin } from "../../system/disk/diskpaths.ts";
import { isFile } from "../content/files.ts";
import type { BuildOptions } from "../options.ts";
import { NO_FILE } from "./files.ts";

/** Names of folders that say nothing of the paper whose stories they hold. */
const SAYS_NOTHING = /^(_?posts?|articles?|blog|content|data|docs|news|pages|source|src|stories|story|text)$/i;

/**
 * The settings file for a content folder: the one that the user named; else that of the archive to which the folder belongs.
 * @returns `NO_FILE` where the folder belongs to none: those of another archive would put its name over somebody else's paper
 */
export function settingsFileFor({ config, content, looksForSettings = false }: BuildOptions): string {
	if (!looksForSettings || content === undefined) return config;
	const folder = path.resolve(content);
	const root = path.dirname(path.resolve(config));
	if (isFile(config) && isWithin(root, folder)) return config;
	return [folder, path.dirname(folder)].map(settingsFileIn).find(isFile) ?? NO_FILE;
}

/** Settings for a content folder without any: the name of the folder, and an address that is kept for examples (RFC 2606). */
export function neutralSettings(content: string): Settings {
	const folder = path.resolve(content);
	const names = [path.basename(folder), path.basename(path.dirname(folder))];
	const name = names.find((one) => one !== "" && !SAYS_NOTHING.test(one)) ?? names[0] ?? "";
	const words = name.replace(/[-_\s]+/g, " ").trim();
	const title = words === "" ? "News" : words[0]?.toUpperCase() + words.slice(1);
	return defineArchive({ title, url: `https://${hostOf(title)}.example/` });
}

/** At most 63 letters, digits and hyphens (RFC 1035). */
function hostOf(title: string): string {
	const slug = slugOf(title).slice(0, 63).replace(/-+$/, "");
	return /^[a-z\d-]+$/.test(slug) ? slug : "news";
}

/** Says which settings a build without any took. */
export function neutralProblem({ title, url }: Settings): Problem {
	return {
		file: SETTINGS_NAMES[0],
		rule: "settings-none",
		severity: "info",
		message: `There are no settings beside the content folder; the site is called "${title}" and built for ${url}.`,
		remedy: "Write .eleventy.ts beside that folder, as docs/settings.md has it, or name a file of settings with --config.",
	};
}

/** Says which of several files of settings counts, so that nobody changes another one in vain. */
export function severalProblems(file: string): Problem[] {
	const others = settingsNamesIn(path.dirname(file)).filter((name) => name !== path.basename(file));
	if (others.length === 0) return [];
	return [
		{
			file: path.basename(file),
			rule: "settings-several",
			severity: "info",
			message: `The settings are those of ${path.basename(file)}; beside it there is ${others.join(", ")}, too.`,
			remedy: "Nothing need be done where another file is for another site; else keep one of them, or name the right one with --config.",
		},
	];
}
