import { existsSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { temporary } from "../../pipeline/archives.ts";
import { builtArchive } from "../../pipeline/package/site.ts";
import { backfile } from "../run.ts";

it("says what it packed and what it left out", async () => {
	const root = await builtArchive();
	const folder = temporary();
	const { code, out, err } = await backfile(root, "package", "--bag", path.join(folder, "bag"), "--zip", path.join(folder, "a.zip"));
	expect({ code, err }).toEqual({ code: 0, err: "" });
	expect(out).toMatch(/^bag: \d+ files, \d+ kB, in .*bag\n {4}6 files left out: sources of what is not public/);
	expect(out).toMatch(/zip: \d+ files, \d+ kB, in .*a\.zip\n/);
});

it("says what it needs, and packs nothing", async () => {
	const root = await builtArchive();
	expect(await backfile(root, "package")).toMatchObject({ code: 2, err: expect.stringContaining("It is not said what to pack.") });
	const zip = path.join(temporary(), "a.zip");
	expect(await backfile(root, "package", "--zip", zip, "--date", "2026-02-30")).toMatchObject({
		code: 2,
		err: expect.stringContaining("It must be a day"),
	});
	expect(existsSync(zip)).toBe(false);
});
