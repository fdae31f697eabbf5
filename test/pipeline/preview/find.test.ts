import { mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { encodedPath, findTarget, sitePath } from "../../../src/pipeline/preview/find.ts";
import { temporary, write } from "../archives.ts";

/** A folder that holds a site, beside something that is none of it. */
function site(): string {
	const root = temporary();
	write(root, {
		"secret.txt": "secret",
		"dist/index.html": "front",
		"dist/a.html": "a",
		"dist/2020/index.html": "2020",
		"dist/evil.example/index.html": "a folder of this name",
		"dist/späte.html": "späte",
		"dist/x y.css": "x{}",
		"dist/.backfile.json": "{}",
	});
	return path.join(root, "dist");
}

/** What stands at an address, relative to the site. */
function found(folder: string, address: string, base = "/") {
	const target = findTarget(folder, base, address);
	return target && "file" in target ? path.relative(folder, target.file) : target;
}

describe("what stands at an address", () => {
	it("is a file, the index of a folder, or a page without its extension", () => {
		const folder = site();
		expect(["/", "/a", "/a.html", "/2020/", "/sp%C3%A4te.html", "/x%20y.css", "/nothing"].map((address) => found(folder, address))).toEqual(
			["index.html", "a.html", "a.html", path.join("2020", "index.html"), "späte.html", "x y.css", undefined],
		);
		expect(found(folder, "/archive/a", "/archive/")).toBe("a.html");
	});

	it("is an address of this site with a slash at its end, however it is written", () => {
		const folder = site();
		const to = (address: string, base?: string) => found(folder, address, base);
		expect(to("/2020")).toEqual({ redirect: "/2020/" });
		expect(to("/archive/2020", "/archive/")).toEqual({ redirect: "/archive/2020/" });
		expect(to("//evil.example")).toEqual({ redirect: "/evil.example/" });
		expect(to("/%2fevil.example")).toEqual({ redirect: "/evil.example/" });
		expect(to("/x/%2e%2e//evil.example")).toEqual({ redirect: "/evil.example/" });
		expect(to("//evil.example/%2e%2e")).toBe("index.html");
		expect(encodedPath("a\r\nx: y/ä b//c?d#e")).toBe("a%0D%0Ax%3A%20y/%C3%A4%20b/c%3Fd%23e");
	});

	it.each(["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/%2e%2e%2f%2e%2e%2fsecret.txt", "/2020/../../secret.txt"])(
		"is nothing outside the folder: %s",
		(address) => expect(found(site(), address)).toBeUndefined(),
	);

	it.each(["/a.html%00", "/a.html%00.css", "/..%5csecret.txt", "/%", "/%ff", "/.backfile.json", "/.BACKFILE.json"])(
		"is nothing: %s",
		(address) => expect(found(site(), address)).toBeUndefined(),
	);

	it("is nothing where a link leads out of the folder, and what it leads to within it", () => {
		const folder = site();
		symlinkSync("../secret.txt", path.join(folder, "link.txt"));
		symlinkSync("..", path.join(folder, "up"));
		symlinkSync("a.html", path.join(folder, "b.html"));
		mkdirSync(path.join(folder, "round"));
		symlinkSync(".", path.join(folder, "round/again"));
		expect(["/link.txt", "/up/secret.txt", "/b", "/round/again/x"].map((address) => found(folder, address))).toEqual([
			undefined,
			undefined,
			"a.html",
			undefined,
		]);
		const link = path.join(temporary(), "site");
		symlinkSync(folder, link);
		expect(findTarget(link, "/", "/a")).toEqual({ file: path.join(folder, "a.html") });
	});
});

describe("the path of a file", () => {
	it("names no drive, no stream and no device on Windows, where it may elsewhere", () => {
		for (const name of [
			"c:/windows/win.ini",
			"c:",
			"a.html:stream",
			"a.html::$DATA",
			"con",
			"CON.html",
			"x/nul.css",
			"com1",
			"lpt¹.txt",
			"aux .",
		]) {
			expect(sitePath(name, "win32"), name).toBeUndefined();
			expect(sitePath(name, "linux"), name).toBe(name);
		}
		// The short name of `.backfile.json`.
		expect(sitePath("BACKFI~1.JSO", "win32")).toBeUndefined();
		expect(sitePath("console/common.css", "win32")).toBe("console/common.css");
		expect(sitePath("..\\..\\x", "win32")).toBeUndefined();
	});
});
