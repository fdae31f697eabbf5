import type * as FileSystem from "node:fs";
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { temporary, write } from "../archives.ts";

/** Stands for Windows while another program has a file of a folder open: the folder is not renamed, and a file only at the second try. */
const windows = vi.hoisted(() => ({ refused: new Set<string>(), folders: 0 }));

vi.mock("node:fs", async (importOriginal) => {
	const fs = await importOriginal<typeof FileSystem>();
	const renameSync: typeof fs.renameSync = (from, to) => {
		const isFolder = fs.statSync(from).isDirectory();
		const isFirst = !windows.refused.has(String(from));
		windows.refused.add(String(from));
		if (isFolder) windows.folders++;
		if (isFolder || isFirst) throw Object.assign(new Error("EPERM: operation not permitted, rename"), { code: "EPERM" });
		fs.renameSync(from, to);
	};
	return { ...fs, renameSync };
});

const platform = process.platform;

beforeEach(() => {
	Object.defineProperty(process, "platform", { value: "win32" });
	vi.spyOn(Atomics, "wait").mockReturnValue("timed-out");
});

afterEach(() => {
	Object.defineProperty(process, "platform", { value: platform });
	vi.restoreAllMocks();
});

it("moves files one by one on Windows where their folder cannot be moved, each as soon as it may", async () => {
	const output = temporary();
	const staging = path.join(output, "staging");
	write(output, {
		"index.html": "old",
		"staging/added/2024/a.html": "a",
		"staging/added/2024/03/b.html": "b",
		"staging/changed/index.html": "new",
	});
	const foreign = new Set<string>();
	// What was loaded before has asked already on which system it runs.
	vi.resetModules();
	const { moveSite } = await import("../../../src/pipeline/publish/moves.ts");
	const place = { output, staging };
	const staged = ["2024/a.html", "2024/03/b.html", "index.html"];
	moveSite({ place, staged, changed: ["index.html"], removed: [], rankOf: () => 0 }, foreign, () => "foreign");
	expect([...foreign]).toEqual([]);
	expect(["2024/a.html", "2024/03/b.html", "index.html"].map((file) => readFileSync(path.join(output, file), "utf8"))).toEqual([
		"a",
		"b",
		"new",
	]);
	expect(windows.folders).toBeGreaterThan(2);
});
