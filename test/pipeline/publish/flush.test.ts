import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { expect, it, vi } from "vitest";
import { JOURNAL, MANIFEST, type Published } from "../../../src/pipeline/publish/manifest.ts";
import { publishSite } from "../../../src/pipeline/publish/publish.ts";
import { openStaging, stageText } from "../../../src/pipeline/publish/staging.ts";
import { flushAll, flushEach } from "../../../src/system/disk/flush.ts";
import { temporary, treeOf, write } from "../archives.ts";

/** What a flush of the disk found in the output folder, and what it was to flush. */
interface Flushed {
	readonly what: "all" | "each";
	readonly paths: readonly string[];
	readonly site: readonly string[];
	readonly records: readonly string[];
}

const flushed = vi.hoisted(() => ({ note: undefined as ((what: "all" | "each", paths: readonly string[]) => void) | undefined }));

vi.mock("../../../src/system/disk/flush.ts", async (original) => {
	const real = await original<{ flushAll: typeof flushAll; flushEach: typeof flushEach }>();
	return {
		flushAll(folder: string, paths: () => readonly string[]) {
			flushed.note?.("all", paths());
			return real.flushAll(folder, paths);
		},
		flushEach(paths: readonly string[]) {
			flushed.note?.("each", paths);
			return real.flushEach(paths);
		},
	};
});

const SITE = { "index.html": "front", "2020/01/a.html": "a", "2020/index.html": "2020", "same.html": "same" };

/** Publishes a site over another one, and gives what each flush found. */
async function publish(output: string, flush: boolean): Promise<Flushed[]> {
	write(output, { "2020/01/a.html": "old", "gone/b.html": "gone" });
	const before = new Map<string, Published>(
		(["2020/01/a.html", "gone/b.html"] as const).map((file) => [file, { sha256: stageTextHash(treeOf(output)[file] ?? ""), bytes: 3 }]),
	);
	const place = openStaging(output);
	const files = new Map<string, Published>();
	for (const [file, text] of Object.entries(SITE)) {
		const { sha256, bytes } = stageText(place, file, text, before.get(file)?.sha256);
		files.set(file, { sha256, bytes });
	}
	const found: Flushed[] = [];
	flushed.note = (what, paths) => {
		for (const name of paths) expect(existsSync(name), name).toBe(true);
		const records = [JOURNAL, MANIFEST].filter((name) => existsSync(path.join(output, name)));
		const relative = paths.map((name) => path.relative(output, name).replace(/build-[^/]*/, "build"));
		found.push({
			what,
			paths: relative.sort(),
			site: Object.keys(treeOf(output)).filter((name) => !name.startsWith(".backfile")),
			records,
		});
	};
	try {
		const staged = new Set(files.keys());
		await publishSite({
			place,
			before,
			journal: new Map(),
			manifest: undefined,
			records: "whole",
			files,
			staged,
			rankOf: () => 0,
			flush,
			confirm() {},
		});
	} finally {
		flushed.note = undefined;
	}
	return found;
}

function stageTextHash(text: string): string {
	return stageText({ output: "", staging: temporary() }, "x", text, undefined).sha256;
}

it("has the disk hold all files, then the journal, then the moves, then the manifest", async () => {
	const output = temporary();
	const [files, journal, moves, manifest, ...more] = await publish(output, true);
	expect(more).toEqual([]);
	const old = ["2020/01/a.html", "gone/b.html"];
	expect(files).toMatchObject({ what: "all", site: old, records: [] });
	const added = ".backfile-staging/build/added";
	const changed = ".backfile-staging/build/changed";
	// Without a way to flush the whole file system, each of them would be flushed for itself, with its folders.
	expect(files?.paths).toEqual(
		[
			added,
			`${added}/2020`,
			`${added}/2020/index.html`,
			`${added}/index.html`,
			`${added}/same.html`,
			changed,
			`${changed}/2020`,
			`${changed}/2020/01`,
			`${changed}/2020/01/a.html`,
		].sort(),
	);
	expect(journal).toMatchObject({ what: "each", paths: [""], site: old, records: [JOURNAL] });
	expect(moves).toMatchObject({ what: "all", paths: ["", "2020", "2020/01"], site: Object.keys(SITE).sort(), records: [JOURNAL] });
	expect(manifest).toMatchObject({ what: "each", paths: [""], records: [JOURNAL, MANIFEST] });
	expect(readdirSync(output)).not.toContain(JOURNAL);
});

it("waits for nothing where the settings say so", async () => {
	expect(await publish(temporary(), false)).toEqual([]);
});

it("flushes files and folders one by one, and passes over what cannot be flushed", async () => {
	const folder = temporary();
	write(folder, { "a/b.txt": "b" });
	await flushEach([path.join(folder, "a/b.txt"), path.join(folder, "a"), "/dev/null"]);
	await expect(flushEach([path.join(folder, "gone")])).rejects.toMatchObject({ code: "ENOENT" });
	await flushAll(folder, () => []);
	expect(statSync(path.join(folder, "a/b.txt")).size).toBe(1);
});
