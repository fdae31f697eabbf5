import { describe, expect, it } from "vitest";
import { article, byPath, planOf } from "../articles.ts";

const fonts = [{ family: "Courier Text", src: "/assets/fonts/text.woff2", weight: "200 900" }];

describe("typefaces of the owner's", () => {
	it("stand in the style sheet of the face", () => {
		const files = [{ path: "assets/fonts/text.woff2", from: "/templates/assets/fonts/text.woff2" }];
		const plan = planOf([article("a")], { face: { fonts } }, [], files);
		expect(byPath(plan).get("assets/face.css")?.data()).toEqual({
			type: {},
			light: {},
			dark: {},
			fonts: [{ ...fonts[0], display: "optional" }],
		});
		expect([plan.site.hasFace, plan.missing]).toEqual([true, []]);
	});

	it("are told of where their files are not on the site, unless Eleventy makes them", () => {
		const { missing } = planOf([article("a")], { face: { fonts } });
		expect(missing.map(({ paths, problem }) => [paths, problem.file, problem.rule])).toEqual([
			[["assets/fonts/text.woff2"], ".eleventy.ts", "media-missing"],
		]);
	});
});
