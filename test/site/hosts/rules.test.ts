import { describe, expect, it } from "vitest";
import { article, planOf } from "../articles.ts";
import { hosted, textOf } from "./sites.ts";

/** The objects that lead on, as S3 is told: all rules without a query, in the simplest form. */
function movedOf(site: Parameters<typeof hosted>[1]): Readonly<Record<string, string>> {
	const lines = textOf(hosted("s3", site), ".backfile-s3-redirects.tsv").split("\n").filter(Boolean);
	return Object.fromEntries(lines.map((line) => line.split("\t")));
}

const told = (site: Parameters<typeof hosted>[1]) =>
	hosted("nginx", site).problems.map(({ rule, severity, message }) => [rule, severity, message]);

describe("rules", () => {
	it("flatten chains, through pages that lead on as well", () => {
		const recorded = [
			{ from: "/one", to: "/two" },
			{ from: "/two", to: "/three.html#part" },
		];
		const site = { stories: ["/new.html"], redirects: { "/three.html": "/new.html" }, recorded };
		expect(movedOf(site)).toEqual({ one: "/new.html", two: "/new.html", "three.html": "/new.html" });
		expect(told(site)).toEqual([]);
	});

	it("refuse circles, and redirects to themselves", () => {
		const recorded = [
			{ from: "/a", to: "/b", file: "urls.txt" },
			{ from: "/b", to: "/a" },
			{ from: "/self", to: "/self" },
			{ from: "/into", to: "/a" },
			{ from: "/good", to: "/new.html" },
		];
		const { problems } = hosted("nginx", { stories: ["/new.html"], recorded });
		expect(problems.map(({ rule, severity }) => [rule, severity])).toEqual(Array.from({ length: 4 }, () => ["redirect-circle", "error"]));
		expect(problems.map(({ file }) => file)).toEqual(["urls.txt", ".eleventy.ts", ".eleventy.ts", ".eleventy.ts"]);
		expect(movedOf({ stories: ["/new.html"], recorded })).toEqual({ good: "/new.html" });
	});

	it.each(["https://evil.example/", "//evil.example/x", "/\\evil.example", "javascript:alert(1)"])(
		"refuse a redirect to another site: %s",
		(to) => {
			const site = { recorded: [{ from: "/old", to }] };
			expect(told(site)).toEqual([["redirect-target", "error", expect.stringContaining("another site")]]);
			expect(movedOf(site)).toEqual({});
		},
	);

	it("leave out a redirect to nothing", () => {
		const site = { recorded: [{ from: "/old", to: "/nothing.html" }] };
		expect(told(site)).toEqual([["redirect-target", "warning", expect.stringContaining("nothing stands")]]);
		expect(movedOf(site)).toEqual({});
	});

	it("leave alone an address at which the site has a page, by its URL and by its file", () => {
		const recorded = ["/new/", "/new/index.html", "/404.html"].map((from) => ({ from, to: "/other.html" }));
		expect(movedOf({ stories: ["/new/", "/other.html"], recorded })).toEqual({});
	});

	it("answer gone at what leads to a page that is gone", () => {
		const { files } = hosted("caddy", { gone: ["/gone.html"], redirects: { "/old.html": "/gone.html" } });
		expect(textOf({ files }, ".backfile-caddy")).toContain('\t"/old.html" "/gone.html"\n');
	});

	it("have nothing of what no server can be told: control characters, lone surrogates, bad encodings", () => {
		const recorded = ["/a%0Ab", "/a\nb", "/%00", "/\uD800", "/%E4", "relative", "/fine"].map((from) => ({ from, to: "/new.html" }));
		const made = hosted("nginx", { stories: ["/new.html"], recorded });
		expect(made.left).toEqual([expect.objectContaining({ why: "characters", count: 6 })]);
		expect(made.rules).toBe(1);
	});

	it("take the listings that an import recorded, with the base or without", () => {
		const listings = [
			{ from: "/archive/category/news/", to: "/sections/news/" },
			{ from: "/category/sport/", to: "/sections/news/" },
		];
		const site = { stories: ["/sections/news/"], listings, settings: { url: "https://example.org/archive/" } };
		expect(Object.keys(movedOf(site))).toEqual(["archive/category/news/index.html", "archive/category/sport/index.html"]);
	});
});

describe("rules of a plan", () => {
	const articles = [
		article("new", "2024-03-15", {
			redirectFrom: ["/old/path.html"],
			extra: {
				old_addresses: ["/?p=12", "https://old.example/?p=13", "https://elsewhere.example/?p=14", "https://example.org/story.php?id=5", 7],
			},
		}),
		article("draft", "2024-03-15", { status: "draft", redirectFrom: ["/secret-old.html"], extra: { old_addresses: ["/?p=secret"] } }),
		article("embargoed", "2999-03-15", {
			embargo: article("x", "2999").published,
			redirectFrom: ["/embargoed-old.html"],
			extra: { old_addresses: ["/?p=embargoed"] },
		}),
		article("gone", "2020", { status: "withdrawn", redirectFrom: ["/old-gone.html"], extra: { old_addresses: "/?p=99" } }),
	];
	const plan = planOf(articles, { host: "netlify", formerHosts: ["old.example"] });
	const text = textOf({ files: plan.host?.files ?? [] }, "_redirects");

	it("have the old addresses of stories, with their queries, on the paper's own hosts", () => {
		const lines = text.split("\n");
		for (const line of [
			"/ p=12 /2024/03/15/new.html 301!",
			"/ p=13 /2024/03/15/new.html 301!",
			"/story.php id=5 /2024/03/15/new.html 301!",
			"/ p=99 /2020/gone.html 410!",
			"/old/path.html /2024/03/15/new.html 301!",
			"/old-gone.html /2020/gone.html 410!",
			"/2020/gone.html /2020/gone.html 410!",
		])
			expect(lines).toContain(line);
		expect(text).not.toContain("14");
	});

	it("say nothing of stories that are not public", () => {
		const all = JSON.stringify(plan.host);
		expect(all).not.toMatch(/secret|embargoed/);
	});

	it("are outputs, published last; a plan without a host has none", () => {
		const paths = plan.outputs.filter((output) => output.sort === "rendered" && output.kind === "host").map(({ path }) => path);
		expect(paths).toEqual(["_headers", "_redirects"]);
		const without = planOf(articles);
		expect(without.host).toBeUndefined();
		expect(without.outputs.length).toBe(plan.outputs.length - 2);
	});
});
