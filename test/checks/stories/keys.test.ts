import { describe, expect, it } from "vitest";
import { checkKeys, fieldNear } from "../../../src/checks/stories/keys.ts";
import { story } from "../../archive/articles.ts";
import { checkedOf } from "../checked.ts";

describe("fieldNear", () => {
	it.each([
		["headlin", "headline"],
		["standfrist", "standfirst"],
		["authros", "authors"],
		["descripton", "description"],
		["embarg", "embargo"],
		["corections", "corrections"],
		["tgas", "tags"],
		["keyword", "keywords"],
		["update", "updated"],
	])("of %s is %s", (key, field) => {
		expect(fieldNear(key)).toBe(field);
	});

	it.each([
		"layout",
		"comments",
		"link",
		"links",
		"wordpressid",
		"headline",
		"title",
		"author2",
		"views",
		"type",
		"sections",
		"format",
		"images",
		"label",
		"tabs",
		"data",
		"rate",
		"weight",
	])("of %s is none", (key) => {
		expect(fieldNear(key)).toBeUndefined();
	});
});

describe("checkKeys", () => {
	it("tells of a key once, with the number of stories", () => {
		const articles = ["a", "b", "c"].map((id) => story(id, "2020-01-01", { extra: { standfrist: "x", views: 3 } }));
		expect(checkKeys(checkedOf(articles))).toMatchObject([
			{
				file: "a.md",
				message: "The key standfrist is no field, and nearly the name of one: standfirst, here and in 2 other stories.",
				at: { keys: ["standfrist"] },
			},
		]);
	});

	it("does not tell again what a build tells", () => {
		const problem = { file: "a.md", rule: "status-unknown", severity: "error", message: "embarg: odd.", remedy: "Mend it." } as const;
		const articles = [story("a", "2020-01-01", { extra: { embarg: "x" } })];
		expect(checkKeys(checkedOf(articles, { problems: [problem] }))).toEqual([]);
	});
});
