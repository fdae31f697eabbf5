import { describe, expect, it } from "vitest";
import { shortHash } from "../../src/article/slug.ts";
import { article, byPath, planOf } from "./articles.ts";

const hashOf = (text: string) => shortHash(text).repeat(8);

const rules = (plan: ReturnType<typeof planOf>) => plan.problems.map(({ file, rule, severity }) => `${file} ${rule} ${severity}`);

describe("addresses of stories", () => {
	it("the first by date and id has it, the others get a hash of their id, and are reported", () => {
		const plan = planOf([article("b", "2020-01-01", { slug: "x" }), article("a", "2020-01-01", { slug: "x" })]);
		const paths = [...byPath(plan).values()].filter(({ kind }) => kind === "story").map(({ path, source }) => [path, source]);
		expect(paths).toEqual([
			[`2020/01/01/x-${shortHash("b")}.html`, "b.md"],
			["2020/01/01/x.html", "a.md"],
		]);
		expect(rules(plan)).toEqual(["b.md address-taken warning"]);
	});

	it("a story never takes the address of a page of the site", () => {
		const plan = planOf([article("a", "2020-01", { slug: "05" }), article("b", "2020-01-05")], { urls: "folders" });
		expect(byPath(plan).get("2020/01/05/index.html")?.kind).toBe("period");
		expect(byPath(plan).get(`2020/01/05-${shortHash("a")}/index.html`)?.source).toBe("a.md");
	});

	it("two explicit permalinks that collide are errors; nobody is lost", () => {
		const plan = planOf([
			article("a", "2020-01-01", { permalink: "/x/" }),
			article("b", "2020-01-02", { permalink: "/X/" }),
			article("c", "2020-01-03", { permalink: "/tags/../c" }),
		]);
		expect(rules(plan)).toEqual(["b.md permalink-taken error", "c.md permalink-address error"]);
		const stories = [...byPath(plan).values()].filter(({ kind }) => kind === "story");
		expect(stories.map(({ path }) => path)).toEqual(["2020/01/02/b.html", "2020/01/03/c.html", "x/index.html"]);
	});

	it("an address is left, whoever takes those that a story would get", () => {
		const hash = hashOf("victim");
		const slugs = [
			"victim",
			...["victim", "victim'", hash, ...[1, 2, 3].map((count) => `${hash} ${count}`)].map((id) => `victim-${shortHash(id)}`),
		];
		const thieves = slugs.map((slug, index) => article(`z${index}`, undefined, { permalink: `/2020/01/01/${slug}.html` }));
		const plan = planOf([article("victim", "2020-01-01", { slug: "victim", hash }), ...thieves]);
		expect([...byPath(plan).values()].filter(({ kind }) => kind === "story")).toHaveLength(slugs.length + 1);
		expect(rules(plan)).toEqual(["victim.md address-taken warning"]);
	});

	it("an address that is longer than a system takes is none", () => {
		const long = Array.from({ length: 22 }, () => "a".repeat(190)).join("/");
		const plan = planOf([article("a", "2020-01-01", { permalink: `/${long}`, redirectFrom: [`/${long}/x`] })]);
		expect(rules(plan)).toEqual(["a.md permalink-address error", "a.md redirect-address error"]);
		expect(byPath(plan).get("2020/01/01/a.html")?.kind).toBe("story");
	});

	it("a page in many folders stands in none, and a file in many is not copied", () => {
		const folders = Array.from({ length: 20 }, (_, index) => `${index}${"a".repeat(60)}`).join("/");
		const plan = planOf(
			[],
			{},
			[article(`pages/${folders}/faq`, undefined, { slug: "faq" })],
			[{ path: `media/${folders}/a.png`, from: "/a.png" }],
		);
		expect(rules(plan).toSorted()).toEqual([`${folders}/a.png beyond-bound error`, `pages/${folders}/faq.md beyond-bound warning`]);
		expect([...byPath(plan).keys()].some((path) => /^faq-[\da-f]{8}\.html$/.test(path))).toBe(true);
	});

	it("a standing page stands by its folders and name", () => {
		const plan = planOf([], {}, [article("pages/Help/faq", undefined, { slug: "faq" })]);
		expect(byPath(plan).get("help/faq.html")?.kind).toBe("page");
		expect(plan.site.pages).toEqual([{ name: "Headline of pages/Help/faq", url: "/help/faq.html" }]);
	});
});

describe("redirects", () => {
	const from = (...redirectFrom: string[]) => planOf([article("a", "2020-01-01", { redirectFrom }), article("b", "2020-01-02")]);

	it("stand at the old address and lead to the new", () => {
		const redirect = byPath(from("/old/a.php")).get("old/a.php/index.html");
		expect(redirect).toMatchObject({ kind: "redirect", url: "/old/a.php" });
		expect(redirect?.data()).toMatchObject({ to: "/2020/01/01/a.html" });
	});

	it.each([
		["/2020/01/02/b.html", "redirect-shadows"],
		["/2020/01/02/B.HTML", "redirect-shadows"],
		["/feed.xml", "redirect-shadows"],
		["../outside", "redirect-address"],
		["https://elsewhere.example/a", "redirect-address"],
		["/?p=17", "redirect-address"],
	])("%s is an error: %s", (old, rule) => {
		const plan = from(old);
		expect(rules(plan)).toEqual([`a.md ${rule} error`]);
		expect([...byPath(plan).values()].filter(({ kind }) => kind === "redirect")).toEqual([]);
	});

	it("need no page where the old address is the story's own", () => {
		expect(rules(from("/2020/01/01/a.html"))).toEqual([]);
		expect(rules(from("/2020/01/01/A.html"))).toEqual(["a.md redirect-loop info"]);
	});

	it("two stories cannot have one old address", () => {
		const plan = planOf([article("a", "2020-01-01", { redirectFrom: ["/old"] }), article("b", "2020-01-02", { redirectFrom: ["/old"] })]);
		expect(rules(plan)).toEqual(["b.md redirect-shadows error"]);
	});
});
