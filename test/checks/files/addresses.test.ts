import { describe, expect, it } from "vitest";
import { checkAddresses } from "../../../src/checks/files/addresses.ts";
import { checkedOf } from "../checked.ts";

const told = (path: string, url = "https://example.org/") => checkAddresses(checkedOf([], { paths: [{ path }], own: { url } })).length;

describe("checkAddresses", () => {
	it.each([
		`media/${"a".repeat(230)}.png`,
		"media/a:b.png",
		"media/what?.png",
		"media/no#1.png",
		"media/aux.png",
		"media/COM¹",
		"media/a./b.png",
		"media/100%25.png",
	])("tells of %s", (path) => {
		expect(told(path)).toBe(1);
	});

	it.each(["2024/03/15/harbour-wall.html", "media/Größe 100%.png", "media/auxiliary.png", "media/_x/a.png", ".well-known/x"])(
		"does not tell of %s",
		(path) => {
			expect(told(path)).toBe(0);
		},
	);

	it("knows what GitHub Pages leaves out", () => {
		expect(told("media/_x/a.png", "https://me.github.io/paper/")).toBe(1);
	});

	it("names the story whose address it is", () => {
		const paths = [{ path: "a/con.html", source: "a.md" }, { path: "media/b/nul.png" }];
		expect(checkAddresses(checkedOf([], { paths })).map(({ file }) => file)).toEqual(["a.md", "b/nul.png"]);
	});
});
