import { describe, expect, it } from "vitest";
import { told } from "../../../passes.ts";
import { pageOf, readPages, TEXT } from "../pages.ts";

describe("values that many stories share", () => {
	const page = (number: number, headline: string) =>
		pageOf("", `<h1>${headline}</h1><p class="date">March ${number}, 1999</p><h2>Of day ${number}</h2>${TEXT} ${number}`);
	const pages = (headline: (number: number) => string) =>
		Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`${index}.html`, page(index + 1, headline(index + 1))]));

	it("are told with how many stories have them", async () => {
		const { problems } = await readPages(pages(() => "The Gazette"));
		expect(problems.map(told)).toEqual(["warning value-shared"]);
		expect(problems[0]?.message).toContain('20 of 20 stories have the headline "The Gazette"');
		expect(problems[0]?.remedy).toContain("--map headline=SELECTOR");
	});

	it("are not told of a column that comes again", async () => {
		const { problems } = await readPages(pages((number) => (number % 5 === 0 ? "Letters to the editor" : `News of ${number}`)));
		expect(problems).toEqual([]);
	});
});
