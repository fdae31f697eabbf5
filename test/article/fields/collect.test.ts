import { describe, expect, it } from "vitest";
import { type FieldSource, readMetadata } from "../../../src/article/metadata.ts";

const source = (values: Record<string, unknown>, file = "a.md"): FieldSource => ({ file, values });
const read = (...sources: Record<string, unknown>[]) =>
	readMetadata("a.md", [source({ headline: "A" }), ...sources.map((values, index) => source(values, `${index}.yml`))], "Europe/London");

describe("what says whether a story is public", () => {
	it.each<[Record<string, unknown>[], string]>([
		[[{ draft: "True" }], "draft"],
		[[{ draft: "no" }, { draft: "yes" }], "draft"],
		[[{ status: "published" }, { is_published: "0" }], "draft"],
		[[{ status: "withdrawn" }, { status: "published" }], "withdrawn"],
		[[{ published: "TRUE", date: "1957" }], "published"],
		[[{ published: "1957" }], "published"],
		[[{ password: "x" }], "draft"],
		[[{ visibility: "public" }], "published"],
	])("%j: %s", (sources, status) => {
		const { fields, problems } = read(...sources);
		expect(problems.filter(({ rule }) => rule !== "sources-differ")).toEqual([]);
		expect(fields?.status).toBe(status);
	});

	it("makes a draft of what is not understood, and says so", () => {
		const { fields, problems } = read({ state: "Ohio" });
		expect(fields?.status).toBe("draft");
		expect(problems).toMatchObject([
			{
				file: "0.yml",
				rule: "status-unknown",
				severity: "error",
				message: 'state: "Ohio" does not say whether the story is public; it is taken for a draft.',
			},
		]);
	});

	it.each([
		[{ noindex: "off" }, { noindex: "on" }],
		[{ noindex: true }, { noindex: false }],
	])("takes the stricter of %j and %j", (first, second) => {
		expect(read(first, second).fields?.noindex).toBe(true);
	});

	it.each<[Record<string, unknown>, Record<string, unknown>]>([
		[{ draft: false, Draft: true }, { status: "draft" }],
		[{ Draft: true, draft: false }, { status: "draft" }],
		[{ draft: false, extra: { draft: "yes" } }, { status: "draft" }],
		[{ draft: false, params: { "is-draft": "on" } }, { status: "draft" }],
		[{ "<<": { draft: true } }, { status: "draft" }],
		[{ "<<": [{}, { draft: true }], draft: false }, { status: "draft" }],
		[{ status: "published", Status: "withdrawn", extra: { status: "draft" } }, { status: "draft" }],
		[{ embargo: "2020-01-01", Embargo: "2099-01-01" }, { embargo: "2099-01-01" }],
		[{ expires: "2099-01-01", EXPIRES: "2030-01-01", extra: { expires: "2020-01-01" } }, { expires: "2020-01-01" }],
		[{ hide_headline: false, hideHeadline: "yes" }, { hide_headline: true }],
		[{ "hide-headline": 0, "Hide Headline": 1 }, { hide_headline: true }],
		[{ noindex: "no", NoIndex: "YES" }, { noindex: true }],
		[{ noindex: false, robots: "noindex, follow" }, { noindex: true }],
	])("of one source, %j, the stricter counts: %j", (values, expected) => {
		const { fields } = read(values);
		const found = Object.keys(expected).map((name) => {
			const value = fields?.[name as "embargo"];
			return [name, typeof value === "object" ? value.edtf : value];
		});
		expect(Object.fromEntries(found)).toEqual(expected);
	});

	it("takes a noindex that is not understood for true, and says so", () => {
		const { fields, problems } = read({ noindex: "perhaps" });
		expect(fields?.noindex).toBe(true);
		expect(problems).toMatchObject([{ rule: "field-form", severity: "warning", remedy: "Write true; until then it counts as true." }]);
	});
});

describe("the dates of a story's release", () => {
	it.each<[Record<string, unknown>[], Record<string, string>]>([
		[[{ date: "2020-01-01", publishDate: "2099-01-01" }], { published: "2020-01-01", embargo: "2099-01-01" }],
		[[{ publishDate: "2099-01-01" }], { published: "2099-01-01", embargo: "2099-01-01" }],
		[[{ expiryDate: "2019-01-01" }], { expires: "2019-01-01" }],
		[[{ pubDate: "2020-05-05" }], { published: "2020-05-05" }],
		[[{ path: "2014/12/12/timeline" }], { published: "2014-12-12" }],
		[[{ path: "2014/12/12/timeline", date: "2014-12-13" }], { published: "2014-12-13" }],
		[[{ embargo: "2030-01-01" }, { embargo: "2031-01-01" }], { embargo: "2031-01-01" }],
		[[{ expires: "2031-01-01" }, { expires: "2030-01-01" }], { expires: "2030-01-01" }],
		[[{ date: "2020-01-01" }, { published: "2099-01-01" }], { published: "2020-01-01", embargo: "2099-01-01" }],
		[[{ date: "2020-01-01", published: "2019-01-01" }], { published: "2019-01-01", embargo: "2020-01-01" }],
		[[{ date: "2020-01-01" }, { date: "2019-01-01" }], { published: "2020-01-01" }],
	])("%j: %j", (sources, expected) => {
		const { fields, problems } = read(...sources);
		expect(problems.filter(({ rule }) => rule !== "sources-differ")).toEqual([]);
		const dates = { published: fields?.published, embargo: fields?.embargo, expires: fields?.expires };
		expect(Object.fromEntries(Object.entries(dates).flatMap(([name, date]) => (date ? [[name, date.edtf]] : [])))).toEqual(expected);
	});

	it("are those of another source where one cannot be read", () => {
		const { fields, problems } = read({ date: "04/01/2016" }, { published: "2016-04-01" });
		expect(fields).toMatchObject({ published: { edtf: "2016-04-01" }, embargo: { edtf: "2017-01-01" } });
		expect(problems).toMatchObject([
			{
				rule: "date-impossible",
				severity: "warning",
				message: 'date: "04/01/2016" may be either of two days; the story is dated by published of 1.yml.',
				remedy: "Write it as 2016-04-01 or 2016-01-04.",
			},
		]);
	});

	it("are unknown where none can be read, and the story waits until the year that was written is over", () => {
		const { fields, problems } = read({ date: "2021-02-31" });
		expect(fields).toMatchObject({ embargo: { edtf: "2022-01-01" } });
		expect(fields?.published).toBeUndefined();
		expect(problems).toMatchObject([{ rule: "date-impossible", severity: "warning" }]);
	});

	it.each(["n.d.", "unknown", "[undated]"])("are none, and no mistake, where %s says that nobody knows them", (date) => {
		const { fields, problems } = read({ date });
		expect(fields).toMatchObject({ status: "published" });
		expect(fields?.published).toBeUndefined();
		expect(fields?.embargo).toBeUndefined();
		expect(problems).toEqual([]);
	});

	it("are those of another source where one says that nobody knows them", () => {
		expect(read({ date: "n.d." }, { published: "1957-03" }).fields).toMatchObject({ published: { edtf: "1957-03" } });
		expect(read({ date: "n.d.", embargo: "unknown" }).fields).toBeUndefined();
	});

	it("hold a story back that has an embargo nobody can read", () => {
		expect(read({ embargo: "2030-01-01", publishDate: "soon" }).fields).toBeUndefined();
	});
});

describe("a field under two of its names", () => {
	it("is shown once, and the other value is told and kept", () => {
		const { fields, extra, problems } = read({ summary: "Sum", excerpt: "Another text" });
		expect(fields?.standfirst).toBe("Sum");
		expect(extra).toEqual({ excerpt: "Another text" });
		expect(problems).toMatchObject([{ rule: "field-twice", severity: "info" }]);
	});

	it("is one where both say the same", () => {
		const { extra, problems } = read({ summary: "Sum", excerpt: "Sum" });
		expect([extra, problems]).toEqual([{}, []]);
	});
});
