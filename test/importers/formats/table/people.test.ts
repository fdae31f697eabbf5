import { describe, expect, it } from "vitest";
import { peopleIn } from "../../../../src/importers/formats/table/people.ts";
import { told } from "../../passes.ts";
import { readCsv, readRecords } from "./read.ts";

describe("people", () => {
	it.each([
		[{ name: "Ann Example" }, ["Ann Example"]],
		[{ displayName: "Ann Example", id: 4 }, ["Ann Example"]],
		[{ first: "Ann", last: "Example" }, ["Ann Example"]],
		[{ first_name: "Ann", last_name: "Example" }, ["Ann Example"]],
		[{ firstname: "Ann", middlename: "B.", lastname: "Example", title: null }, ["Ann B. Example"]],
		[{ givenName: "Ann", familyName: "Example", title: "Reporter" }, ["Ann Example"]],
		[{ name: { first: "Ann", last: "Example" } }, ["Ann Example"]],
		[
			{
				original: "By ANN EXAMPLE",
				person: [
					{ firstname: "Ann", lastname: "Example" },
					{ firstname: "Bob", lastname: "Ek" },
				],
			},
			["Ann Example", "Bob Ek"],
		],
		[{ original: "By Ann Example", person: [] }, ["Ann Example"]],
		[{ "1": "Ann", "2": "Bob" }, ["Ann", "Bob"]],
		[{ ann: { name: "Ann" }, bob: { name: "Bob" } }, ["Ann", "Bob"]],
		[{ data: { id: 1, attributes: { name: "Ann" } } }, ["Ann"]],
		[
			[{ node: { name: "Ann" } }, [{ name: "Bob" }]],
			["Ann", "Bob"],
		],
		[[{ name: "Ann", role: "Editor", url: "https://x.example/ann" }], [{ name: "Ann", role: "Editor", url: "https://x.example/ann" }]],
		["Ann Lee, Bob Ek and Cy Young", ["Ann Lee", "Bob Ek", "Cy Young"]],
	])("in %j have names", (value, names) => {
		expect(peopleIn(value)).toEqual({ authors: names, emails: 0, isUnread: false });
	});

	it("that are numbers have none", () => {
		for (const id of [1, "17", [3, 4], { $oid: "507f1f77bcf86cd799439011" }, "507f1f77bcf86cd799439011"])
			expect(peopleIn(id)).toEqual({ authors: [], emails: 0, isUnread: false });
	});

	it("without a name that can be read are told", async () => {
		const { stories, problems } = await readRecords({ title: "A", date: "1957", body: "x", author: { handle: "ann", karma: 7 } });
		expect(stories[0]?.fields).not.toHaveProperty("authors");
		expect(problems.map(told)).toEqual(["warning field-odd 1"]);
	});

	it("of a byline that is an object are authors, and its line is the byline", async () => {
		const { stories } = await readRecords(
			{ title: "A", date: "1957", body: "x", byline: { original: "By ANN EXAMPLE", person: [{ firstname: "Ann", lastname: "EXAMPLE" }] } },
			{ title: "B", date: "1957", body: "x", byline: ["Ann Lee", "Bob Ek"] },
		);
		expect(stories[0]?.fields).toMatchObject({ byline: "By ANN EXAMPLE", authors: ["Ann EXAMPLE"] });
		expect(stories[1]?.fields).toMatchObject({ byline: "Ann Lee, Bob Ek" });
	});

	it("may stand in two columns", async () => {
		const { stories } = await readCsv("title,body,date,Author First Name,Author Last Name\nA,x,1957,Ann,Example\n");
		expect(stories[0]?.fields.authors).toEqual(["Ann Example"]);
	});

	it("and terms that are numbers in all records are told once", async () => {
		const { stories, problems } = await readCsv('title,body,date,post_author,category,tags\nA,x,1957,1,3,4\nB,x,1957,2,3,"1957, docks"\n');
		expect(stories.map(({ fields }) => [fields.authors, fields.section, fields.tags])).toEqual([
			[undefined, undefined, undefined],
			[undefined, undefined, ["1957", "docks"]],
		]);
		expect(problems.map(told)).toEqual(Array(3).fill("warning field-odd"));
		expect(problems[0]?.message).toContain("post_author");
		expect(problems[0]?.message).toContain("2 records");
	});
});
