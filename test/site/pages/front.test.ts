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
