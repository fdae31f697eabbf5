import { readdirSync, readFileSync } from "node:fs";
import path, { posix, win32 } from "node:path";
import { describe, expect, it } from "vitest";
import { isBelow, isWithin, pathBelow, relativePath, shownPath, withSlashes } from "../../../src/system/disk/diskpaths.ts";

const FOLDER = "C:\\archive\\content";

/** Other files that use a path as the system writes it: for its shell, and to find it in messages of the system. */
const NATIVE = ["cli/init/lines.ts", "pipeline/parts/rendering/partrenderer.ts"];

it("has its form for Backfile from one place", () => {
	const src = path.resolve(import.meta.dirname, "../../../src");
	const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
	const others = files.filter((file) =>
		/path\.(relative|sep)\b|\b(relative|sep)\b.*from "node:path"/.test(readFileSync(path.join(src, file), "utf8")),
	);
	expect(others.map((file) => withSlashes(file)).sort()).toEqual(NATIVE);
});

describe("a path of the disk", () => {
	it("is written with slashes on Windows", () => {
		expect(withSlashes("2024\\03\\a.md", win32)).toBe("2024/03/a.md");
		expect(withSlashes("C:\\archive/content", win32)).toBe("C:/archive/content");
	});

	it("keeps a backslash where that is part of a name", () => {
		expect(withSlashes("2024/a\\b.md", posix)).toBe("2024/a\\b.md");
		expect(pathBelow("/content", "/content/a\\b.md", posix)).toBe("a\\b.md");
	});

	it.each([
		["C:\\archive\\content\\2024\\a.md", "2024/a.md"],
		["C:/archive/content/2024/a.md", "2024/a.md"],
		["c:\\archive\\content\\2024\\a.md", "2024/a.md"],
		["C:\\Archive\\Content\\2024\\A.md", "2024/A.md"],
		["C:\\archive\\content\\..more\\a.md", "..more/a.md"],
		["C:\\archive\\content\\", ""],
		["c:\\ARCHIVE\\content", ""],
	])("of Windows is found below its folder: %s", (file, below) => {
		expect(pathBelow(FOLDER, file, win32)).toBe(below);
		expect(isWithin(FOLDER, file, win32)).toBe(true);
		expect(isBelow(FOLDER, file, win32)).toBe(below !== "");
		expect(shownPath(FOLDER, file, win32)).toBe(below || ".");
	});

	it.each([
		["the folder above", "C:\\archive"],
		["a folder beside it", "C:\\archive\\contents\\a.md"],
		["another drive", "D:\\archive\\content\\a.md"],
		["another machine", "\\\\server\\archive\\content\\a.md"],
	])("is elsewhere: %s", (_, file) => {
		expect(pathBelow(FOLDER, file, win32)).toBeUndefined();
		expect(isWithin(FOLDER, file, win32)).toBe(false);
		expect(isBelow(FOLDER, file, win32)).toBe(false);
		expect(shownPath(FOLDER, file, win32)).toBe(file);
	});

	it("of another machine is found below its folder", () => {
		expect(pathBelow("\\\\server\\share\\content", "\\\\SERVER\\share\\content\\2024\\a.md", win32)).toBe("2024/a.md");
		expect(pathBelow("\\\\server\\share\\content", "\\\\server\\other\\content\\a.md", win32)).toBeUndefined();
		expect(pathBelow("C:\\", "C:\\a.md", win32)).toBe("a.md");
	});

	it("may lead out of the folder where it is asked for as a way", () => {
		expect(relativePath(FOLDER, "C:\\archive\\templates\\a.njk", win32)).toBe("../templates/a.njk");
		expect(relativePath(FOLDER, "D:\\templates\\a.njk", win32)).toBe("D:/templates/a.njk");
		expect(relativePath("/content", "/content", posix)).toBe("");
	});

	it("differs by case where the system tells cases apart", () => {
		expect(pathBelow("/content", "/Content/a.md", posix)).toBeUndefined();
		expect(pathBelow("/", "/a.md", posix)).toBe("a.md");
		expect(shownPath("/archive", "/archive/..notes/a.md", posix)).toBe("..notes/a.md");
		expect(shownPath("/archive", "/other/a.md", posix)).toBe("/other/a.md");
	});
});
