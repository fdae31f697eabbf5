import { describe, expect, it } from "vitest";
import { article, byPath, planOf } from "../articles.ts";

/** The addresses of the stories that a front page would have a reader start with. */
function startsOf(plan: ReturnType<typeof planOf>): string[] {
	const front = byPath(plan).get("index.html")?.data() as { readonly starts: readonly { readonly url: string }[] } | undefined;
	return front?.starts.map(({ url }) => url) ?? [];
}

describe("stories to start with", () => {
	const articles = [
		article("1953/flood", "1953-02-06"),
		article("1960/fair", "1960-01-01"),
		article("secret", "1970", { status: "draft" }),
	];

	it("stand on the front page in the order of the settings", () => {
		const plan = planOf(articles, { startHere: ["1960/fair", "1953/flood"] });
		expect(startsOf(plan).map((url) => /[a-z]+(?=\.html)/.exec(url)?.[0])).toEqual(["fair", "flood"]);
		expect(plan.problems.filter(({ rule }) => rule === "start-unknown")).toEqual([]);
	});

	it("are told of where they are not published", () => {
		const plan = planOf(articles, { startHere: ["secret", "1953/flood", "none"] });
		expect(startsOf(plan)).toHaveLength(1);
		expect(plan.problems.map(({ rule, message }) => `${rule}: ${message.split(",")[0]}`)).toEqual([
			"start-unknown: startHere names the story secret",
			"start-unknown: startHere names the story none",
		]);
	});
});

describe("the front page", () => {
	const front = (...given: Parameters<typeof planOf>) =>
		byPath(planOf(...given))
			.get("index.html")
			?.data() as {
			readonly startsLead: boolean;
			readonly sections: { readonly terms: readonly { readonly name: string; readonly count: number }[]; readonly of: number };
		};

	it("names the twelve sections that have the most stories, in the order of names, and none without stories", () => {
		const articles = Array.from({ length: 15 }, (_, section) =>
			Array.from({ length: section + 1 }, (_, index) => article(`s${section}-${index}`, "1957", { section: `Section ${section}` })),
		).flat();
		const { terms, of } = front(articles, { sections: ["None"] }).sections;
		expect(of).toBe(15);
		expect(terms.map(({ name }) => name)).toEqual(Array.from({ length: 12 }, (_, index) => `Section ${index + 3}`));
	});

	it("begins with the stories to start with where nothing was published for a year", () => {
		const at = Date.UTC(2100, 0);
		const day = (days: number) => new Date(at - days * 86_400_000).toISOString().slice(0, 10);
		const leads = (date: string, startHere = ["old"]) => front([article("old", "1957"), article("new", date)], { startHere }).startsLead;
		expect(leads(day(366))).toBe(true);
		expect(leads(day(360))).toBe(false);
		expect(leads(day(366), [])).toBe(false);
		expect(leads(day(366), ["none"])).toBe(false);
		expect(leads(day(366), ["none", "old"])).toBe(true);
	});
});
