import { createHmac } from "node:crypto";
import path from "node:path";
import type { Problem } from "../../problem.ts";
import { userKey } from "../../system/userkey.ts";
import { CACHE, damagedProblem } from "../cache/folder.ts";
import { openLog } from "../cache/log.ts";
import type { Compiled } from "./exports.ts";

/** The compiled settings files of an archive, as the cache remembers them. */
export interface CompiledCache {
	readonly compiled: Compiled;
	/** Replaces what is remembered. */
	set(compiled: Compiled): void;
	readonly problems: readonly Problem[];
}

/** What the cache holds. */
interface Sealed {
	readonly files: readonly (readonly [hash: string, code: string])[];
	/** HMAC-SHA-256 (hex) of the version and the files, by the key of the user who compiled them. */
	readonly seal: string;
}

/** Remembers nothing. */
export const noCompiled: CompiledCache = { compiled: new Map(), set() {}, problems: [] };

/**
 * Opens what the cache remembers of an archive's compiled settings files. Like `openCache` it never throws.
 * A build runs this code, and a cache may come from others, such as an earlier run in CI. So what is not sealed by this user is not taken.
 * @param version of what compiled them
 * @param key undefined where the user has none; then nothing is remembered
 */
export function openCompiled(root: string, version: string, key = userKey()): CompiledCache {
	if (!key) return noCompiled;
	const log = openLog(path.join(root, CACHE, "settings"), `settings ${version}`);
	const sealOf = (files: Sealed["files"]) =>
		createHmac("sha256", key)
			.update(JSON.stringify([version, files]))
			.digest("hex");
	const [known] = log.blocks as readonly Sealed[];
	const compiled = new Map(known && known.seal === sealOf(known.files) ? known.files : []);
	return {
		compiled,
		problems: log.found === "damaged" ? [damagedProblem("settings")] : [],
		set(now) {
			if (now.size === compiled.size && [...now.keys()].every((hash) => compiled.has(hash))) return;
			try {
				log.rewrite([JSON.stringify({ files: [...now], seal: sealOf([...now]) } satisfies Sealed)]);
			} catch {
				// Then the cache of the build cannot be written either, and reports it.
			}
		},
	};
}
