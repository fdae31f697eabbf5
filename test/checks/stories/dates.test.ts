import { describe, expect, it } from "vitest";
import { checkDateOrder, checkDatesDiffer, checkDatesFar } from "../../../src/checks/stories/dates.ts";
import { on, story } from "../../archive/articles.ts";
import { checkedOf } from "../checked.ts";

const dated = (file: string, published: string) => story(file.replace(/\.md$/, ""), published);

describe("checkDatesDiffer", () => {
	const filesOf = (articles: Parameters<typeof checkedOf>[0]) => checkDatesDiffer(checkedOf(articles)).map(({ file }) => file);

	it("tells where the name of a file, or its folders, say another day", () => {
		expect(filesOf([dated("2020-01-05-a.md", "2020-01-15"), dated("2020/03/05/a.md", "2021-03-05")])).toEqual([
			"2020-01-05-a.md",
			"2020/03/05/a.md",
		]);
	});

	it("does not tell again what a build tells", () => {
		const problem = { file: "2020-01-05-a.md", rule: "sources-differ", severity: "warning", message: "M.", remedy: "R." } as const;
		expect(checkDatesDiffer(checkedOf([dated("2020-01-05-a.md", "2020-01-15")], { problems: [problem] }))).toEqual([]);
	});

	it("takes a day more or less, and a date that is known less well, for the same", () => {
		expect(filesOf([dated("2020-01-05-a.md", "2020-01-06T01:00:00Z"), dated("2020-01-05-b.md", "2020-01"), dated("c.md", "2020")])).toEqual(
			[],
		);
	});

	it("takes names for no dates of publication where a quarter of them differ", () => {
		const alike = Array.from({ length: 17 }, (_, index) => dated(`2020-01-05-${index}.md`, "2020-01-05"));
		const others = ["x", "y", "z"].map((name) => dated(`2024-01-05-${name}.md`, "1950-01-05"));
		expect(filesOf([...alike, ...others])).toHaveLength(3);
		expect(
			filesOf([...alike.slice(0, 6), ...others, ...others.map(({ file }) => dated(`b/${file}`, "1951")), ...alike.slice(6, 14)]),
		).toEqual([]);
	});

	it("tells of a print edition that is months away, or days away from that of a daily", () => {
		const printed = (id: string, published: string, print: string) => story(id, published, { print: { date: on(print) } });
		expect(filesOf([printed("a", "1957-03-04", "1975-03-04"), printed("b", "2020-03-01", "2020-04-01")])).toEqual(["a.md"]);
		const daily = Array.from({ length: 20 }, (_, index) => printed(`d${index}`, "1957-03-04", "1957-03-05"));
		expect(filesOf([...daily, printed("b", "1957-03-04", "1957-04-04")])).toEqual(["b.md"]);
	});
});

describe("checkDatesFar", () => {
	const told = (...dates: string[]) =>
		checkDatesFar(checkedOf(dates.map((date, index) => story(String(index), date)))).map(({ message }) => message);

	it("tells of dates more than a year ahead, before there were newspapers, and of the days from which programs count", () => {
		expect(told("2204-03-15")).toEqual(["The story is dated 2204-03-15, more than a year ahead."]);
		expect(told("1204-03-15")).toEqual(["The story is dated 1204-03-15, and the first newspaper came out in 1605."]);
		expect(told("1957-01-01", "1970-01-01", "1996-01-01")).toEqual([
			"The story is dated 1970-01-01, the day from which programs count where no date was given.",
		]);
	});

	it("tells of a date a century before all others", () => {
		const others = Array.from({ length: 40 }, () => "2019-01-01");
		expect(told("1819-01-01", ...others)).toEqual(["The story is dated 1819-01-01, 200 years before all but a few others."]);
	});

	it("does not tell of old papers, of next month, nor of 1970 in a paper of that year", () => {
		expect(told("1819-01-01", "1957-03-04", "2024-07-01")).toEqual([]);
		expect(told("1970-01-01", "1971-01-01")).toEqual([]);
	});
});

describe("checkDateOrder", () => {
	it("tells of changes, corrections and ends before the publication", () => {
		const article = story("a", "2020-03-05", {
			updated: on("2019-03-05"),
			corrections: [{ date: on("2019-03-06"), text: "x" }, { text: "y" }],
			expires: on("2020-03-04"),
		});
		expect(checkDateOrder(checkedOf([article])).map(({ at }) => at?.field)).toEqual(["updated", "corrections", "expires"]);
	});

	it("does not tell of the day before, which may be one of another zone, nor of a story that waited for its day", () => {
		const corrected = story("a", "2020-03-05", { corrections: [{ date: on("2020-03-04T23:00:00Z"), text: "x" }] });
		expect(checkDateOrder(checkedOf([corrected, story("b", "2020-03-05", { updated: on("2020-02-01") })]))).toEqual([]);
	});
});
