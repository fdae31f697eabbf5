import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Gives a run of the tests a temporary folder of its own, below which all others are made, and removes it at the end with what tests left there. */
export default function setUp(): () => void {
	const folder = mkdtempSync(path.join(tmpdir(), "backfile-tests-"));
	// Apache, which gives up the rights of root, has to pass through.
	chmodSync(folder, 0o711);
	// Workers, and the programs that tests start, take it over from here.
	for (const name of ["TMPDIR", "TEMP", "TMP"]) process.env[name] = folder;
	return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
