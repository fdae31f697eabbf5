import { describe, expect, it } from "vitest";
import { article, byPath, planOf } from "../articles.ts";

/** What the page of a period shows of its shorter ones. */
interface Shown {
	readonly isWhole: boolean;
	readonly within: { readonly name: string; readonly count: number; readonly stories?: { readonly opening?: string }[] }[];
}

/** Stories of March 1957, one a day, and of three more in April. */
function storiesOf(march: number) {
	const days = Array.from({ length: march }, (_, index) => `1957-03-${String((index % 31) + 1).padStart(2, "0")}`);
	return [...days, "1957-04-01", "1957-04-02", "1957-04-03"].map((date, index) =>
		article(`s${index}`, date, { description: `What happened in story ${index}.` }),
	);
}

function pageOf(path: string, march: number): Shown {
	return byPath(planOf(storiesOf(march), { listingSize: 10 }))
		.get(path)
		?.data() as Shown;
}

describe("the page of a period", () => {
	it("shows its stories with their words where they fit on a page", () => {
		for (const path of ["1957/index.html", "1957/04/index.html"]) {
			const { isWhole, within } = pageOf(path, 17);
			const stories = within.flatMap(({ stories: own = [] }) => own);
			expect([isWhole, stories.length === within.reduce((sum, { count }) => sum + count, 0)], path).toEqual([true, true]);
			expect(
				stories.every(({ opening }) => opening?.startsWith("What happened")),
				path,
			).toBe(true);
		}
	});

	it("shows three headlines of each month of a year that has more, and none of the days of a month that has more", () => {
		const year = pageOf("1957/index.html", 18);
		expect([year.isWhole, year.within.map(({ stories }) => stories?.length)]).toEqual([false, [3, 3]]);
		expect(year.within.flatMap(({ stories = [] }) => stories).some(({ opening }) => opening)).toBe(false);
		const month = pageOf("1957/03/index.html", 21);
		expect([month.isWhole, month.within.some(({ stories }) => stories)]).toEqual([false, false]);
		expect(pageOf("1950s/index.html", 18).isWhole).toBe(false);
	});
});
