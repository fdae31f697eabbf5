import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { buildArchive, makeArchive, story } from "../../pipeline/archives.ts";
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

describe("the picture of a masthead", () => {
	const masthead = { src: "/media/name.svg", width: 480, height: 64 };
	const remedyFor = (src: string, paths: readonly string[] = []) => {
		const files = paths.map((path) => ({ path, from: `/archive/${path}` }));
		return planOf([article("a")], { masthead: { ...masthead, src } }, [], files).missing.map(({ problem }) => problem.remedy);
	};

	it("may be a file of the content folder, of the templates or of another site", () => {
		expect(remedyFor("/media/name.svg", ["media/name.svg"])).toEqual([]);
		expect(remedyFor("/assets/my%20name.svg?v=2", ["assets/my name.svg"])).toEqual([]);
		expect(remedyFor("//other.example/name.svg")).toEqual([]);
	});

	it("is told of where there is none, with the address of the file that is meant", () => {
		expect(remedyFor("/name.svg", ["media/name.svg"])).toEqual(['Write src: "/media/name.svg".']);
		expect(remedyFor("/content/name.svg", ["media/name.svg"])).toEqual(['Write src: "/media/name.svg".']);
		expect(remedyFor("/name.svg")).toEqual(['Put it into the content folder and write src: "/media/name.svg".']);
		expect(remedyFor("/media/name.svg")).toEqual(["Put it into the content folder as name.svg."]);
		expect(remedyFor("/assets/name.svg")).toEqual(["Put it into templates/assets/name.svg."]);
	});
});

it("the colours of light hold in light alone, so that a dark page of an owner who names only some in dark stays dark", async () => {
	const face = { light: { paper: "#fffaf3", accent: "#7a1f2b" }, dark: { accent: "#f0a3ae" } };
	const root = makeArchive({ "content/a.md": story("A") }, { face });
	await buildArchive(root);
	const sheet = readFileSync(path.join(root, "dist/assets/face.css"), "utf8");
	const blocks = [...sheet.matchAll(/@media ([^{]+) \{\n:root \{([^}]*)\}/g)].map(([, media, colours]) => [media, colours?.trim()]);
	expect(blocks).toEqual([
		["screen and (prefers-color-scheme: light)", "--paper: #fffaf3;\n\t--accent: #7a1f2b;"],
		["screen and (prefers-color-scheme: dark)", "--accent: #f0a3ae;"],
	]);
});
