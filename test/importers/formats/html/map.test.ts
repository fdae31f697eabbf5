import { describe, expect, it } from "vitest";
import { checkMap } from "../../../../src/importers/formats/html/map.ts";
import { CannotRun } from "../../../../src/problem.ts";
import { pageOf, readPage, TEXT } from "./pages.ts";

const PAGE = pageOf(
	"<title>Site</title>",
	`<h1>Site</h1><div class="kopf"><b class="titel">Ferry</b> <span data-day="1999-03-03">yesterday</span> <i title="Ann Lee">A. L.</i></div><div class="text">${TEXT}<p class="ad">Buy now</p></div>`,
);

describe("--map for pages", () => {
	it("takes the text of elements, or of an attribute, and leaves elements out", async () => {
		const map = {
			headline: ".kopf > .titel",
			published: "time@datetime, [data-day]@data-day",
			authors: "i@title",
			body: ".text",
			remove: ".ad, .none",
		};
		const { story, fields } = await readPage(PAGE, "a.html", map);
		expect(fields).toMatchObject({ headline: "Ferry", published: "1999-03-03", authors: ["Ann Lee"] });
		expect(story?.body.text).toContain("harbour wall");
		expect(story?.body.text).not.toContain("Buy now");
	});

	it("takes a sign and a comma in brackets for what they are", async () => {
		const { fields } = await readPage(pageOf("", `<h1 data-x="a,b@c">Ferry</h1><h2>Mill</h2>${TEXT}`), "a.html", {
			headline: '[data-x="a,b@c"]',
		});
		expect(fields?.headline).toBe("Ferry");
	});

	it.each([
		["headline", ">>>"],
		["published", "time@datetime, [["],
		["body", "p:nosuch("],
		["remove", "a]"],
		["colour", "p"],
	])("refuses %s=%s before anything is read", (field, selector) => {
		expect(() => checkMap(new Map([[field, selector]]))).toThrow(CannotRun);
	});
});
