import { describe, expect, it } from "vitest";
import { fieldNames, fieldNote, fieldsSchema } from "../../src/article/fields.ts";
import { type FieldSource, type Metadata, readMetadata } from "../../src/article/metadata.ts";

function source(values: Record<string, unknown>, file = "a.md"): FieldSource {
	return {
		file,
		values,
		line: 10,
		yaml: Object.entries(values)
			.map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
			.join(""),
	};
}

function metadata(...values: Record<string, unknown>[]): Metadata {
	return readMetadata(
		"a.md",
		values.map((one) => source(one)),
		"Europe/London",
	);
}

/** The fields of a story with a headline and these values; it must have no problems. */
function fieldsOf(values: Record<string, unknown>): Record<string, unknown> {
	const { fields, problems } = metadata({ headline: "A", ...values });
	expect(problems).toEqual([]);
	return { ...fields };
}

const rules = ({ problems }: Metadata) => problems.map(({ rule, severity }) => `${severity} ${rule}`);

describe("a story's fields", () => {
	it("have defaults", () => {
		expect(fieldsOf({})).toEqual({
			headline: "A",
			authors: [],
			tags: [],
			noindex: false,
			corrections: [],
			status: "published",
			hide_headline: false,
			redirect_from: [],
		});
	});

	const ann = { name: "Ann" };
	it.each<[Record<string, unknown>, Record<string, unknown>]>([
		[{ headline: 1984 }, { headline: "1984" }],
		[{ headline: true }, { headline: "true" }],
		[{ headline: "  A\u00a0B\n C " }, { headline: "A B C" }],
		[{ author: "Ann" }, { authors: [ann] }],
		[{ authors: ["Ann", "Bob"] }, { authors: [ann, { name: "Bob" }] }],
		[
			{ authors: [{ name: "Ann", role: "Editor", url: "https://ann.example/" }] },
			{ authors: [{ ...ann, role: "Editor", url: "https://ann.example/" }] },
		],
		[{ authors: { name: "Ann", role: "", url: null } }, { authors: [ann] }],
		[{ author: null }, { authors: [] }],
		[{ author: "" }, { authors: [] }],
		[{ authors: ["Ann", null, ""] }, { authors: [ann] }],
		[{ tags: "a, b ,, c" }, { tags: ["a", "b", "c"] }],
		[{ tags: ["a, b", "c"] }, { tags: ["a, b", "c"] }],
		[{ tags: [1987] }, { tags: ["1987"] }],
		[{ tags: 1987 }, { tags: ["1987"] }],
		[{ tags: [] }, { tags: [] }],
		[{ section: "Sport" }, { section: "Sport" }],
		[{ noindex: "yes" }, { noindex: true }],
		[{ noindex: "False" }, { noindex: false }],
		[{ image: "a.jpg" }, { image: { src: "a.jpg" } }],
		[{ image: { src: "a.jpg", alt: "" } }, { image: { src: "a.jpg" } }],
		[{ image: { src: "a.jpg", alt: "x", caption: " y ", credit: null } }, { image: { src: "a.jpg", alt: "x", caption: "y" } }],
		[{ source: "https://x.example/a" }, { source: { url: "https://x.example/a" } }],
		[{ source: "The Post" }, { source: { name: "The Post" } }],
		[{ source: { name: "The Post", url: "https://x.example/" } }, { source: { name: "The Post", url: "https://x.example/" } }],
		[{ corrections: "Wrong name." }, { corrections: [{ text: "Wrong name." }] }],
		[{ corrections: [{ text: "a" }, "b"] }, { corrections: [{ text: "a" }, { text: "b" }] }],
		[{ redirect_from: "/old" }, { redirect_from: ["/old"] }],
		[{ redirect_from: ["old", "./old", "../old/"] }, { redirect_from: ["old", "./old", "../old/"] }],
		[{ language: "pt-BR" }, { language: "pt-BR" }],
		[{ print: { page: 3, issue: 412 } }, { print: { page: "3", issue: "412" } }],
		[{ license: "https://creativecommons.org/licenses/by/4.0/" }, { license: "https://creativecommons.org/licenses/by/4.0/" }],
	])("%j gives %j", (written, expected) => {
		expect(fieldsOf(written)).toMatchObject(expected);
	});

	it("keep the empty alt text of a picture that says nothing", () => {
		expect(fieldsOf({ image: { src: "a.jpg", alt: "" } }).image).toEqual({ src: "a.jpg", alt: "" });
	});

	it("read dates in the zone of the site", () => {
		expect(fieldsOf({ published: "2024-07-01 10:00", print: "1957-03-04", corrections: [{ date: "1957-03", text: "x" }] })).toMatchObject({
			published: { edtf: "2024-07-01T10:00:00+01:00", instant: Date.UTC(2024, 6, 1, 9) },
			print: { date: { edtf: "1957-03-04" } },
			corrections: [{ date: { edtf: "1957-03" }, text: "x" }],
		});
	});

	const aliases = fieldNames.flatMap((name) => (fieldNote(name).aliases ?? []).map((alias) => [alias, name] as const));

	it("have all the aliases of the reference", () => {
		expect(aliases.map(([alias]) => alias)).toEqual(
			(
				"title date pubDate publishedAt publishedOn datePublished publicationDate publishedDate postDate postedAt postedOn dateGmt " +
				"erscheinungsdatum erscheintAm veröffentlichungsdatum veröffentlichtAm datePublication dateDePublication dateDeParution publiéLe " +
				"fecha fechaPublicación fechaPublicacion fechaDePublicación fechaDePublicacion dataPubblicazione dataDiPubblicazione dataPublicação " +
				"dataDePublicação publicatiedatum publiceringsdatum udgivelsesdato publiseringsdato julkaisupäivä " +
				"veröffentlicht veroeffentlicht publié publiée publie publicado publicada publicat pubblicato pubblicata gepubliceerd publicerad " +
				"publiceret publisert julkaistu " +
				"opublikowany opublikowane opublikowano yayınlandı опубликовано δημοσιευμένο δημοσιευμένη δημοσιεύτηκε منشور 公開 " +
				"modified lastmod updatedAt lastUpdated lastModified lastModifiedAt dateModified lastUpdate " +
				"author category categories tag keywords topics labels subjects lang locale " +
				"summary excerpt dek deck subtitle customExcerpt teaser metaDescription seoDescription " +
				"featuredImage featureImage coverImage heroImage headerImage leadImage cover canonical canonicalUrl copyright licence correction erratum errata " +
				"publishDate publishAt publishOn publishFrom publishAfter embargoUntil embargoDate scheduledAt scheduledFor scheduledDate " +
				"goLive goLiveAt goLiveDate visibleFrom availableFrom notBefore releaseDate releasedOn releaseOn releaseAt releaseTime releaseAfter expiryDate expiry expiresAt expirationDate unpublishDate unpublishOn " +
				"url path aliases alias old_urls redirects"
			).split(" "),
		);
	});

	it.each(aliases)("are read as %s for %s", (alias, name) => {
		const value = { updated: "1957", published: "1957", embargo: "1957", expires: "1957", language: "en" }[name as string] ?? "/x";
		const [own, other] = [name, alias].map((key) => metadata({ ...(name === "headline" ? {} : { headline: "A" }), [key]: value }));
		expect(own?.problems).toEqual([]);
		expect(own?.fields?.[name]).toBeDefined();
		// Hugo's date of publication is an embargo as well.
		expect(other?.fields).toEqual({
			...own?.fields,
			...(["publishDate", "publishAt", "publishOn"].includes(alias) && { published: own?.fields?.embargo }),
		});
		expect(other?.extra).toEqual({});
	});

	it("are found whatever the case of their names, and with dashes", () => {
		expect(fieldsOf({ Tags: "a", "Redirect-From": "/x", LANG: "en" })).toMatchObject({
			tags: ["a"],
			redirect_from: ["/x"],
			language: "en",
		});
	});

	it("are described, each in a sentence", () => {
		for (const name of fieldNames) {
			const { description, form } = fieldNote(name);
			expect(description, name).toMatch(/^[A-Z].*\.$/);
			expect(form, name).not.toBe("");
		}
		expect(fieldNames.filter((name) => fieldNote(name).vital)).toEqual(["headline", "id", "status", "embargo", "expires"]);
	});
});

describe("what other systems mean", () => {
	it.each<[Record<string, unknown>, Record<string, unknown>]>([
		[{ categories: ["Sport", "Rowing"] }, { section: "Sport", tags: ["Rowing"] }],
		[{ categories: "Sport, Rowing" }, { section: "Sport", tags: ["Rowing"] }],
		[
			{ categories: ["Sport"], tags: "a, b" },
			{ section: "Sport", tags: ["a", "b"] },
		],
		[
			{ categories: ["Sport", "Rowing"], tags: ["a"] },
			{ section: "Sport", tags: ["a", "Rowing"] },
		],
		[
			{ section: "News", categories: ["Sport", "Rowing"] },
			{ section: "News", tags: ["Sport", "Rowing"] },
		],
		[{ category: ["Sport", "Rowing"] }, { section: "Sport", tags: ["Rowing"] }],
		[{ category: "Arts, Books and Music" }, { section: "Arts, Books and Music", tags: [] }],
		[
			{ category: "Sport", categories: ["Rowing"] },
			{ section: "Sport", tags: ["Rowing"] },
		],
		[{ draft: true }, { status: "draft" }],
		[{ draft: false }, { status: "published" }],
		[{ published: false }, { status: "draft" }],
		[
			{ published: true, date: "1957" },
			{ status: "published", published: expect.objectContaining({ edtf: "1957" }) },
		],
		[{ published: false, status: "withdrawn" }, { status: "draft" }],
		[{ draft: true, status: "published" }, { status: "draft" }],
		[{ draft: false, status: "withdrawn" }, { status: "withdrawn" }],
	])("%j is %j", (written, expected) => {
		const { extra } = metadata({ headline: "A", ...written });
		expect(fieldsOf(written)).toMatchObject(expected);
		expect(extra).toEqual({});
	});

	it("keeps keywords that became tags out of the extras", () => {
		const { fields, extra } = metadata({ headline: "A", categories: ["Sport", "Rowing"], keywords: "a" });
		expect(fields).toMatchObject({ section: "Sport", tags: ["a", "Rowing"] });
		expect(extra).toEqual({});
	});
});

describe("readMetadata", () => {
	it("lets an earlier source stand over a later one", () => {
		const { fields, extra } = readMetadata(
			"a.md",
			[source({ title: "First", mood: "good" }), source({ headline: "Second", tags: "x", mood: "bad", weight: 2 }, "a.yml")],
			"UTC",
		);
		expect(fields).toMatchObject({ headline: "First", tags: ["x"] });
		expect(extra).toEqual({ mood: "good", weight: 2 });
	});

	it("lets a value of a later source stand where the earlier one is empty", () => {
		expect(metadata({ headline: "A", section: "", tags: null }, { section: "Sport", tags: "x" }).fields).toMatchObject({
			section: "Sport",
			tags: ["x"],
		});
	});

	it("keeps whatever is no field, under its own name", () => {
		expect(metadata({ headline: "A", "My-Key": [1], nothing: null, __proto__x: 1 }).extra).toEqual({ "My-Key": [1], __proto__x: 1 });
	});

	it.each<[Record<string, unknown>, string, string]>([
		[{}, "error headline-missing", "The story has no headline."],
		[{ headline: "  " }, "error headline-missing", "The story has no headline."],
		[{ headline: ["a", "b"] }, "error field-form", "headline: must be text."],
		[{ headline: "x".repeat(10_001) }, "error field-form", "headline: is longer than 10,000 characters."],
		[
			{ headline: "A", date: "soon" },
			"error date-impossible",
			'date: "soon" is no date that can be read, or one that never was; the story is left out.',
		],
		[{ headline: "A", embargo: "soon" }, "error date-impossible", 'embargo: "soon" is no date that can be read, or one that never was.'],
		[{ headline: "A", id: { a: 1 } }, "error field-form", "id: must be text."],
	])("leaves a story with %j out: %s", (values, rule, message) => {
		const read = metadata(values);
		expect(read.fields).toBeUndefined();
		expect(rules(read)).toEqual([rule]);
		expect(read.problems[0]).toMatchObject({ file: "a.md", message });
		expect(read.problems[0]?.remedy).toMatch(/\.$/);
	});

	it.each<[Record<string, unknown>, string, Record<string, unknown>]>([
		[{ updated: "2021-02-31" }, "warning date-impossible", { updated: undefined }],
		[{ section: { a: 1 } }, "warning field-form", { section: undefined }],
		[{ language: "English please" }, "warning field-form", { language: undefined }],
		[{ tags: ["good", { bad: 1 }, "fine"] }, "warning field-form", { tags: ["good", "fine"] }],
		[{ authors: [{ name: "Ann", url: "javascript:alert(1)" }] }, "warning field-form", { authors: [{ name: "Ann" }] }],
		[{ authors: [{ name: "Ann", url: "//evil.example/" }] }, "warning field-form", { authors: [{ name: "Ann" }] }],
		[{ source: { name: "x", url: "data:text/html,x" } }, "warning field-form", { source: { name: "x" } }],
		[{ image: ["a.jpg"] }, "warning field-form", { image: undefined }],
		[{ print: { date: "1957-02-30", page: "3" } }, "warning date-impossible", { print: { page: "3" } }],
		[{ corrections: [{ date: "soon", text: "x" }] }, "warning date-impossible", { corrections: [{ text: "x" }] }],
		[{ redirect_from: [{ a: 1 }, "/x"] }, "warning field-form", { redirect_from: ["/x"] }],
		[{ slug: ["a", "b"] }, "warning field-form", { slug: undefined }],
	])("takes what is wrong out of %j", (values, rule, expected) => {
		const read = metadata({ headline: "A", ...values });
		expect(rules(read)).toEqual([rule]);
		expect(read.fields).toEqual({ ...fieldsOf({}), ...expected });
		expect(read.problems[0]?.remedy).toContain("until then the value is left out");
	});

	it.each<[Record<string, unknown>, Record<string, unknown>]>([
		[{ authors: ["Ann", { role: "x" }] }, { authors: [{ name: "Ann" }] }],
		[{ corrections: [{ text: "It was Tuesday." }, { date: "1957" }] }, { corrections: [{ text: "It was Tuesday." }] }],
	])("keeps the other members of %j, of which one lacks what it must have", (values, expected) => {
		expect(metadata({ headline: "A", ...values }).fields).toMatchObject(expected);
	});

	it.each(["n.d.", "unknown", "o. D."])("takes %s for a date that nobody knows, and no mistake", (unknown) => {
		const read = metadata({
			headline: "A",
			date: unknown,
			updated: unknown,
			print: { date: unknown, page: "3" },
			corrections: [{ date: unknown, text: "x" }],
		});
		expect(read.problems).toEqual([]);
		expect(read.fields).toEqual({ ...fieldsOf({}), headline: "A", print: { page: "3" }, corrections: [{ text: "x" }] });
		expect(metadata({ headline: "A", print: unknown }).problems).toEqual([]);
	});

	it.each([
		["late 2050", "2050", "2051-01-01"],
		["mid-2050s", "205X", "2060-01-01"],
		["late March 2050", "2050-03", "2051-01-01"],
	])("lets a story of %s wait until that is over", (date, published, embargo) => {
		expect(metadata({ headline: "A", date }).fields).toMatchObject({ published: { edtf: published }, embargo: { edtf: embargo } });
	});

	it("names the source and the line of what is wrong", () => {
		const { problems } = readMetadata("a.md", [source({ headline: "A" }), source({ lastmod: "x", tags: [{}] }, "a.yml")], "UTC");
		expect(problems.map(({ file, line, message }) => [file, line, message])).toEqual([
			["a.yml", 10, 'updated: "x" is no date that can be read, or one that never was.'],
			["a.yml", 11, "tags.0: must be text."],
		]);
	});

	it("reports every wrong field at once", () => {
		expect(rules(metadata({ published: "x", status: "perhaps", noindex: "z" }))).toEqual([
			"error headline-missing",
			"warning field-form",
			"error status-unknown",
			"error date-impossible",
		]);
	});

	it("leaves the values that it was given as they are", () => {
		const values = Object.freeze({
			headline: "A",
			tags: Object.freeze(["a", Object.freeze({ bad: 1 })]),
			categories: Object.freeze(["S", "T"]),
		});
		const before = JSON.stringify(values);
		metadata(values);
		expect(JSON.stringify(values)).toBe(before);
	});
});

describe("fieldsSchema", () => {
	it("reads times in its own zone", () => {
		const published = (zone: string) => fieldsSchema(zone).parse({ headline: "A", published: "2024-01-01 12:00" }).published?.instant;
		expect(published("UTC")).toBe(Date.UTC(2024, 0, 1, 12));
		expect(published("Asia/Tokyo")).toBe(Date.UTC(2024, 0, 1, 3));
	});
});

describe("a story without a headline", () => {
	it.each([
		[{ titel: "A wall" }, "Write headline instead of titel, if that is its headline."],
		[{ Headlin: "A wall" }, "Write headline instead of Headlin, if that is its headline."],
		[{ tidal: "high" }, 'Give it one: "headline: …".'],
		[{}, 'Give it one: "headline: …".'],
	])("that has the keys of %o is told: %s", (values, remedy) => {
		const { problems } = readMetadata("a.md", [{ file: "a.md", values }], "UTC");
		expect(problems.filter(({ rule }) => rule === "headline-missing").map((problem) => problem.remedy)).toEqual([remedy]);
	});
});
