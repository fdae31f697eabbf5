import { toHtml } from "hast-util-to-html";
import { describe, expect, it } from "vitest";
import { inspectBody } from "../../../src/article/body/inspect.ts";
import { mayFollow, mayShow, plainAddress } from "../../../src/article/body/schemes.ts";
import { renderBody } from "../../../src/article/body.ts";
import { cleanHtml } from "../../../src/importers/story/clean.ts";

const render = (text: string, format: "html" | "markdown" = "html") => renderBody(text, format, (address) => address);
const told = (body: string, format: "html" | "markdown" = "markdown") =>
	inspectBody({ file: "a.md", body, format, linesBefore: 3 }).problems.map(({ rule, line, message }) => [rule, line, message]);

describe("addresses", () => {
	it.each([
		["HTTPS://Example.org/A", "https://Example.org/A"],
		[" https://example.org ", "https://example.org"],
		["\n\t ht\ntps://example.org", "https://example.org"],
		["MailTo:a@example.org", "mailto:a@example.org"],
		["/a b", "/a b"],
		["A:b/c", "a:b/c"],
	])("%j is %j", (written, plain) => {
		expect(plainAddress(written)).toBe(plain);
	});

	it.each(["http://x", "HTTPS:x", "/a:b", "a/b:c", "#a", "", "mailto:x", "tel:1", "irc://x"])("%j may be followed", (address) => {
		expect(mayFollow(address)).toBe(true);
	});

	it.each([
		"javascript:x",
		"\u0001java\nscript:x",
		"data:text/html,x",
		"ms-msdt:/id",
		"intent://x",
		"steam://run/1",
		"file:///etc",
		"vbscript:x",
	])("%j may not, and is no picture", (address) => {
		expect([mayFollow(address), mayShow(address)]).toEqual([false, false]);
	});

	it("of pictures may be data of dots", () => {
		expect([mayShow("data:image/png;base64,AA"), mayShow("data:image/svg+xml,x"), mayShow("a.png")]).toEqual([true, false, true]);
	});
});

describe("capital schemes", () => {
	const html =
		'<p><a href="HTTPS://example.org/">a</a> <img src="HTTP://example.org/a.png" alt="b"> <a href=" https://example.org">c</a></p>';
	const kept = ["https://example.org/", "http://example.org/a.png", "https://example.org"];

	it("are kept in HTML, in Markdown and in imports", () => {
		for (const address of kept) {
			expect(render(html)).toContain(`"${address}"`);
			expect(toHtml(cleanHtml(html).tree)).toContain(`"${address}"`);
		}
		expect(render("[a](HTTPS://example.org/) ![b](HTTP://example.org/a.png)", "markdown")).toMatch(/href="https:.*src="http:/i);
	});

	it("run no more than others", () => {
		expect(render('<a href="JAVASCRIPT:alert(1)">a</a> <img src=" JAVA&#10;SCRIPT:x">')).not.toMatch(/script/i);
	});
});

describe("odd schemes", () => {
	it.each(["[a](ms-msdt:/id)", "[a][1]\n\n[1]: intent://x", "<steam://run/1>", "![a](steam://run/1)"])(
		"are dropped from Markdown, %s, and told with their line",
		(markdown) => {
			const page = render(`One.\n\n${markdown}`, "markdown");
			expect(page).not.toMatch(/(href|src)="(ms-msdt|intent|steam)/);
			const problems = told(`One.\n\n${markdown}`);
			expect(problems).toMatchObject([["markup-removed", 6, expect.stringMatching(/ms-msdt|intent|steam/)]]);
		},
	);

	it("are dropped from HTML and told", () => {
		expect(render('<a href="steam://run/1">a</a>')).toBe("<a>a</a>");
		expect(told('<p>x</p>\n<a href="STEAM://run/1">a</a>', "html")).toMatchObject([
			["markup-removed", 5, expect.stringContaining("STEAM")],
		]);
	});

	it("of text are text", () => {
		expect(told("Type steam://run/1, see [the note](/a) and [mail](mailto:a@example.org).")).toEqual([]);
	});
});
