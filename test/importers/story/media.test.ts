import path from "node:path";
import { describe, expect, it } from "vitest";
import { findMedia } from "../../../src/importers/story/media.ts";
import { temporary, write } from "../../pipeline/archives.ts";

const NS = 'xmlns="http://www.w3.org/2000/svg"';

describe("files of the old site", () => {
	const found = (name: string, contents: string | Uint8Array = "x") => {
		const folder = temporary();
		write(folder, { [name]: contents });
		return findMedia(folder, { name, root: "/" });
	};

	it.each([
		["good.svg", `<svg ${NS}><g/></svg>`],
		["a/photo.png", "x"],
	])("%s is brought over", (name, contents) => {
		expect(found(name, contents)).toMatchObject({ name });
	});

	it.each([
		["prefix.svg", `<svg ${NS} xmlns:a.b="http://www.w3.org/2000/svg"><a.b:script>alert(1)</a.b:script></svg>`, "SVG"],
		["iso.svg", Buffer.from(`<?xml version="1.0" encoding="ISO-2022-JP"?><svg ${NS} o\x1b(Bnload="alert(1)"/>`), "ISO-2022-JP"],
		["html.svg", `<svg ${NS}><x:meta xmlns:x="http://www.w3.org/1999/xhtml" http-equiv="refresh"/></svg>`, "<x:meta>"],
		["con.png", "x", "device"],
		["_headers/a.png", "x", "hosts"],
		["a.php.jpg", "x", "run as a program"],
	])("%s is refused, as a build would refuse it", (name, contents, why) => {
		expect(found(name, contents)).toMatchObject({ refused: expect.stringContaining(why) });
	});

	it("that are not there are missing", () => {
		expect(findMedia(path.join(temporary(), "none"), { name: "a.png", root: "/" })).toEqual({ missing: "a.png" });
	});
});
