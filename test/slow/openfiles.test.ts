import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeArchive, story } from "../pipeline/archives.ts";
import { putProgram } from "../scripts/compiled.ts";

const program = mkdtempSync(path.join(tmpdir(), "backfile-"));
let cli = "";
beforeAll(() => {
	cli = putProgram(program);
});
afterAll(() => rmSync(program, { recursive: true, force: true }));

/** Runs a command that may open so many files at a time. */
function limited(root: string, limit: number, ...words: string[]) {
	const { status, stdout, stderr } = spawnSync("sh", ["-c", `ulimit -n ${limit} && exec "$@"`, "sh", process.execPath, cli, ...words], {
		cwd: root,
		encoding: "utf8",
	});
	return { status, stdout, stderr };
}

it.skipIf(process.platform === "win32").each([40, 60, 80, 100])(
	"a process that may open %d files does its work, or says why not",
	(limit) => {
		const files = Array.from({ length: 1_200 }, (_, index) => [
			[`content/${index}.md`, story(`Story ${index}`)],
			[`old/${index}.txt`, `Story ${index}\n\nWords.\n`],
		]);
		const root = makeArchive(Object.fromEntries(files.flat()));
		for (const words of [["build"], ["import", "old", "--into", "imported"], ["check"]]) {
			const { status, stdout, stderr } = limited(root, limit, ...words);
			if (status === 2)
				expect(stderr).toMatch(
					new RegExp(
						`^Too many files are open: on this system a process may open ${limit} at a time \\(EMFILE\\)\\.\n {4}.+\n {4}See .+\n$`,
					),
				);
			else expect(stdout + stderr).not.toContain("EMFILE");
		}
		// A build that finds nothing changed opens fewer.
		expect(limited(root, 40, "build", "--no-cache").status).toBe(2);
	},
);
