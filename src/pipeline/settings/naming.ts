import path from "node:path";
import type { Problem } from "../../problem.ts";
import { SETTINGS_NAMES } from "../../settings/filenames.ts";
import { NO_FILE } from "./files.ts";

/**
 * Problems of settings with the name that the file of settings really has: what finds them knows only its usual name.
 * @param file its path, or `NO_FILE`
 */
export function nameSettings(problems: readonly Problem[], file: string): readonly Problem[] {
	const [usual] = SETTINGS_NAMES;
	const name = path.basename(file);
	if (file === NO_FILE || name === usual) return problems;
	return problems.map((problem) => (problem.file === usual ? { ...problem, file: name } : problem));
}
