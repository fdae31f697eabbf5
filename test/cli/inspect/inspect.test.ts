import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { diagnosisLines } from "../../../src/cli/inspect/doctor.ts";
import { explanationLines } from "../../../src/cli/inspect/explain.ts";
import { FACTS } from "../../../src/pipeline/explain/explanation.ts";
import { makeArchive, story } from "../../pipeline/archives.ts";
import { start } from "../run.ts";

describe("explanationLines", () => {
	it("begins with the answer, shows ten values of a fact, and keeps each on its line", () => {
		const facts = [
			{ about: "remedy", values: ["Do\nthis."] },
			{ about: "page", values: ["docs/fields.md"] },
			{ about: "stories", values: Array.from({ length: 12 }, (_, index) => `${index}.md`) },
		] as const;
		expect(explanationLines({ asked: "x", answer: "It is so.", state: "on site", facts }, FACTS)).toEqual([
			"It is so.",
			"What to do:    Do this.",
			"See:           docs/fields.md",
			"Stories on it: 0.md",
			...Array.from({ length: 9 }, (_, index) => `               ${index + 1}.md`),
			"               … and 2 more; --json lists all.",
		]);
	});
});

describe("docs/inspect.md", () => {
	it("names every fact, in the order of the table", () => {
		const [, list = ""] = /`about` is one of ([^]*?)\n/.exec(readFileSync("docs/inspect.md", "utf8")) ?? [];
		expect([...list.matchAll(/`(\w+)`/g)].map(([, name]) => name)).toEqual(Object.keys(FACTS));
	});
});

describe("diagnosisLines", () => {
	it("begins with what is lacking", () => {
		const lack = { what: "sharp", value: "not installed", remedy: "npm install sharp" };
		const sections = [{ name: "Libraries", findings: [lack, { what: "git", value: "found" }] }];
		expect(diagnosisLines({ isWell: false, lacking: [lack], sections })).toEqual([
			"1 thing is lacking:",
			"sharp: not installed",
			"    npm install sharp",
			"",
			"Libraries",
			"    sharp: not installed",
			"    git:   found",
		]);
		expect(diagnosisLines({ isWell: true, lacking: [], sections: [] })).toEqual(["Nothing is lacking."]);
	});
});

describe("the commands", () => {
	it("print an explanation as lines or as JSON, and end with 1 where nothing is known", async () => {
		const root = makeArchive({ "content/a.md": story("A wall", { published: "2024-03-15", draft: true }) });
		const [lines, json, doctor] = await Promise.all([
			start(root, "explain", "content/a.md").ended,
			start(root, "explain", "nothing", "--json").ended,
			start(root, "doctor", "--json").ended,
		]);
		expect([lines.code, lines.out.split("\n")[0], lines.err]).toEqual([
			0,
			"content/a.md is not on the site. The story is a draft. (line 2)",
			"",
		]);
		expect([json.code, JSON.parse(json.out)]).toMatchObject([1, { asked: "nothing", state: "unknown" }]);
		expect([doctor.code, JSON.parse(doctor.out)]).toMatchObject([0, { isWell: true, lacking: [] }]);
	});
});
