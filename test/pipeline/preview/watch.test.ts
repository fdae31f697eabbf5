import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { watchPaths, whenReady } from "../../../src/pipeline/preview/watch.ts";

it("is ready when it tells of each change, and tells of nothing that was there before", { timeout: 60_000 }, async () => {
	const folder = mkdtempSync(path.join(tmpdir(), "watch [a]-"));
	writeFileSync(path.join(folder, "old.md"), "Old.");
	const told: string[] = [];
	const watcher = watchPaths([folder], () => false);
	const changed = new Promise<void>((resolve) => {
		watcher.on("all", (event, file) => {
			told.push(`${event} ${path.basename(file)}`);
			resolve();
		});
	});
	await whenReady(watcher);
	writeFileSync(path.join(folder, "new.md"), "New.");
	await changed;
	expect(told).toEqual(["add new.md"]);
	await watcher.close();
});
