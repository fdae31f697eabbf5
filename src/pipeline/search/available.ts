import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { fileURLToPath } from "node:url";
import type { Problem } from "../../problem.ts";
import { SETTINGS_NAMES } from "../../settings/filenames.ts";
import type { Settings } from "../../settings.ts";

/** Settings as this machine can build them. */
export interface Buildable {
	readonly settings: Settings;
	readonly problems: readonly Problem[];
}

/**
 * Turns search off where the user does not want it, or where Pagefind has no program for this machine, which is a problem.
 * @param isWanted false where the user asks for a build without search
 * @param machine its platform and processor, as Node names them
 */
export function buildable(settings: Settings, isWanted: boolean, machine = `${platform()}-${arch()}`): Buildable {
	if (!settings.search) return { settings, problems: [] };
	if (!isWanted) return { settings: { ...settings, search: false }, problems: [] };
	return hasPagefind(machine)
		? { settings, problems: [] }
		: { settings: { ...settings, search: false }, problems: [unavailableProblem(machine)] };
}

/** Whether the program that makes the index is installed. npm installs the one for this machine, if there is one. */
function hasPagefind(machine: string): boolean {
	if (process.env.PAGEFIND_EXTENDED_BINARY_PATH !== undefined || process.env.PAGEFIND_BINARY_PATH !== undefined) return true;
	const program = machine.startsWith("win32") ? "pagefind_extended.exe" : "pagefind_extended";
	try {
		const pagefind = createRequire(fileURLToPath(import.meta.resolve("pagefind")));
		pagefind.resolve(`@pagefind/${machine.replace("win32", "windows")}/bin/${program}`);
		return true;
	} catch {
		return false;
	}
}

function unavailableProblem(machine: string): Problem {
	return {
		file: SETTINGS_NAMES[0],
		rule: "search-unavailable",
		severity: "warning",
		message: `There is no search: Pagefind, which makes its index, has no program for this machine (${machine}) or it is not installed.`,
		remedy:
			"Install npm's optional dependencies. If there is no program for this machine, set search to false; then this warning does not appear.",
	};
}
