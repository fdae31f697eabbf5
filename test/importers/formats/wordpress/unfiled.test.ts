import { describe, expect, it } from "vitest";
import { countUnfiled } from "../../../../src/importers/formats/wordpress/unfiled.ts";

function category(id: string, name: string) {
	const texts = new Map([
		["wp:term_id", id],
		["wp:cat_name", name],
	]);
	return { element: "wp:category", texts } as const;
}

function told(categories: readonly (readonly [id: string, name: string])[], stories: readonly Readonly<Record<string, unknown>>[]) {
	const unfiled = countUnfiled();
	for (const [id, name] of categories) unfiled.add(category(id, name));
	for (const fields of stories) unfiled.addStory({ fields });
	return unfiled.end("export.xml").map(({ problem }) => problem);
}

describe("countUnfiled", () => {
	it.each(["Uncategorized", "Sin categoría", "Non classé", "Без рубрики", "未分類"])("tells once of the stories under %s", (name) => {
		const stories = [{ section: name }, { section: name, tags: ["Harbour"] }, { section: "News" }, { section: name, status: "draft" }];
		const problems = told([], stories);
		expect(problems).toMatchObject([{ file: "export.xml", rule: "section-unfiled", severity: "info" }]);
		expect(problems[0]?.message).toContain(`2 published stories have the section ${name}:`);
		expect(problems[0]?.remedy).toContain(`sections: {"${name}": {name: News, slug: `);
	});

	it("takes a general word for it only where its category is the first that WordPress made", () => {
		const stories = [{ section: "Allgemein" }];
		expect(told([["1", "Allgemein"]], stories)).toHaveLength(1);
		expect(told([["7", "Allgemein"]], stories)).toEqual([]);
		expect(told([["1", "News"]], [{ section: "News" }])).toEqual([]);
	});

	it("tells of it as a tag where it is one", () => {
		const [problem, ...others] = told([["1", "Uncategorized"]], [{ section: "News", tags: ["Uncategorized", "Sea"] }]);
		expect([problem?.message, others]).toEqual([expect.stringContaining("1 published story has the tag Uncategorized:"), []]);
		expect(problem?.remedy).toContain("tags: {");
	});
});
