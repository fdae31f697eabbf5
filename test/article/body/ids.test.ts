import { describe, expect, it } from "vitest";
import { idsIn, idsOfPage } from "../../../src/article/body/ids.ts";
import { slowness } from "../../linear.ts";

describe("ids of a body", () => {
	it("are those of its elements", () => {
		const html = `<h2 id="a">A</h2><a name='b'></a><p id=c>C</p><p data-id="no">&amp; <b id="d&amp;e">D</b>`;
		expect(idsIn(html, "html")).toEqual(["a", "b", "c", "d&e"]);
		expect(idsIn(`Words\n\n${html}`, "markdown")).toEqual(["a", "b", "c", "d&e"]);
		expect(idsIn(html, "text")).toEqual([]);
		expect(idsOfPage(`Words\n\n${html}`, "markdown")).toEqual(["a", "b", "c", "d&e"]);
	});

	it("are those that attribute lists give", () => {
		expect(idsIn("## Head {#one}\n\nWords\n{: .x #two }\n\n[link](#three)", "markdown")).toEqual(expect.arrayContaining(["one", "two"]));
	});

	it("of headings are found without rendering the body", () => {
		const text = "# One\n\nWords\n\nTwo words\n===\n\nThree\n---\n\n| a |\n| --- |\n";
		const all = idsOfPage(text, "markdown");
		expect(idsIn(text, "markdown")).toEqual(expect.arrayContaining(all));
	});

	it.each(["{#a", "{# ", "#a#", "x", "-", "=\n", "id = ", ' id="', "# "])("take linear time to find: %j", async (piece) => {
		expect(await slowness((text) => idsIn(text, "markdown"), piece, 50_000)).toBeUndefined();
	});
});
