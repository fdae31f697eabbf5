import { describe, expect, it } from "vitest";
import { dateInPath, readFileName, withoutExtension } from "../../src/article/filename.ts";

describe("readFileName", () => {
	it.each<[string, string | undefined, string]>([
		["2019-12-06-short-day.md", "2019-12-06", "short-day"],
		["2019-12-6-short-day.md", "2019-12-6", "short-day"],
		["2016.04.01_wall.md", "2016-04-01", "wall"],
		["20191115 Title after.md", "2019-11-15", "Title after"],
		["news/20250202.md", "2025-02-02", ""],
		["2020-02-02-harbour-wall/index.md", "2020-02-02", "harbour-wall"],
		["2020-02-02-harbour-wall/other.md", undefined, "other"],
		["harbour-wall/index.md", undefined, "harbour-wall"],
		["index.md", undefined, ""],
		["20251399.md", undefined, "20251399"],
		["10101010.txt", undefined, "10101010"],
		["201911150.txt", undefined, "201911150"],
		["wire/0001", undefined, "0001"],
		["50-feature.pdf.md", undefined, "50-feature.pdf"],
	])("of %j: %j, %j", (file, date, name) => {
		expect(readFileName(file)).toEqual(date === undefined ? { name } : { date, name });
	});
});

describe("withoutExtension", () => {
	it.each([
		["a/b.md", "a/b"],
		["a/b", "a/b"],
		["a.b/c.2019", "a.b/c.2019"],
	])("of %j is %j", (file, name) => {
		expect(withoutExtension(file)).toBe(name);
	});
});

describe("dateInPath", () => {
	it.each([
		["2014/12/12/timeline", "2014-12-12"],
		["/blog/2019/1/6/x.html", "2019-01-06"],
		["2019/13/06/x", undefined],
		["2019/12/x", undefined],
		["12019/12/06/x", undefined],
	])("of %j is %j", (path, date) => {
		expect(dateInPath(path)).toBe(date);
	});
});
