import { describe, expect, it } from "vitest";
import { parseDate } from "../../../src/article/date.ts";
import { shortHash } from "../../../src/article/slug.ts";
import { article, byPath, planOf, written } from "../articles.ts";

function redirectsOf(plan: ReturnType<typeof planOf>): string[] {
	return [...byPath(plan).values()].filter(({ kind }) => kind === "redirect").map(({ path }) => path);
}

function planFrom(id: string, redirectFrom: string[], settings: Parameters<typeof planOf>[1] = {}) {
	return planOf([article(id, "2020-01-01", { redirectFrom })], settings);
}

describe("old addresses without a leading slash", () => {
	it.each([
		["a", "old-post", ["old-post.html"]],
		["a", "2019/05/23/Rust.html", ["2019/05/23/Rust.html"]],
		["posts/a", "2019/05/23/Rust.html", ["2019/05/23/Rust.html"]],
		["posts/a", "old-post", ["old-post.html", "posts/old-post.html"]],
		["posts/a", "./old-post/", ["posts/old-post/index.html"]],
		["posts/x/a", "../old-post/", ["posts/old-post/index.html"]],
		["_posts/a", "old-post", ["old-post.html"]],
	])("of %s, %s, are read as Jekyll and Hugo read them", (id, old, paths) => {
		const plan = planFrom(id, [old]);
		expect(plan.problems).toEqual([]);
		expect(redirectsOf(plan)).toEqual(paths);
	});

	it.each([
		["../outside", "leads outside the site"],
		["/x/../y", "holds a part"],
		["https://elsewhere.example/a", "is one of another site"],
		["/?p=17", "has a query or a fragment"],
	])("%s is refused with the true reason", (old, why) => {
		expect(planFrom("a", [old]).problems).toMatchObject([{ rule: "redirect-address", message: expect.stringContaining(why) }]);
	});
});

describe("several spellings of the old addresses of one story", () => {
	const spellings = ["/old8/", "/old8", "/old8/index.html", "/old8.html", "/OLD8/", "old8.html", "https://old.example/old8/"];

	it("that lead to one file are one", () => {
		const plan = planFrom("a", spellings, { formerHosts: ["old.example"] });
		expect(plan.problems).toEqual([]);
		expect(redirectsOf(plan)).toEqual(["old8.html", "old8/index.html"]);
	});

	it("are one as well where addresses are clean, and one page answers to both", () => {
		const plan = planFrom("a", spellings.slice(0, 4), { urls: "clean" });
		expect(plan.problems).toEqual([]);
		expect(redirectsOf(plan)).toEqual(["old8/index.html"]);
	});
});

describe("a headline that is to be hidden", () => {
	const hidden = { headline: "Secret words", hideHeadline: true };

	it.each<[string, Parameters<typeof article>[2]]>([
		["a withdrawn story", { status: "withdrawn" }],
		["an expired story", { expires: parseDate("2021-01-01", "UTC") }],
	])("is in nothing that is made of %s", (_, fields) => {
		const old = { ...hidden, ...fields, redirectFrom: ["/old/"], slug: "s" };
		const plan = planOf([article("a", "2020-01-01", old), article("b", "2020-01-02")], {}, [], []);
		expect(redirectsOf(plan)).toEqual(["old/index.html"]);
		expect(byPath(plan).get("2020/01/01/s.html")?.kind).toBe("tombstone");
		expect(written(plan)).not.toMatch(/secret.words/i);
	});

	it("is not in the page at the old address of a story that is shown", () => {
		const plan = planOf([article("a", "2020-01-01", { ...hidden, redirectFrom: ["/old/"] })]);
		expect(byPath(plan).get("old/index.html")?.data()).toEqual({ to: "/2020/01/01/a.html", headline: undefined });
	});

	it("is in no address that was made from it, and that is told", () => {
		const gone = { ...hidden, status: "withdrawn", format: "text", slug: "secret-words" } as const;
		const plan = planOf([article("a", "2020-01-01", gone), article("b", "2020-01-02", { ...gone, permalink: "/secret-words/" })]);
		const tombstones = [...byPath(plan).values()].filter(({ kind }) => kind === "tombstone").map(({ path }) => path);
		expect(tombstones).toEqual([`2020/01/01/${shortHash("a")}.html`, "secret-words/index.html"]);
		expect(plan.problems).toMatchObject([{ file: "a.md", rule: "headline-in-address", severity: "warning" }]);
	});
});
