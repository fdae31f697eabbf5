import { describe, expect, it } from "vitest";
import type { StoryStep } from "../../../src/importers/importer.ts";
import { makeSurvey, type SurveyOptions } from "../../../src/importers/survey/survey.ts";
import { plainSite } from "../contract.ts";

function step(key: string, fields: Readonly<Record<string, unknown>> = {}, more: Partial<StoryStep> = {}): StoryStep {
	return {
		step: "story",
		key,
		name: key,
		place: { file: "a.xml" },
		kind: "story",
		fields: { headline: "Storm", published: "2015-06-01", ...fields },
		body: { format: "html", text: `The text of ${key}` },
		addresses: [`https://gazette.example/${key}/`],
		notCarried: [],
		...more,
	};
}

function survey(steps: readonly StoryStep[], options: Partial<SurveyOptions> = {}) {
	const surveyor = makeSurvey(plainSite(), {
		keepUrls: false,
		skipDuplicates: false,
		known: () => undefined,
		exists: () => false,
		...options,
	});
	for (const given of steps) surveyor.add(given);
	const found = surveyor.end();
	return { ...found, stories: [...found.stories] };
}

describe("the survey", () => {
	it("gives every story a file of its own, also one that replaces an older copy of itself", () => {
		const older = step("a", { updated: "2015-06-02" }, { addresses: ["https://gazette.example/a/"] });
		const newer = step(
			"a",
			{ updated: "2015-06-03" },
			{ addresses: ["https://gazette.example/a/"], body: { format: "html", text: "New" } },
		);
		const { stories } = survey([older, step("b"), newer, step("c")]);
		expect(stories[0]?.left).toMatch(/second time/);
		const files = stories.slice(1).map(({ stem }) => stem);
		expect(files[0]).toBe("2015/2015-06-01-storm");
		expect(new Set(files).size).toBe(3);
	});

	it("leaves a file to what stands there, and knows those of an earlier run", () => {
		const known = (key: string) => (key === "b" ? "2015/2015-06-01-storm" : undefined);
		const { stories } = survey([step("a"), step("b"), step("c", { headline: "Calm" })], { known, exists: (stem) => stem.endsWith("calm") });
		expect(stories.map(({ stem }) => stem)).toEqual([
			expect.stringMatching(/^2015\/2015-06-01-storm-\w{8}$/),
			"2015/2015-06-01-storm",
			expect.stringMatching(/^2015\/2015-06-01-calm-\w{8}$/),
		]);
	});

	it("tells two stories with one key apart", () => {
		const { stories, problems } = survey([step("a"), step("a", { headline: "Calm" })]);
		expect(stories.map(({ key }) => key)).toEqual(["a", expect.stringMatching(/^a-\w{8}$/)]);
		expect(problems.map(({ rule }) => rule)).toEqual(["key-twice"]);
	});

	it("hands the addresses of a story that is left out on to the one that replaces it", () => {
		const copy = step("b", {}, { body: { format: "html", text: "The text  of a" } });
		const { stories, links } = survey([step("a"), copy], { skipDuplicates: true });
		expect(stories[1]).toMatchObject({ copyOf: 0, left: "another story has the same text" });
		expect([links.get("gazette.example/a"), links.get("gazette.example/b"), links.get("gazette.example/c")]).toEqual([0, 0, undefined]);
		expect(stories[0]?.redirects).toEqual(["/a/", "/b/"]);
	});

	it("gives old paths to those who keep them, and never the path of a listing or of another story", () => {
		const at = (path: string) => ({ addresses: [`https://gazette.example${path}`] });
		const stories = [step("a", { tags: ["Harbour & sea"] }, at("/tags/harbour-sea/")), step("b", {}, at("/x/")), step("c", {}, at("/x/"))];
		const site = { ...plainSite(), termAddresses: () => new Map([["Harbour & sea", "/tags/harbour-sea/"]]) };
		const surveyor = makeSurvey(site, { keepUrls: true, skipDuplicates: false, known: () => undefined, exists: () => false });
		for (const given of stories) surveyor.add(given);
		expect([...surveyor.end().stories].map(({ permalink }) => permalink)).toEqual([undefined, "/x/", undefined]);
	});

	it("gives the second of two stories of one name a slug and an address of its own", () => {
		const draft = step("b", { status: "draft" });
		const { stories } = survey([step("a"), draft, step("c"), step("d", { published: "2015-06-02" })]);
		expect(stories.map(({ slug, address }) => [slug, address])).toEqual([
			[undefined, "/2015/06/01/storm.html"],
			[undefined, "/2015/06/01/storm.html"],
			["storm-2e7d2c03", "/2015/06/01/storm-2e7d2c03.html"],
			[undefined, "/2015/06/02/storm.html"],
		]);
	});

	it("changes no slug of a story that keeps its old path", () => {
		const { stories } = survey([step("a"), step("b")], { keepUrls: true });
		expect(stories.map(({ slug, address }) => [slug, address])).toEqual([
			[undefined, "/a/"],
			[undefined, "/b/"],
		]);
	});

	it("knows the terms and the days of stories that readers will find", () => {
		const draft = step("b", { status: "draft", tags: ["Held"], published: "2016-01-01" });
		const { listedNames, periods } = survey([step("a", { tags: ["Walls"], authors: [{ name: "Ann" }] }), draft]);
		expect([...listedNames.tags, ...listedNames.authors]).toEqual(["Walls", "Ann"]);
		expect([...periods]).toEqual(["/2015/", "/2015/06/", "/2015/06/01/"]);
	});
});
