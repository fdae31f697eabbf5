import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { moveSite } from "../../../src/pipeline/publish/moves.ts";
import { temporary, write } from "../archives.ts";

const { renameSync } = fs;
const { platform } = process;

/** How often a folder was to be renamed. */
let folders = 0;

/** Stands for Windows while other programs have files open: no folder is renamed, and a file only at the second try. */
beforeEach(() => {
	const refused = new Set<unknown>();
	folders = 0;
	fs.renameSync = (from, to) => {
		const isFolder = fs.statSync(from).isDirectory();
		if (isFolder) folders++;
		if (isFolder || !refused.has(from)) {
			refused.add(from);
			throw Object.assign(new Error("EPERM: operation not permitted, rename"), { code: "EPERM" });
		}
		renameSync(from, to);
	};
	syncBuiltinESMExports();
	Object.defineProperty(process, "platform", { value: "win32" });
	vi.spyOn(Atomics, "wait").mockReturnValue("timed-out");
});

// Other tests run in the same thread.
afterEach(() => {
	vi.restoreAllMocks();
	Object.defineProperty(process, "platform", { value: platform });
	fs.renameSync = renameSync;
	syncBuiltinESMExports();
});

it("moves files one by one on Windows where their folder cannot be moved, each as soon as it may", () => {
	const output = temporary();
	const staging = path.join(output, "staging");
	write(staging, { "added/2024/a.html": "a", "added/2024/03/b.html": "b", "changed/index.html": "new" });
	write(output, { "index.html": "old" });
	const staged = ["2024/a.html", "2024/03/b.html", "index.html"];
	const foreign = new Set<string>();
	const place = { output, staging };
	moveSite({ place, staged, changed: ["index.html"], removed: [], rankOf: () => 0 }, foreign, () => "foreign");
	expect([...foreign]).toEqual([]);
	expect(staged.map((file) => fs.readFileSync(path.join(output, file), "utf8"))).toEqual(["a", "b", "new"]);
	expect(folders).toBeGreaterThan(2);
});
