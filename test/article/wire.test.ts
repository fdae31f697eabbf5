import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paragraphsOf, readWireHead, type WireHead } from "../../src/article/wire.ts";

describe("readWireHead", () => {
	it.each<[string, Omit<WireHead, "bodyAt">, string]>([
		["Headline\n\nFirst words.", { headline: "Headline" }, "First words."],
		["\n\n  Head  line \n\n\n  First words.", { headline: "Head line" }, "First words."],
		["Headline\nFirst words.", { headline: "Headline" }, "First words."],
		["Headline", { headline: "Headline" }, ""],
		["Headline\n\nBy Jane Doe\n\nFirst.", { headline: "Headline", byline: "By Jane Doe" }, "First."],
		["Headline\nBY JANE DOE, Political Editor\nFirst.", { headline: "Headline", byline: "BY JANE DOE, Political Editor" }, "First."],
		["Headline\n\nLONDON, March 3 – First.", { headline: "Headline", dateline: "LONDON, March 3" }, "First."],
		["Headline\n\nNEW YORK (AP) -- First.", { headline: "Headline", dateline: "NEW YORK (AP)" }, "First."],
		["Headline\n\nST. LOUIS — First.", { headline: "Headline", dateline: "ST. LOUIS" }, "First."],
		["Headline\n\nMÜNCHEN - First.", { headline: "Headline", dateline: "MÜNCHEN" }, "First."],
		["Headline\n\nBy Jane Doe\n\nPARIS – First.", { headline: "Headline", byline: "By Jane Doe", dateline: "PARIS" }, "First."],
		["Headline\n\nBy 1957 the bridge was gone.", { headline: "Headline" }, "By 1957 the bridge was gone."],
		["Headline\n\nBy-elections are held.", { headline: "Headline" }, "By-elections are held."],
		["Headline\n\nUN-led talks began.", { headline: "Headline" }, "UN-led talks began."],
		["Headline\n\nA dash – later.", { headline: "Headline" }, "A dash – later."],
		["Headline\n\nLondon – First.", { headline: "Headline" }, "London – First."],
	])("reads %j", (text, head, body) => {
		const { bodyAt, ...rest } = readWireHead(text);
		expect(rest).toEqual(head);
		expect(text.slice(bodyAt)).toBe(body);
	});

	it("takes a first sentence that begins with “By” for no byline", () => {
		const text = "Flood toll rises\n\nBy Tuesday evening the river had risen.\n\nMore.";
		expect(readWireHead(text)).not.toHaveProperty("byline");
	});

	it("takes capitals above a list for no dateline", () => {
		const text = "Saturday's football\n\nRESULTS\n\n- Leeds 2 Stoke 0\n- Hull 1 Derby 1";
		expect(readWireHead(text)).not.toHaveProperty("dateline");
	});

	it("leaves nothing out but blanks, and never points outside the text", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme" }), (text) => {
				const { headline, byline, dateline, bodyAt } = readWireHead(text);
				expect(bodyAt).toBeLessThanOrEqual(text.length);
				if (byline !== undefined || dateline !== undefined) return;
				const bare = (value: string) => value.replace(/[\s\p{Cc}\ufffe\uffff]+/gu, "");
				expect(bare(headline + text.slice(bodyAt))).toBe(bare(text));
			}),
		);
	});
});

describe("paragraphsOf", () => {
	it.each([
		["One.\n\nTwo.", ["One.", "Two."]],
		["One\nstill one.\n \t\n\n  Two.  \n\n", ["One\nstill one.", "Two."]],
		["", []],
		["\n\n \n", []],
		["One.", ["One."]],
	])("cuts %j", (text, paragraphs) => {
		expect(paragraphsOf(text)).toEqual(paragraphs);
	});
});
