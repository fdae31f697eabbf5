import { describe, expect, it } from "vitest";
import { article, byPath, planOf } from "../articles.ts";

/** The links from the date of a story. */
function linksOf(date: string | undefined, settings: Parameters<typeof planOf>[1] = {}) {
	const pages = [...byPath(planOf([article("a", date)], settings)).values()];
	const story = pages.find(({ kind }) => kind === "story")?.data() as {
		above: { url: string }[];
		filedUnder: { url: string };
		onThisDay?: string;
	};
	return [story.above.map(({ url }) => url), story.filedUnder.url, story.onThisDay];
}

describe("the date of a story", () => {
	it("leads to the year, the month, the day, and that day in every year, as far as it is known", () => {
		expect(linksOf("1953-02-06")).toEqual([["/1953/", "/1953/02/"], "/1953/02/06/", "/on-this-day/02-06.html"]);
		expect(linksOf("1953-02")).toEqual([["/1953/", "/1953/02/"], "/1953/02/", undefined]);
		expect(linksOf("1953")).toEqual([["/1953/"], "/1953/", undefined]);
		expect(linksOf("195X")).toEqual([["/1950s/"], "/1950s/", undefined]);
		expect(linksOf(undefined)).toEqual([[], "/undated/", undefined]);
	});

	it("leads to no page that the settings leave out", () => {
		expect(linksOf("1953-02-06", { calendar: "year" })).toEqual([["/1953/"], "/1953/", "/on-this-day/02-06.html"]);
		expect(linksOf("1953-02-06", { calendar: "month" })).toEqual([["/1953/", "/1953/02/"], "/1953/02/", "/on-this-day/02-06.html"]);
		expect(linksOf("1953-02-06", { onThisDay: false })).toEqual([["/1953/", "/1953/02/"], "/1953/02/06/", undefined]);
	});
});
