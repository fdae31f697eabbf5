import { describe, expect, it } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { article as articleOf, byPath, planOf } from "../articles.ts";

/** An article whose slug is the last part of its id. */
const article: typeof articleOf = (id, date, fields) => articleOf(id, date, { slug: id.slice(id.lastIndexOf("/") + 1), ...fields });

const carried = (...paths: string[]) => paths.map((path) => ({ path, from: `/x/${path}` }));

const linking = (...hrefs: string[]): Partial<Article> => ({ links: hrefs.map((href) => ({ href, line: 7 })) });

/** What the page of a story makes of the addresses in it. */
function changedIn(plan: ReturnType<typeof planOf>, path: string): Record<string, string | undefined> {
	const data: { readonly links?: readonly { readonly from: string; readonly to?: string }[] } = byPath(plan).get(path)?.data() ?? {};
	const { links = [] } = data;
	return Object.fromEntries(links.map(({ from, to }) => [from, to]));
}

const told = ({ problems, missing }: ReturnType<typeof planOf>) =>
	[...problems, ...missing.map(({ problem }) => problem)].map(({ file, line, rule, severity }) => `${severity} ${rule} ${file}:${line}`);

const others = [
	article("2014/b", "2014-03-04", { section: "News", ids: ["x"], redirectFrom: ["/old/b.php", "/news/b/"] }),
	article("2014/Café", "2014-03-05", { slug: "cafe", permalink: "/coffee/" }),
	article("bundle/index", "2014-03-06", { file: "bundle/index.html", slug: "bundle" }),
	article("https://old.example/?p=17", "2014-03-07", { file: "c.md", slug: "c", tags: ["Boats"] }),
	article("en/_posts/2014-03-09-e", "2014-03-09", { slug: "e-en" }),
	article("fr/_posts/2014-03-09-e", "2014-03-09", { slug: "e-fr" }),
	article("f", "2014-03-10", { slug: "7-2014-3-10-long-name" }),
	article("d", "2014-03-08", { extra: { wordpress_id: 18 }, file: "2014/2014-03-08-d.md", slug: "d" }),
];

describe("links of stories", () => {
	const leads: readonly (readonly [href: string, to: string])[] = [
		["b.md", "/2014/03/04/b.html"],
		["b.md#x", "/2014/03/04/b.html#x"],
		["b", "/2014/03/04/b.html"],
		["b.html?utm=1", "/2014/03/04/b.html"],
		["B.MD", "/2014/03/04/b.html"],
		["Cafe%CC%81.md", "/coffee/"],
		["caf%C3%A9.md", "/coffee/"],
		["../bundle/", "/2014/03/06/bundle.html"],
		["../bundle/index.html", "/2014/03/06/bundle.html"],
		["../c.md", "/2014/03/07/c.html"],
		["c.md", "/2014/03/07/c.html"],
		["/2014/b.md", "/2014/03/04/b.html"],
		["/2014/03/04/b/", "/2014/03/04/b.html"],
		["/2014/03/04/b", "/2014/03/04/b.html"],
		["/old/b.php", "/2014/03/04/b.html"],
		["/fr/news/2014/03/09/e/", "/2014/03/09/e-fr.html"],
		["https://old.example/en/2014/03/09/e", "/2014/03/09/e-en.html"],
		["/article/7/2014/3/10/Long-name", "/2014/03/10/7-2014-3-10-long-name.html"],
		["/coffee", "/coffee/"],
		["/tag/boats/", "/tags/boats/"],
		["/category/news/feed/", "/sections/news/feed.xml"],
		["/feed/", "/feed.xml"],
		["/2014/03", "/2014/03/"],
		["/report.pdf", "/media/report.pdf"],
		["../REPORT.pdf#page=2", "/media/report.pdf#page=2"],
		["../about.html", "/about.html"],
		["https://old.example/2014/03/04/b/#x", "/2014/03/04/b.html#x"],
		["http://www.old.example/2014/03/05/b/", "/2014/03/04/b.html"],
		["//old.example/news/2014/b.html", "/2014/03/04/b.html"],
		["https://old.example/archives/2014/03/2014-03-04-b.html", "/2014/03/04/b.html"],
		["https://old.example/?p=17", "/2014/03/07/c.html"],
		["https://old.example/?p=18#x", "/2014/03/08/d.html#x"],
		["https://old.example", "/"],
		["http://example.org/tags/boats/", "/tags/boats/"],
		["../2014/03/04/b/", "/2014/03/04/b.html"],
	];
	const plan = planOf(
		[article("2014/a", "2014-03-03", linking(...leads.map(([href]) => href))), ...others],
		{ formerHosts: ["old.example"] },
		[article("pages/about", undefined, { slug: "about" })],
		carried("media/report.pdf"),
	);
	const changed = changedIn(plan, "2014/03/03/a.html");

	it.each(leads)("%s leads to %s", (href, to) => {
		expect(changed[href]).toBe(to);
	});

	it("are told of only where they lead nowhere", () => {
		expect(told(plan)).toEqual(["warning anchor-missing 2014/a.md:7"]);
	});

	it("that lead there as they are stay as they are", () => {
		const right = [
			"/2014/03/04/b.html",
			"../04/b.html#x",
			"https://example.org/2014/03/04/b.html",
			"/coffee/",
			"/",
			"/2014/",
			"/feed.xml",
			"../report.pdf",
			"?x=1",
		];
		const same = planOf([article("2014/a", "2014-03-03", linking(...right)), ...others], {}, [], carried("media/report.pdf"));
		expect([changedIn(same, "2014/03/03/a.html"), told(same)]).toEqual([{}, []]);
	});

	it.each([
		"gone.md",
		"/gone/",
		"https://old.example/tag/b/",
		"https://old.example/2015/03/04/b/",
		"https://old.example/2014/03/09/e",
		"/de/2014/03/09/e",
		"//old.example/sport/b/",
		"https://old.example/?p=99",
		"https://old.example/?s=b",
		"www.elsewhere.example/x",
		"a@old.example",
	])("%s leads nowhere", (href) => {
		const broken = planOf([article("2014/a", "2014-03-03", linking(href)), ...others], { formerHosts: ["old.example"] });
		expect([changedIn(broken, "2014/03/03/a.html"), told(broken)]).toEqual([{}, ["warning link-broken 2014/a.md:7"]]);
	});

	it("lead below the path of the site", () => {
		const base = planOf(
			[
				article(
					"2014/a",
					"2014-03-03",
					linking("/archive/2014/03/04/b/", "https://example.org/archive/coffee", "https://example.org/coffee/"),
				),
				...others,
			],
			{
				url: "https://example.org/archive/",
			},
		);
		expect(changedIn(base, "2014/03/03/a.html")).toEqual({
			"/archive/2014/03/04/b/": "/2014/03/04/b.html",
			"https://example.org/archive/coffee": "/coffee/",
		});
		// Something else stands on the host of the site, outside of its path.
		expect(told(base)).toEqual([]);
	});

	it("lead from the pages of an old address as well", () => {
		const old = planOf([article("2014/a", "2014-03-03", { ...linking("../b/"), redirectFrom: ["/news/a/"] }), ...others]);
		expect(changedIn(old, "2014/03/03/a.html")).toEqual({ "../b/": "/2014/03/04/b.html" });
	});

	it("that two stories may be meant by lead nowhere", () => {
		const twice = [article("x/same", "2014-03-04", { slug: "same" }), article("y/same", "2014-03-05", { slug: "same" })];
		expect(told(planOf([article("a", "2014-03-03", linking("/same/")), ...twice]))).toContain("warning link-broken a.md:7");
	});

	it("change where the story that they lead to moves, and so does the fingerprint", () => {
		const plans = ["b", "moved"].map((slug) => planOf([article("a", "2014-03-03", linking("b.md")), article("b", "2014-03-04", { slug })]));
		expect(plans.map((each) => changedIn(each, "2014/03/03/a.html"))).toEqual([
			{ "b.md": "/2014/03/04/b.html" },
			{ "b.md": "/2014/03/04/moved.html" },
		]);
		for (const path of ["2014/03/03/a.html", "feed.xml"]) {
			const [before, after] = plans.map((each) => {
				const output = byPath(each).get(path);
				return output && each.fingerprint({ ...output, data: output.data() });
			});
			expect(before).not.toBe(after);
		}
	});
});

describe("links to stories that are not published", () => {
	it.each(["secret.md", "/2099/03/04/mayor-arrested/", "/old/secret", "/wanted/"])("%s has no address until they are", (href) => {
		const secret = article("secret", "2014-03-04", {
			slug: "mayor-arrested",
			status: "draft",
			redirectFrom: ["/old/secret"],
			permalink: "/wanted/",
		});
		const dated = href.startsWith("/2099") ? { ...secret, published: article("x", "2099-03-04").published } : secret;
		const held = planOf([article("a", "2014-03-03", linking(href)), dated]);
		expect(changedIn(held, "2014/03/03/a.html")).toEqual({ [href]: undefined });
		expect(Object.keys(changedIn(held, "2014/03/03/a.html"))).toEqual([href]);
		expect(told(held)).toContain("info link-unpublished a.md:7");
		expect(told(held).filter((problem) => problem.includes("link-broken"))).toEqual([]);
	});

	it("lead to what says so where a story is withdrawn", () => {
		const gone = planOf([article("a", "2014-03-03", linking("b.md#x")), article("b", "2014-03-04", { status: "withdrawn" })]);
		expect([changedIn(gone, "2014/03/03/a.html"), told(gone)]).toEqual([
			{ "b.md#x": "/2014/03/04/b.html#x" },
			["info link-withdrawn a.md:7"],
		]);
	});
});

describe("linked files", () => {
	it("that are missing are told of as pictures are", () => {
		const files = ["talk.mp3", "film.mp4", "still.jpg"].map((href) => ({ href, line: 7, isFile: true as const }));
		const plan = planOf(
			[article("x/a", "2014-03-03", { links: [...files, { href: "report.pdf", line: 8 }, { href: "/there.pdf", line: 9 }] })],
			{},
			[],
			carried("media/there.pdf"),
		);
		expect(plan.missing.map(({ problem }) => `${problem.rule} ${problem.line} ${problem.message}`)).toEqual([
			"media-missing 7 There is no file x/talk.mp3.",
			"media-missing 7 There is no file x/film.mp4.",
			"media-missing 7 There is no file x/still.jpg.",
			"media-missing 8 There is no file x/report.pdf.",
		]);
	});

	it("on a former host are those of the content folder", () => {
		const shows = {
			pictures: [{ src: "https://old.example/wp-content/2014/boat.jpg" }],
			...linking("//www.old.example/wp-content/2014/Boat.jpg?x"),
		};
		const plan = planOf(
			[article("a", "2014-03-03", shows)],
			{ formerHosts: ["old.example"] },
			[],
			carried("media/wp-content/2014/boat.jpg"),
		);
		expect([changedIn(plan, "2014/03/03/a.html"), told(plan)]).toEqual([
			{
				"https://old.example/wp-content/2014/boat.jpg": "/media/wp-content/2014/boat.jpg",
				"//www.old.example/wp-content/2014/Boat.jpg?x": "/media/wp-content/2014/boat.jpg",
			},
			[],
		]);
	});
});
