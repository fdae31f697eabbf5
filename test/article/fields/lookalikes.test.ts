import { describe, expect, it } from "vitest";
import { meantAs } from "../../../src/article/fields/lookalikes.ts";
import { readMetadata } from "../../../src/article/metadata.ts";

const read = (values: Record<string, unknown>) =>
	readMetadata("a.md", [{ file: "a.md", values: { headline: "A", ...values }, line: 1, yaml: Object.keys(values).join(": 1\n") }], "UTC");

describe("keys that look like one that says what is public", () => {
	it.each([
		["drafts", "draft"],
		["drfat", "draft"],
		["is_a_draft", "draft"],
		["keep private", "draft"],
		["hide", "draft"],
		["doNotPublish", "draft"],
		["don't publish", "draft"],
		["on-hold", "draft"],
		["internal_only", "draft"],
		["embargo_til", "embargo"],
		["under_embargo", "embargo"],
		["Sperrfrist", "embargo"],
		["scheduled", "embargo"],
		["hold until", "embargo"],
		["hold_for_release", "embargo"],
		["dontpublish", "draft"],
		["not_for_publication", "draft"],
		["Entwurf", "draft"],
		["brouillon", "draft"],
		["下書き", "draft"],
		["nicht veröffentlicht", "draft"],
		["Unvero\u0308ffentlicht", "draft"],
		["veröffentlicht", "published"],
		["vero\u0308ffentlicht", "published"],
		["is_publicado", "published"],
		["statsu", "status"],
		["pubished", "published"],
		["expire_date", "expires"],
		["no_indx", "noindex"],
		["hide_title", "hide_headline"],
		["spiked", "withdrawn"],
	])("%s means %s", (key, meant) => {
		expect(meantAs(key)).toBe(meant);
	});

	it.each(
		"layout title publisher stats hidetoc hiddenInHomeList hide_sidebar draft_notes internal_links privacy_policy craft comments weight x schedule_note release release_date".split(
			" ",
		),
	)("%s is about something else", (key) => {
		expect(meantAs(key)).toBeUndefined();
	});
});

describe("a story with such a key", () => {
	it.each<[Record<string, unknown>, Record<string, unknown>]>([
		[{ drafts: true }, { status: "draft" }],
		[{ is_a_draft: "yes" }, { status: "draft" }],
		[{ hide: "until Monday" }, { status: "draft" }],
		[{ statsu: "draft" }, { status: "draft" }],
		[{ entwurf: "ja" }, { status: "draft" }],
		[{ Sperrfrist: "1.1.2099" }, { embargo: "2099-01-01" }],
		[{ scheduled: "2099-01-01" }, { embargo: "2099-01-01" }],
		[{ scheduled: true }, { status: "draft" }],
		[{ spiked: true }, { status: "withdrawn" }],
		[{ withdrawn: { date: "2021-01-01", reason: "Libel" } }, { status: "withdrawn" }],
		[{ withdrawn: "2021-01-01" }, { status: "withdrawn" }],
		[{ retracted: "At the wish of the person it is about." }, { status: "withdrawn" }],
		[{ pubished: false }, { status: "draft" }],
		[{ under_embargo: true }, { status: "draft" }],
		[{ embargo_til: "2099-01-01" }, { embargo: "2099-01-01" }],
		[{ embargo: "2030-01-01", embargo_lifts: "2099-01-01" }, { embargo: "2099-01-01" }],
		[{ date: "2020-01-01", pubished: "2099-01-01" }, { embargo: "2099-01-01" }],
		[{ expire_date: "2020-01-01" }, { expires: "2020-01-01" }],
		[{ hide_title: true }, { hide_headline: true }],
		[{ meta: { draft: true } }, { status: "draft" }],
		[{ _build: { render: "never", list: "always" } }, { status: "draft" }],
		[{ build: { list: false } }, { status: "draft" }],
		[{ post: { workflow: { status: "pending" } } }, { status: "draft" }],
		[{ meta: { embargo: "2099-01-01" } }, { embargo: "2099-01-01" }],
		[{ page: { published: false } }, { status: "draft" }],
		[{ ready: false }, { status: "draft" }],
		[{ is_final: "no" }, { status: "draft" }],
		[{ released: false }, { status: "draft" }],
		[{ complete: 0 }, { status: "draft" }],
		[{ review: "pending" }, { status: "draft" }],
		[{ legal_review: "in progress" }, { status: "draft" }],
		[{ approval: "awaiting" }, { status: "draft" }],
		[{ statut: "brouillon" }, { status: "draft" }],
		[{ estado: "borrador" }, { status: "draft" }],
		[{ Entwürfe: true }, { status: "draft" }],
		[{ vertraulich: "ja" }, { status: "draft" }],
	])("%j is held back, or shown with discretion, and that is told: %j", (values, expected) => {
		const { fields, problems } = read(values);
		const found = Object.keys(expected).map((name) => {
			const value = fields?.[name as "embargo"];
			return [name, typeof value === "object" ? value.edtf : value];
		});
		expect(Object.fromEntries(found)).toEqual(expected);
		expect(problems.filter(({ rule }) => rule === "key-unknown")).toMatchObject([
			{ file: "a.md", line: expect.any(Number), severity: "error" },
		]);
	});

	it("is left out where nobody can read what may be an embargo", () => {
		expect(read({ embargo_til: "soon" }).fields).toBeUndefined();
	});

	it.each([
		{ drafts: false },
		{ privacy: "public" },
		{ pubished: "2020-01-01x" },
		{ draft_status: "final" },
		{ withdrawn: {} },
		// Horses of a race.
		{ withdrawn: ["Harbour Light", "Second Wind"] },
	])("%j is published where the value says nothing against it, and the key is told", (values) => {
		const { fields, problems } = read(values);
		expect(fields?.status).toBe("published");
		expect(problems).toMatchObject([{ rule: "key-unknown", severity: "warning" }]);
	});

	it.each([
		{ menu: { hidden: true } },
		{ comments: { enabled: false } },
		{ geo: { state: "Ohio" } },
		{ hidetoc: true },
		{ publisher: "2020-01-01" },
		// A review of a film, a story that subscribers read first, the year of a film, the stage of a race.
		{ review: "film" },
		{ review: true },
		{ premium: true },
		{ released: 1957 },
		{ complete: "80%" },
		{ ready: true },
		{ stage: "final" },
		{ estado: "Ohio" },
		{ stato: "Italia" },
		{ status: "published" },
		{ status: "publicado" },
		{ concept: true },
	])("%j says nothing of the story", (values) => {
		const { fields, problems } = read(values);
		expect([fields?.status, problems]).toEqual(["published", []]);
	});
});

describe("dates of publication under names of other systems and languages", () => {
	it.each(["fecha", "Erscheinungsdatum", "date_gmt", "release_date", "publicado", "fecha_de_publicación"])(
		"%s keeps a story until then",
		(key) => {
			const { fields, problems } = read({ [key]: "2099-05-01" });
			expect([fields?.embargo?.edtf ?? fields?.published?.edtf, problems]).toEqual(["2099-05-01", []]);
		},
	);

	it("count beside an earlier date", () => {
		expect(read({ date: "2020-01-01", fecha: "2099-05-01" }).fields?.embargo?.edtf).toBe("2099-05-01");
	});

	it("reads WordPress's date_gmt in its zone", () => {
		const values = { headline: "A", date_gmt: "2099-05-01 10:00:00" };
		const { fields } = readMetadata("a.md", [{ file: "a.md", values }], "Pacific/Auckland");
		expect(fields?.published?.instant).toBe(Date.UTC(2099, 4, 1, 10));
	});
});
