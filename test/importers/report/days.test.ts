import { describe, expect, it } from "vitest";
import { countMovedDays } from "../../../src/importers/report/days.ts";

/** What is told of stories with these fields, in an archive of this zone. */
function told(zone: string, stories: readonly Readonly<Record<string, unknown>>[], kind: "story" | "page" = "story") {
	const days = countMovedDays(zone);
	for (const fields of stories) days.add({ kind, fields });
	return days.end("export.xml");
}

const EVENING = { published: "2018-10-20T20:30:00-07:00" };

describe("days that an import moves", () => {
	it("are told once, with the clocks of the old site: the one of most stories first", () => {
		const stories = [EVENING, EVENING, { published: "2018-12-01T20:30:00-08:00" }, { published: "2018-10-20T06:00:00-07:00" }];
		expect(told("UTC", stories)).toMatchObject([
			{
				file: "export.xml",
				rule: "days-moved",
				severity: "info",
				message: expect.stringMatching(/^3 published stories stand .* at UTC-07:00, UTC-08:00, .* UTC\.$/),
				remedy: expect.stringContaining("(timeZone in its settings; most dates fit America/Los_Angeles)"),
			},
		]);
	});

	it("name no other zone where that of the archive fits as many dates", () => {
		const stories = [EVENING, { published: "2018-12-01T20:30:00-07:00" }, { published: "2018-10-20T20:30:00-03:00" }];
		expect(told("America/Phoenix", stories)).toEqual([]);
		const late = [...stories, { published: "2018-12-01T02:30:00+00:00" }];
		expect(told("America/Phoenix", [...late, ...stories])[0]?.remedy).toContain("(timeZone in its settings), import again");
	});

	it("are none in the zone of the paper", () => {
		expect(told("America/Los_Angeles", [EVENING, { published: "2018-12-01T20:30:00-08:00" }])).toEqual([]);
	});

	it("are none of a day without a time, of a moment without a clock, of what is not published and of pages", () => {
		const days = ["2018-10-20", "2018-10", "2018-10-20T23:30:00Z", "2018-10-20 23:30:00", "2018-99-20T23:30:00-07:00", undefined];
		expect(
			told(
				"Asia/Tokyo",
				days.map((published) => ({ published })),
			),
		).toEqual([]);
		expect(told("UTC", [{ ...EVENING, status: "draft" }])).toEqual([]);
		expect(told("UTC", [EVENING], "page")).toEqual([]);
		expect(told("UTC", [EVENING])).toHaveLength(1);
	});

	it("names at most three clocks", () => {
		const stories = ["-05:00", "-06:00", "-07:00", "-08:00"].map((offset) => ({ published: `2018-10-20T22:30:00${offset}` }));
		expect(told("UTC", stories)[0]?.message).toContain("at UTC-05:00, UTC-06:00, UTC-07:00 and others,");
	});
});
