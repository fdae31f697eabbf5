import { describe, expect, it } from "vitest";
import { told } from "../../passes.ts";
import { pageOf, readPage, TEXT } from "./pages.ts";

const DATE = '<p class="published">3 March 1999</p>';

/** Text with a byte that is of no letter in UTF-8. */
function withBadByte(text: string): Buffer {
	const [before = "", behind = ""] = text.split("#");
	return Buffer.concat([Buffer.from(before), Buffer.of(0xe2, 0x80, 0x20), Buffer.from(behind)]);
}

describe("the encoding of a page", () => {
	it("is UTF-8 where one byte is damaged, and one letter is told", async () => {
		const page = pageOf(
			"<meta charset=utf-8><title>Café “two”</title>",
			`<h1>Café “two”</h1>${DATE}<p>Überall Müller.</p>${TEXT}<p>bad # byte</p>`,
		);
		const { story, fields, problems } = await readPage(withBadByte(page));
		expect(fields?.headline).toBe("Café “two”");
		expect(story?.body.text).toContain("Überall Müller.");
		expect(story?.body.text).toMatch(/bad \ufffd+\s* byte/);
		expect(problems.map(told)).toEqual(["warning characters"]);
		expect(problems[0]?.message).toContain("not utf-8");
	});

	it.each([
		["windows-1251", "Новости", [0xcd, 0xee, 0xe2, 0xee, 0xf1, 0xf2, 0xe8]],
		["shift_jis", "日本", [0x93, 0xfa, 0x96, 0x7b]],
		["iso-8859-1", "Café", [0x43, 0x61, 0x66, 0xe9]],
	])("is %s where the page says so", async (name, word, bytes) => {
		const [before = "", behind = ""] = pageOf(`<meta charset="${name}">`, `<h1>#</h1>${DATE}${TEXT}`).split("#");
		const { fields, problems } = await readPage(Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(behind)]));
		expect([fields?.headline, problems]).toEqual([word, []]);
	});

	it("is windows-1252 where nothing is said", async () => {
		const { fields } = await readPage(Buffer.from(pageOf("", `<h1>Caf\u00e9 \u0093two\u0094</h1>${DATE}${TEXT}`), "latin1"));
		expect(fields?.headline).toBe("Café “two”");
	});
});
