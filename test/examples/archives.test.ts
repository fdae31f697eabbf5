import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { buildArchive, treeOf } from "../pipeline/archives.ts";

const examples = path.resolve(import.meta.dirname, "../../examples");

/** What a page of each example must say that no other settings or templates would make it say. */
const SAYS = {
	library: ["1957/02/a-hard-winter-for-the-orchards.html", "about February 1957"],
	daily: ["issues/2026-11-26-late/index.html", "Crane nine lifts its last load"],
	theme: ["sections/obituaries/index.html", "All that was dug is filled again."],
} as const;

it.each(Object.entries(SAYS))("the example %s builds without a fault", async (name, [page, words]) => {
	const root = mkdtempSync(path.join(tmpdir(), "backfile-"));
	onTestFinished(() => rmSync(root, { recursive: true, force: true }));
	cpSync(path.join(examples, name), root, { recursive: true });
	const { problems } = await buildArchive(root, { at: Date.UTC(2026, 10, 28) });
	expect(problems.filter(({ severity }) => severity !== "info")).toEqual([]);
	expect(treeOf(path.join(root, "dist"))[page]).toContain(words);
});
