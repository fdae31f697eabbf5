import { describe, expect, it } from "vitest";
import { releaseOf, steadySpan, withoutFutureChanges } from "../../src/archive/release.ts";
import type { Article } from "../../src/article/article.ts";
import type { Problem } from "../../src/problem.ts";
import { NOW, on, story, ZONE } from "./articles.ts";

/** What becomes of a story on 15 June 2024, at noon in London. */
function judge(published: string | undefined, fields: Partial<Article>, at = "2024-06-15T11:00:00Z", zone = ZONE): string {
	const release = releaseOf(story("a", published, fields), Date.parse(at), zone);
	if (release.kind === "tombstone") return release.why;
	return release.kind === "shown" ? "shown" : release.problem.rule;
}

describe("releaseOf", () => {
	it.each<[string | undefined, Partial<Article>, string]>([
		["1957", {}, "shown"],
		[undefined, {}, "shown"],
		["2024-06-15", {}, "shown"],
		["2024-06-16", {}, "date-in-future"],
		["2024-06", {}, "shown"],
		["2024", {}, "shown"],
		["2024-06-15T12:00", {}, "shown"],
		["2024-06-15T12:01", {}, "date-in-future"],
		["1957", { status: "draft" }, "draft"],
		["2030", { status: "draft", embargo: on("2030") }, "draft"],
		["1957", { embargo: on("2024-06-15T12:01") }, "embargo"],
		["1957", { embargo: on("2024-06-15T12:00") }, "shown"],
		["1957", { embargo: on("2024-06-16") }, "embargo"],
		["1957", { embargo: on("2024-06-15") }, "shown"],
		["1957", { status: "withdrawn" }, "withdrawn"],
		["1957", { status: "withdrawn", expires: on("2020") }, "withdrawn"],
		["1957", { status: "withdrawn", embargo: on("2030") }, "embargo"],
		["2030", { status: "withdrawn" }, "date-in-future"],
		["1957", { expires: on("2024-06-15T12:00") }, "expired"],
		["1957", { expires: on("2024-06-15T12:01") }, "shown"],
		["1957", { expires: on("2024-06-15") }, "expired"],
		["1957", { embargo: on("2020"), expires: on("2030") }, "shown"],
		["1957", { embargo: on("2030"), expires: on("2020") }, "embargo"],
	])("of a story of %j with %j is: %s", (published, fields, expected) => {
		expect(judge(published, fields)).toBe(expected);
	});

	it("begins a day at midnight in the zone of the site", () => {
		expect(judge("2024-06-15", {}, "2024-06-14T22:59:59.999Z")).toBe("date-in-future");
		expect(judge("2024-06-15", {}, "2024-06-14T23:00:00Z")).toBe("shown");
		expect(judge("2024-06-15", {}, "2024-06-14T15:00:00Z", "Asia/Tokyo")).toBe("shown");
		expect(judge("2024-06-15", {}, "2024-06-14T14:59:59Z", "Asia/Tokyo")).toBe("date-in-future");
	});

	it("says until when", () => {
		const release = releaseOf(story("a", "1957", { embargo: on("2030-01-02") }), Date.parse("2024-06-15"), ZONE);
		expect(release).toMatchObject({
			problem: { file: "a.md", severity: "info", message: expect.stringContaining("2030-01-02"), remedy: expect.stringMatching(/\.$/) },
		});
	});

	it.each([
		["a.md", "Take its draft or status field out to publish it."],
		["sport/_drafts/a.md", "Move it out of sport/_drafts/ to publish it."],
	])("says how to publish the draft %s", (file, remedy) => {
		const draft = { ...story("a", "1957", { status: "draft" }), file };
		expect(releaseOf(draft, Date.parse("2024-06-15"), ZONE)).toMatchObject({ problem: { file, remedy } });
	});

	it.each([
		[{ file: "a.md", line: 4, key: "published" }, 4, "Take out its field published, or change what that says, to publish it."],
		[
			{ file: "articles.csv", line: 7, key: "live" },
			undefined,
			"Take out its field live in articles.csv:7, or change what that says, to publish it.",
		],
	])("names the field that makes a draft of it: %o", (draftBy, line, remedy) => {
		const { problem } = releaseOf({ ...story("a", "1957", { status: "draft" }), draftBy }, NOW, ZONE) as { problem: Problem };
		expect([problem.line, problem.remedy]).toEqual([line, remedy]);
	});
});

describe("changes in the future", () => {
	const corrections = [{ date: on("2020-01-01"), text: "First" }, { date: on("2099-02-01"), text: "Second" }, { text: "Third" }];
	const changed = story("a", "1957", { updated: on("2099-01-01"), corrections });

	it("are told of, and the story is published without their dates", () => {
		const { article, problems } = withoutFutureChanges(changed, NOW, ZONE);
		expect(article).toMatchObject({ updated: undefined, corrections: [corrections[0], { text: "Second" }, { text: "Third" }] });
		expect(JSON.stringify(article.corrections)).not.toContain("2099");
		expect(problems).toMatchObject(
			["2099-01-01", "2099-02-01"].map((date) => ({
				file: "a.md",
				rule: "date-in-future",
				severity: "warning",
				message: expect.stringContaining(date),
			})),
		);
	});

	it("come when their time has come, and the article is another one then", () => {
		const hashes = ["2024-06-15", "2099-01-01", "2099-02-01"].map(
			(at) => withoutFutureChanges(changed, Date.parse(`${at}T12:00Z`), ZONE).article.hash,
		);
		expect(new Set(hashes).size).toBe(3);
		expect(withoutFutureChanges(changed, Date.parse("2099-02-01T12:00Z"), ZONE)).toEqual({ article: changed, problems: [] });
		expect(steadySpan([changed], NOW, ZONE).until).toBe(Date.parse("2099-01-01"));
		expect(steadySpan([changed], Date.parse("2099-01-15"), ZONE).until).toBe(Date.parse("2099-02-01"));
	});

	it("are none where all changes lie in the past", () => {
		const past = story("a", "1957", { updated: on("2024-06-15"), corrections: corrections.slice(0, 1) });
		expect(withoutFutureChanges(past, NOW, ZONE).article).toBe(past);
	});
});
