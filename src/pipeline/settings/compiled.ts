import path from "node:path";
import type { Problem } from "../../problem.ts";
import { CACHE, damagedProblem } from "../cache/folder.ts";
import { openLog } from "../cache/log.ts";
import type { Compiled } from "./load.ts";

/** The compiled settings files of an archive, as the cache remembers them. */
export interface CompiledCache {
	readonly compiled: Compiled;
	/** Replaces what is remembered. */
	set(compiled: Compiled): void;
	readonly problems: readonly Problem[];
}

/**
 * Opens what the cache remembers of an archive's compiled settings files. Like `openCache` it never throws.
 * @param version of what compiled them
 */
export function openCompiled(root: string, version: string): CompiledCache {
	const log = openLog(path.join(root, CACHE, "settings"), `settings ${version}`);
	const compiled = new Map(log.blocks[0] as [string, string][] | undefined);
	return {
		compiled,
		problems: log.found === "damaged" ? [damagedProblem("settings")] : [],
		set(now) {
			if (now.size === compiled.size && [...now.keys()].every((key) => compiled.has(key))) return;
			try {
				log.rewrite([JSON.stringify([...now])]);
			} catch {
				// Then the cache of the build cannot be written either, and reports it.
			}
		},
	};
}

/** Remembers nothing. */
export const noCompiled: CompiledCache = { compiled: new Map(), set() {}, problems: [] };
