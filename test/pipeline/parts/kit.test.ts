import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path, { posix, win32 } from "node:path";
import { deserialize, serialize } from "node:v8";
import { describe, expect, it } from "vitest";
import { commonFolder, makeKit, unpackKit } from "../../../src/pipeline/parts/kit.ts";
import { loadConfig, OUR_TEMPLATES } from "../../../src/pipeline/settings/load.ts";
import { CannotRun } from "../../../src/problem.ts";
import type { Site } from "../../../src/site/site.ts";
import { makeArchive, temporary } from "../archives.ts";

const site = { title: "Test" } as Site;

async function kitOf(root: string) {
	const config = await loadConfig(path.join(root, ".eleventy.ts"));
	const folders = {
		content: path.join(root, "content"),
		output: path.join(root, "dist"),
		templates: [path.join(root, "templates"), OUR_TEMPLATES],
	};
	return makeKit({ config, folders, site });
}

describe("a kit", () => {
	it("has the settings and the owner's templates, where they find each other as before", async () => {
		const root = makeArchive({ "templates/partials/x.njk": "mine" });
		const kit = await kitOf(root);
		const folder = temporary();
		const { task, cwd } = unpackKit(kit.bytes, folder, kit.hash);
		expect(readFileSync(path.join(task.templates[0] ?? "", "partials/x.njk"), "utf8")).toBe("mine");
		expect(task.templates[1]).toBe(OUR_TEMPLATES);
		expect(readFileSync(task.config, "utf8")).toBe(readFileSync(path.join(root, ".eleventy.ts"), "utf8"));
		expect(path.relative(path.dirname(task.config), task.output)).toBe("dist");
		expect(existsSync(cwd)).toBe(true);
		expect(task.site).toEqual(site);
	});

	it("is another where a template is another, and the same where nothing is", async () => {
		const root = makeArchive({ "templates/partials/x.njk": "mine" });
		const [first, again] = [await kitOf(root), await kitOf(root)];
		expect(again.hash).toBe(first.hash);
		const other = makeArchive({ "templates/partials/x.njk": "other" });
		expect((await kitOf(other)).hash).not.toBe(first.hash);
	});

	it("is refused where it would write elsewhere", async () => {
		const kit = await kitOf(makeArchive({}));
		const contents = deserialize(kit.bytes) as { files: object[] };
		const folder = path.join(temporary(), "kit");
		mkdirSync(folder);
		const evil = serialize({ ...contents, files: [{ path: "../outside.txt", bytes: Buffer.from("x") }] });
		expect(() => unpackKit(evil, folder, kit.hash)).toThrow(CannotRun);
		expect(existsSync(path.join(folder, "../outside.txt"))).toBe(false);
	});
});

describe("the folder that others have in common", () => {
	it.each([
		[posix, ["/archive/dist", "/archive/templates", "/archive"], "/archive"],
		[posix, ["/archive", "/archives"], "/"],
		[win32, ["C:\\archive\\dist", "c:\\Archive\\templates"], "C:\\archive"],
		[win32, ["C:\\archive", "C:\\site"], "C:\\"],
		[win32, ["\\\\server\\share\\a", "\\\\server\\share\\b"], "\\\\server\\share\\"],
	])("is the innermost one", (rules, folders, common) => expect(commonFolder(folders, rules)).toBe(common));
});
