import path from "node:path";
import { describe, expect, it } from "vitest";
import { explainIn } from "../../../src/pipeline/explain/explain.ts";
import { openKnown } from "../../../src/pipeline/explain/known.ts";
import { makeArchive, story } from "../archives.ts";

const FILES = {
	"content/a.md": story("A", { published: "2024-03-15", permalink: "/a/" }),
	"content/b.md": story("B", { published: "2024-03-16", permalink: "/a/" }),
	"content/day.md": story("Day", { published: "2021-02-31" }),
	"content/kept.md": story("Kept", { published: "2024-03-15", noindex: true }),
	"content/old.md": story("Old", { published: "1957-03-15" }),
	"content/zone.md": story("Zone", { published: "2024-03-16T02:00:00Z" }),
	...Object.fromEntries(
		Array.from({ length: 20 }, (_, at) => [`content/new-${at}.md`, story(`New ${at}`, { published: `2025-01-${at + 10}` })]),
	),
};

describe("what is told of a story on the site", () => {
	it("begins with what keeps it from where its file says, and ends with where it is not", async () => {
		const root = makeArchive(FILES, { feedSize: 5, timeZone: "America/New_York" });
		const known = await openKnown({ config: path.join(root, ".eleventy.ts"), at: Date.UTC(2026, 0, 1), search: false });
		const explain = (file: string) => {
			const { answer, facts } = explainIn(known, `content/${file}`, root);
			const valuesOf = (about: string) => facts.find((fact) => fact.about === about)?.values ?? [];
			return { answer, valuesOf };
		};
		const { answer, valuesOf } = explain("day.md");
		expect(answer).toMatch(/stands at \/undated\/day.html .*published: "2021-02-31" is no date that can be read, .* \(line 2\)$/);
		expect(valuesOf("remedy")).toEqual(["There never was such a day. Write it as 2021-02 if the month is right."]);
		expect(valuesOf("notIn")).toContain("/feed.xml, since it has no date");

		const second = explain("b.md");
		expect(second.answer).toContain('The permalink "/a/" is the address of a.md already.');
		expect(second.valuesOf("why")).toEqual(["The address is made from its date, 2024-03-16, and its name, “b”."]);

		expect(explain("zone.md").valuesOf("why")[0]).toContain("2024-03-15T22:00:00-04:00 in the site's time zone, America/New_York");
		expect(explain("kept.md").valuesOf("notIn")).toContain(
			"the search, the sitemaps and the open data, since it or one of its terms says noindex",
		);
		expect(explain("old.md").valuesOf("notIn")).toEqual([
			"the front page, which shows the newest 20 stories",
			"/feed.xml, which has the newest 5 stories",
			"the search, since the site is built without one",
		]);
		expect(explain("new-19.md").valuesOf("notIn")).toEqual(["the search, since the site is built without one"]);
	});
});
