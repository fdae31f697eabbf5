import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { MANIFEST, manifestText } from "../../../src/pipeline/publish/manifest.ts";
import { countOf, differencesOf } from "../../../src/pipeline/verify/compare.ts";
import { verifySite } from "../../../src/pipeline/verify/verify.ts";
import { sha256Of } from "../../../src/system/hash.ts";
import { chanceOf } from "../../slow/newsroom.ts";
import { temporary, write } from "../archives.ts";

/** Writes a site with its manifest. */
function makeSite(files: Readonly<Record<string, string | Uint8Array>>): string {
	const folder = temporary();
	write(folder, files);
	const entries = Object.entries(files).map(([file, text]) => [file, { sha256: sha256Of(text), bytes: Buffer.byteLength(text) }] as const);
	write(folder, { [MANIFEST]: manifestText(new Map(entries)) });
	return folder;
}

const NONE = { missing: [], changed: [], foreign: [], unreadable: [], isDamaged: false, isUnfinished: false };

const SITE = { "index.html": "front", "2024/index.html": "year", "2024/a b.html": "story", "2024/é.html": "accent", "empty.txt": "" };

describe("a site", () => {
	it("that is as its manifest says has no differences", async () => {
		const folder = makeSite(SITE);
		expect(await verifySite({ folder })).toEqual({ ...NONE, folder, manifest: path.join(folder, MANIFEST), files: 5, bytes: 20 });
	});

	it("has what is missing, changed and foreign told, by path", async () => {
		const folder = makeSite(SITE);
		rmSync(path.join(folder, "2024/index.html"));
		write(folder, {
			"index.html": "Front",
			"empty.txt": "x",
			"2024/new.html": "",
			".htaccess": "",
			"2024/.backfile-x": "",
			".backfile-lock.json": "",
		});
		const { missing, changed, foreign, unreadable } = await verifySite({ folder });
		expect({ missing, changed, foreign, unreadable }).toEqual({
			missing: [{ path: "2024/index.html" }],
			changed: [{ path: "empty.txt", note: "1 bytes, not 0" }, { path: "index.html" }],
			foreign: [{ path: ".htaccess" }, { path: "2024/.backfile-x" }, { path: "2024/new.html" }],
			unreadable: [],
		});
	});

	it("has links, folders and pipes told in the place of files, and waits for none", async () => {
		const folder = makeSite({ ...SITE, "pipe.txt": "x", "folder.txt": "x" });
		const copy = path.join(temporary(), "copy.html");
		renameSync(path.join(folder, "index.html"), copy);
		symlinkSync(copy, path.join(folder, "index.html"));
		symlinkSync("nowhere", path.join(folder, "2024/dangling"));
		symlinkSync("..", path.join(folder, "2024/up"));
		for (const file of ["pipe.txt", "folder.txt"]) rmSync(path.join(folder, file));
		execFileSync("mkfifo", [path.join(folder, "pipe.txt")]);
		mkdirSync(path.join(folder, "folder.txt"));
		const { changed, foreign } = await verifySite({ folder });
		expect(changed).toEqual([
			{ path: "folder.txt", note: "it is no ordinary file" },
			{ path: "index.html", note: "a symbolic link stands there" },
			{ path: "pipe.txt", note: "it is no ordinary file" },
		]);
		expect(foreign).toEqual([{ path: "2024/dangling" }, { path: "2024/up" }]);
	});

	it.skipIf(process.getuid?.() === 0)("has files and folders told that cannot be read", async () => {
		const folder = makeSite(SITE);
		chmodSync(path.join(folder, "index.html"), 0);
		chmodSync(path.join(folder, "2024"), 0);
		const { unreadable } = await verifySite({ folder }).finally(() => chmodSync(path.join(folder, "2024"), 0o755));
		expect(unreadable.map(({ path }) => path)).toEqual(expect.arrayContaining(["2024", "index.html"]));
	});

	it("has a file told that is there under another Unicode form or case", async () => {
		const folder = makeSite(SITE);
		renameSync(path.join(folder, "2024/é.html"), path.join(folder, "2024/e\u0301.html"));
		const { missing, foreign } = await verifySite({ folder });
		expect(missing).toEqual([{ path: "2024/é.html", note: "2024/e\u0301.html is there, which differs in case or Unicode form only" }]);
		expect(foreign).toEqual([{ path: "2024/e\u0301.html" }]);
	});

	it("of large files is hashed in pieces", async () => {
		const large = new Uint8Array(3 * 1024 * 1024 + 1).fill(7);
		const folder = makeSite({ "one.bin": large.subarray(0, 1024 * 1024), "large.bin": large });
		expect(countOf(await verifySite({ folder }))).toBe(0);
		large[3 * 1024 * 1024] = 8;
		write(folder, { "large.bin": large });
		expect((await verifySite({ folder })).changed).toEqual([{ path: "large.bin" }]);
	});

	it("has each of 1,000 planted one-byte changes found, by threads as well", async () => {
		const chance = chanceOf(1957);
		const names = Array.from({ length: 1_500 }, (_, index) => `${index % 30}/${index}.html`);
		const folder = makeSite(Object.fromEntries(names.map((name) => [name, `Words of ${name}. `.repeat(chance.between(1, 80))])));
		const planted = names.toSorted(() => chance.next() - 0.5).slice(0, 1_000);
		for (const name of planted) {
			const bytes = readFileSync(path.join(folder, name));
			const at = chance.between(0, bytes.length - 1);
			bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.between(0, 7));
			writeFileSync(path.join(folder, name), bytes);
		}
		const report = await verifySite({ folder, jobs: 2 });
		expect(report.changed.map(({ path }) => path)).toEqual(planted.toSorted());
		expect(countOf(report)).toBe(1_000);
	});
});

describe("a manifest", () => {
	it("can be one that was kept elsewhere", async () => {
		const folder = makeSite(SITE);
		const kept = path.join(temporary(), "kept.json");
		renameSync(path.join(folder, MANIFEST), kept);
		write(folder, { "index.html": "other", [MANIFEST]: manifestText(new Map()) });
		expect((await verifySite({ folder, against: kept })).changed).toEqual([{ path: "index.html" }]);
	});

	it("that is cut off counts as far as it goes, and that is told", async () => {
		const folder = makeSite(SITE);
		const text = readFileSync(path.join(folder, MANIFEST), "utf8");
		writeFileSync(path.join(folder, MANIFEST), text.slice(0, text.length - 60));
		const { isDamaged, missing, changed, foreign } = await verifySite({ folder });
		expect({ isDamaged, missing, changed, foreign }).toEqual({
			isDamaged: true,
			missing: [],
			changed: [],
			foreign: [{ path: "index.html" }],
		});
	});

	it.each([
		["is missing", undefined, "cannot be read (ENOENT)"],
		["is empty", "", "is empty"],
		["is another program's", '{"files":["a"]}', "is not as a build of this version writes it"],
		["leads out of the folder", manifestText(new Map([["../../etc/passwd", { sha256: "0".repeat(64), bytes: 1 }]])), "is not as a build"],
	])("that %s is an error", async (_, text, message) => {
		const folder = temporary();
		write(folder, { "index.html": "x", ...(text === undefined ? {} : { [MANIFEST]: text }) });
		await expect(verifySite({ folder })).rejects.toThrow(message);
	});

	it("of a site that is not there is an error", async () => {
		await expect(verifySite({ folder: "/nowhere/at/all" })).rejects.toThrow("There is no folder /nowhere/at/all.");
	});
});

describe("differencesOf", () => {
	it("has files and folders told that cannot be read", () => {
		const manifest = new Map([["2024/a.html", { sha256: "0".repeat(64), bytes: 1 }]]);
		const { unreadable } = differencesOf(manifest, [{ fault: "EACCES" }], { files: [], unreadable: [{ path: "2024", code: "EACCES" }] });
		expect(unreadable).toEqual([
			{ path: "2024", note: "the folder cannot be read (EACCES)" },
			{ path: "2024/a.html", note: "it cannot be read (EACCES)" },
		]);
	});
});
