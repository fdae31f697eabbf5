import path from "node:path";
import type { Problem } from "../../problem.ts";
import { CACHE, damaged } from "../cache/cache.ts";
import { openLog } from "../cache/log.ts";
import type { Codes } from "./load.ts";

/** What settings files were made into, as it is remembered beside them. */
export interface KeptCodes {
	readonly codes: Codes;
	/** Remembers these, and no others. */
	keep(codes: Codes): void;
	readonly problems: readonly Problem[];
}

/**
 * Opens what an archive's settings files were made into; it never throws, as `openCache` does not.
 * @param version what made it
 */
export function openCodes(root: string, version: string): KeptCodes {
	const log = openLog(path.join(root, CACHE, "settings"), `settings ${version}`);
	const codes = new Map(log.blocks[0] as [string, string][] | undefined);
	return {
		codes,
		problems: log.found === "damaged" ? [damaged("settings")] : [],
		keep(now) {
			if (now.size === codes.size && [...now.keys()].every((key) => codes.has(key))) return;
			try {
				log.rewrite([JSON.stringify([...now])]);
			} catch {
				// The cache of the build cannot be written then either, and says so.
			}
		},
	};
}

/** None. */
export const noCodes: KeptCodes = { codes: new Map(), keep() {}, problems: [] };
