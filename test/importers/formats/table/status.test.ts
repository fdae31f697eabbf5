import { describe, expect, it } from "vitest";
import { PUBLICITY_KEYS } from "../../../../src/article/fields/publicity.ts";
import { told } from "../../passes.ts";
import { readCsv, readRecords } from "./read.ts";

/** Reads a table with such a column, whose two stories have one value of it each. Returns the status of each. */
async function statusesFor(column: string, first: string, second: string): Promise<unknown[]> {
	const { stories } = await readCsv(`title;body;date;${column}\nA;x;1957;${first}\nB;x;1957;${second}\n`);
	return stories.map(({ fields }) => fields.status);
}

describe("the status of a record", () => {
	it("is read from every key that says it", async () => {
		for (const key of PUBLICITY_KEYS["true-is-draft"])
			expect([key, await statusesFor(key, "True", "no")]).toEqual([key, ["draft", undefined]]);
		for (const key of PUBLICITY_KEYS["false-is-draft"])
			expect([key, await statusesFor(key, "FALSE", "1")]).toEqual([key, ["draft", undefined]]);
		for (const key of PUBLICITY_KEYS["any-is-draft"])
			expect([key, await statusesFor(key, "hunter2", "")]).toEqual([key, ["draft", undefined]]);
		for (const key of PUBLICITY_KEYS.word) expect([key, await statusesFor(key, "Pending", "publish")]).toEqual([key, ["draft", undefined]]);
	});

	it("is that of a draft, with a problem, where it cannot be understood", async () => {
		const { stories, problems } = await readCsv(
			"title,body,date,state,Is Published?\nA,x,1957,-2,yes\nB,x,1957,2,yes\nC,x,1957,1,perhaps\nD,x,1957,1,yes\n",
		);
		expect(stories.map(({ fields }) => fields.status)).toEqual(["draft", "draft", "draft", undefined]);
		expect(problems.map(told)).toEqual(["warning status-odd 2", "warning status-odd 3", "warning status-odd 4"]);
	});

	it("is found within objects", async () => {
		const record = { title: "A", body: "x", date: "1957" };
		const { stories } = await readRecords(
			{ ...record, attributes: { status: false } },
			{ _source: { ...record, visibility: "private" } },
			{ ...record, status: [{ value: false }] },
			{ ...record, status: [{ value: true }] },
			{ ...record, content: { rendered: "<p>x</p>", protected: true } },
			{ ...record, content: { rendered: "<p>x</p>", protected: false } },
		);
		expect(stories.map(({ fields }) => fields.status)).toEqual(["draft", "draft", "draft", undefined, "draft", undefined]);
	});

	it("under Published is a truth and no date, beside a date", async () => {
		const { stories, problems } = await readCsv("Title,Body,Published,Date\nA,x,TRUE,2014-05-06\nB,x,FALSE,2014-05-07\nC,x,2014-05-08,\n");
		expect(stories.map(({ fields }) => [fields.published, fields.status])).toEqual([
			["2014-05-06", undefined],
			["2014-05-07", "draft"],
			["2014-05-08", undefined],
		]);
		expect(problems).toEqual([]);
	});

	it("is not that of a draft where nobody knows the date, though an embargo must be one", async () => {
		const { stories, problems } = await readCsv(
			"title,body,date,updated,print date,embargo\nA,x,n.d.,unknown,[undated],\nB,x,1957,,,n.d.\nC,x,soon,,,\n",
		);
		expect(stories.map(({ fields }) => [fields.published, fields.status])).toEqual([
			[undefined, undefined],
			["1957", "draft"],
			[undefined, "draft"],
		]);
		expect(problems.filter(({ line }) => line === 2)).toEqual([]);
	});

	it("waits until a time is over of which only the end is meant", async () => {
		const { stories } = await readCsv("title,body,date\nA,x,late 2050s\nB,x,early 2050\nC,x,late 2050\n");
		expect(stories.map(({ fields }) => [fields.published, fields.embargo])).toEqual([
			["205X", "2060-01-01"],
			["2050", undefined],
			["2050", "2051-01-01"],
		]);
	});

	it("is that of the strictest of several columns", async () => {
		const { stories } = await readCsv(
			"title,body,date,post_status,post_password\nA,x,1957,publish,\nB,x,1957,publish,hunter2\nC,x,1957,trash,\n",
		);
		expect(stories.map(({ fields }) => fields.status)).toEqual([undefined, "draft", "draft"]);
	});

	it("can be said by --map, where a column is about something else", async () => {
		const text = "title,body,date,state,workflow,password\nA,x,1957,Ohio,done,\nB,x,1957,Ohio,published,\nC,x,1957,Ohio,published,p\n";
		const status = async (map: Readonly<Record<string, string>>) => (await readCsv(text, map)).stories.map(({ fields }) => fields.status);
		expect(await status({})).toEqual(["draft", "draft", "draft"]);
		expect(await status({ status: "workflow" })).toEqual(["draft", undefined, "draft"]);
		expect(await status({ dateline: "state" })).toEqual([undefined, undefined, "draft"]);
	});

	it("is held back by dates that cannot be read", async () => {
		const { stories } = await readCsv(
			"title,body,date\nA,x,03/04/2030\nB,x,when it is done\nC,x,0000-00-00 00:00:00\nD,x,3/4/99\nE,x,41998\n",
		);
		expect(stories.map(({ fields }) => [fields.published, fields.embargo, fields.status])).toEqual([
			[undefined, "2031-01-01", undefined],
			[undefined, undefined, "draft"],
			[undefined, undefined, undefined],
			[undefined, "2000-01-01", undefined],
			[undefined, "2019-01-01", undefined],
		]);
		const joomla = await readCsv(
			"title,introtext,created,publish_up,publish_down\nA,x,2014-01-01,0000-00-00 00:00:00,2015-02-03 10:00:00\n",
		);
		expect(joomla.stories[0]?.fields).toMatchObject({ expires: "2015-02-03T10:00:00+00:00" });
		expect(joomla.stories[0]?.fields).not.toHaveProperty("status");
	});
});
