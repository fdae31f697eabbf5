import { describe, expect, it } from "vitest";
import { drawPicture } from "../../src/eleventy/pictures.ts";
import { sha256Of } from "../../src/system/hash.ts";
import { outlines } from "../../src/view/drawing/outlines.ts";

const path = outlines("The Courier", { width: 1_000, lines: 1, sizes: [90] })?.lines[0]?.path;
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630" width="1200" height="630"><path transform="translate(80 200)" fill="#1b4b66" d="${path}"/></svg>`;

/** The size of a PNG (section 11.2.1 of its specification). */
const sizeOf = (png: Uint8Array) => [Buffer.from(png).readUInt32BE(16), Buffer.from(png).readUInt32BE(20)];

describe("a picture that is drawn", () => {
	it("has the same bytes on every machine", async () => {
		const card = await drawPicture(svg, "card");
		expect(sizeOf(card)).toEqual([1200, 630]);
		expect(await drawPicture(`<!-- added -->\n${svg}\n<!-- added -->`, "card")).toEqual(card);
		expect(sha256Of(card)).toBe("b67e0867bf8ee296d926d98cec4b4414fcfa5023b5f813c48b87ea22c25c63e9");
	});

	it("is of the width that its form asks for", async () => {
		expect((await sizeOf(await drawPicture(svg, "touch")))[0]).toBe(180);
		const ico = Buffer.from(await drawPicture(svg, "ico"));
		expect([...ico.subarray(0, 8)]).toEqual([0, 0, 1, 0, 1, 0, 32, 32]);
		expect([ico.readUInt32LE(14), ico.readUInt32LE(18)]).toEqual([ico.length - 22, 22]);
		expect(sizeOf(ico.subarray(22))[0]).toBe(32);
	});

	it("shows no text of fonts of the machine, and loads nothing", async () => {
		const blank = await drawPicture('<svg xmlns="http://www.w3.org/2000/svg" width="50" height="50"/>', "card");
		const more =
			'<text y="30">Text</text><image href="/etc/passwd" width="9" height="9"/><image href="https://none.example/a.png" width="9" height="9"/>';
		const drawn = await drawPicture(`<svg xmlns="http://www.w3.org/2000/svg" width="50" height="50">${more}</svg>`, "card");
		expect(sha256Of(drawn)).toBe(sha256Of(blank));
	});

	it("must be drawn of SVG", async () => {
		await expect(drawPicture("no drawing", "card")).rejects.toThrow();
	});
});
