import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** How the folder begins. It is short, since a path of a socket has 108 characters at most. */
const BEGINNING = "bf-";

/** Gives a run of the tests a temporary folder of its own, below which all others are made, and removes it at the end with what tests left there. */
export default function setUp(): () => void {
	// Vitest asks for it for each of its projects.
	if (path.basename(tmpdir()).startsWith(BEGINNING)) return () => undefined;
	const folder = mkdtempSync(path.join(tmpdir(), BEGINNING));
	// Servers that run as another user go through it.
	chmodSync(folder, 0o711);
	// Workers, and the programs that tests start, take it over from here.
	for (const name of ["TMPDIR", "TEMP", "TMP"]) process.env[name] = folder;
	return () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}
