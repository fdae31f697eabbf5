import { describe, expect, it } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { article, planOf } from "../articles.ts";

const shows = (...sources: string[]): Partial<Article> => ({ pictures: sources.map((src) => ({ src })) });

/** The files of the content folder that are published, and the notes about others. */
function published(articles: readonly Article[]) {
	const names = ["secret.jpg", "both.jpg", "nobody.jpg", "x/Film.mp4", "report.pdf"].map((name) => `media/${name}`);
	const files = [...names, "assets/style.css"].map((path) => ({ path, from: `/x/${path}` }));
	const plan = planOf(articles, {}, [], files);
	const copies = plan.outputs.filter(({ sort }) => sort === "copied").map(({ path }) => path.replace("media/", ""));
	return { copies, notes: plan.problems.filter(({ rule }) => rule === "media-unpublished") };
}

const all = ["assets/style.css", "both.jpg", "nobody.jpg", "report.pdf", "secret.jpg", "x/Film.mp4"];

describe("files that only unpublished stories show", () => {
	it.each<[string, Partial<Article>]>([
		["a draft", { status: "draft" }],
		["a withdrawn story", { status: "withdrawn" }],
		["a story under embargo", { embargo: article("x", "2999").published }],
		["a story of the future", { published: article("x", "2999").published }],
		["an expired story", { expires: article("x", "2020").published }],
	])("are not published on account of %s, and are counted", (_, fields) => {
		const { copies, notes } = published([
			article("a", "2014", shows("both.jpg")),
			article("b", "2014", {
				...shows("SECRET.jpg", "both.jpg", "/media/x/film.mp4"),
				links: [{ href: "report.pdf#page=2", line: 1 }],
				...fields,
			}),
		]);
		expect(copies).toEqual(["assets/style.css", "both.jpg", "nobody.jpg"]);
		expect(notes).toMatchObject([
			{ file: "b.md", severity: "info", message: "3 files that only unpublished stories show are not published." },
		]);
	});

	it("are published with the first story that is, and those that nobody shows are published", () => {
		expect(published([article("a", "2014", shows("secret.jpg"))])).toEqual({ copies: all, notes: [] });
		expect(published([])).toEqual({ copies: all, notes: [] });
	});

	it("never are files of the templates", () => {
		expect(published([article("a", "2014", { ...shows("/assets/style.css"), status: "draft" })]).copies).toContain("assets/style.css");
	});

	it("and those that nobody shows are kept back in a folder whose stories are all unpublished", () => {
		const paths = [
			"media/d/a.jpg",
			"media/d/in/b.jpg",
			"media/d/open/c.jpg",
			"media/mixed/d.jpg",
			"media/e.jpg",
			"media/other/f.jpg",
			"media/d/shown.jpg",
		];
		const draft = (id: string) => article(id, "2014", { status: "draft" });
		const plan = planOf(
			[
				draft("d/one"),
				draft("d/two"),
				article("d/open/three", "2014"),
				draft("mixed/four"),
				article("mixed/five", "2014", shows("../d/shown.jpg")),
				draft("six"),
			],
			{},
			[],
			paths.map((path) => ({ path, from: `/x/${path}` })),
		);
		const copies = plan.outputs.filter(({ sort }) => sort === "copied").map(({ path }) => path);
		expect(copies).toEqual(["media/d/open/c.jpg", "media/d/shown.jpg", "media/e.jpg", "media/mixed/d.jpg", "media/other/f.jpg"]);
		expect(plan.problems.filter(({ rule }) => rule === "media-unpublished")).toMatchObject([
			{ file: "d/one.md", message: expect.stringMatching(/^2 files/) },
		]);
	});
});
